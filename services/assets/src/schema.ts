import { type Subgraph, subgraphOf } from '@anzhi/graphql-kit';
import { modules } from './modules/index.js';

/** The assets subgraph, built once per process. */
export function assetsSubgraph(): Subgraph {
  return subgraphOf(modules);
}
