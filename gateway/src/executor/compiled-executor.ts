import '../environment.js';
import type { SupergraphSdlHook } from '@apollo/gateway';
import type { Executor, ExecutorTools, FetcherFor } from './executor.js';
import { createStockExecutor } from './stock-executor.js';

/** Plans by @apollo/gateway and executes compiled plans. */
export function createCompiledExecutor(
  supergraph: SupergraphSdlHook,
  fetcherFor: FetcherFor,
  tools: ExecutorTools,
): Executor {
  return createStockExecutor(supergraph, fetcherFor, tools);
}
