import '../environment.js';
import type { SupergraphSdlHook } from '@apollo/gateway';
import type { RequestContext } from '../request-context.js';
import { type CompiledOperations, createCompiledOperations } from './compiled-operations.js';
import type { Executor, ExecutorTools, FetcherFor } from './executor.js';
import { createPlanner } from './planner.js';
import { createStockExecutor } from './stock-executor.js';

/**
 * Plans by the planner of @apollo/gateway and executes compiled plans. The gateway stays the keeper of the supergraph;
 * what cannot be compiled it executes itself, which is decided before anything is sent.
 */
export function createCompiledExecutor(
  supergraph: SupergraphSdlHook,
  fetcherFor: FetcherFor,
  tools: ExecutorTools,
): Executor {
  const stock = createStockExecutor(supergraph, fetcherFor, tools);
  const compiled = tools.metrics.operations.labels({ executor: 'compiled' });
  const left = tools.metrics.operations.labels({ executor: 'stock' });
  let operations: CompiledOperations | undefined;
  stock.onSchemaLoadOrUpdate((context) => {
    operations = createCompiledOperations(createPlanner(context, fetcherFor));
  });
  return {
    onSchemaLoadOrUpdate: (callback) => stock.onSchemaLoadOrUpdate(callback),
    stop: () => stock.stop(),
    async load(options) {
      const { executor } = await stock.load(options);
      return {
        async executor(requestContext) {
          const { document, request, context } = requestContext;
          const operation = operations?.get(document, request.operationName);
          if (!operation) {
            left.inc();
            return executor(requestContext);
          }
          compiled.inc();
          return operation.execute(request.variables ?? {}, context as RequestContext);
        },
      };
    },
  };
}
