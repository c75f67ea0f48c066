import { type Subgraph, subgraphOf } from '@anzhi/graphql-kit';
import { modules } from './modules/index.js';

/** The stability subgraph, built once per process. */
export function stabilitySubgraph(): Subgraph {
  return subgraphOf(modules);
}
