import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { type DocumentNode, execute, type GraphQLSchema } from 'graphql';
import type { RequestContext } from '../context/request-context.js';
import { compileQuery } from './compile-query.js';

/** How @apollo/server is given an executor of one's own. */
type Executor = ApolloServerOptionsWithGateway<RequestContext>['gateway'];
type Run = (context: unknown, variables: Record<string, unknown>) => ReturnType<typeof execute>;

/**
 * Executes queries by code compiled once per document, and mutations by graphql-js: there the order of the root fields
 * counts more than speed.
 */
export function compiledExecutor(schema: GraphQLSchema): Executor {
  // @apollo/server keeps a bounded store of parsed documents; what is compiled lives as long as its document there.
  const runs = new WeakMap<DocumentNode, Map<string | undefined, Run>>();
  const runOf = (document: DocumentNode, operationName: string | undefined): Run => {
    const byName = runs.get(document) ?? new Map<string | undefined, Run>();
    runs.set(document, byName);
    const run =
      byName.get(operationName) ??
      compileQuery(schema, document, operationName) ??
      ((contextValue, variableValues) =>
        execute({ schema, document, operationName, contextValue, variableValues }));
    byName.set(operationName, run);
    return run;
  };
  return {
    load: async () => ({
      executor: async ({ document, operation, request, context }) =>
        runOf(document, operation.name?.value)(context, request.variables ?? {}),
    }),
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: async () => undefined,
  };
}
