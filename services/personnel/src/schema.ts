import { type Subgraph, subgraphOf } from '@anzhi/graphql-kit';
import { modules } from './modules/index.js';

/** The personnel subgraph, built once per process. */
export function personnelSubgraph(): Subgraph {
  return subgraphOf(modules);
}
