import '../environment.js';
import type { SupergraphSdlHook } from '@apollo/gateway';
import type { DocumentNode } from 'graphql';
import type { RequestContext } from '../request-context.js';
import type { CompiledOperation } from './compiled-operation.js';
import { type CompiledOperations, createCompiledOperations } from './compiled-operations.js';
import type { Executor, ExecutorTools, FetcherFor } from './executor.js';
import { createPlanner, type NamedSubgraph } from './planner.js';
import { createStockExecutor } from './stock-executor.js';
import { faultsOfVariables } from './variables.js';

/** An executor whose compiled operations can also be had directly. */
export interface CompiledExecutor extends Executor {
  /**
   * The compiled operation of a document that was validated against the schema in use; null where there is none.
   * @throws GraphQLError for a subscription and for what cannot be planned.
   */
  operation(document: DocumentNode, name: string | undefined): CompiledOperation | null;
  /** Compiles an operation of such a document now and keeps it for as long as the document is kept. @throws as `operation`. */
  keep(document: DocumentNode, name: string | undefined): void;
}

/**
 * Plans by the planner of @apollo/gateway and executes compiled plans. The gateway stays the keeper of the supergraph;
 * what cannot be compiled it executes itself, which is decided before anything is sent.
 * @param accepted hears which subgraphs a supergraph names, once it is in use; `fetcherFor` is also asked for those of
 * supergraphs that are then refused.
 */
export function createCompiledExecutor(
  supergraph: SupergraphSdlHook,
  fetcherFor: FetcherFor,
  tools: ExecutorTools,
  accepted: (subgraphs: readonly NamedSubgraph[]) => void = () => undefined,
): CompiledExecutor {
  const stock = createStockExecutor(supergraph, fetcherFor, tools);
  const left = tools.metrics.operations.labels({ executor: 'stock' });
  let operations: CompiledOperations | undefined;
  stock.onSchemaLoadOrUpdate((context) => {
    const planner = createPlanner(stock, context, fetcherFor);
    operations = createCompiledOperations(planner, tools.metrics);
    accepted(planner.subgraphs);
  });
  return {
    onSchemaLoadOrUpdate: (callback) => stock.onSchemaLoadOrUpdate(callback),
    stop: () => stock.stop(),
    operation: (document, name) => operations?.get(document, name) ?? null,
    keep: (document, name) => operations?.keep(document, name),
    async load(options) {
      const { executor } = await stock.load(options);
      return {
        async executor(requestContext) {
          const { document, request, context } = requestContext;
          const operation = operations?.get(document, request.operationName ?? undefined);
          if (!operation) {
            const { schema, operation: definition } = requestContext;
            // Stock checks them too, and would word every fault of them, however many there are.
            const errors = faultsOfVariables(schema, definition, request.variables ?? {});
            if (errors) return { errors };
            left.inc();
            return executor(requestContext);
          }
          return operation.execute(request.variables ?? {}, context as RequestContext);
        },
      };
    },
  };
}
