import { type Subgraph, subgraphOf } from '@anzhi/graphql-kit';
import { modules } from './modules/index.js';

/** The party subgraph, built once per process. */
export function partySubgraph(): Subgraph {
  return subgraphOf(modules);
}
