import { MOST_FAULTS, toldFaults } from '@anzhi/service-kit';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { type DocumentNode, execute, type GraphQLSchema } from 'graphql';
import type { RequestContext } from '../context/request-context.js';
import { compileQuery } from './compile-query.js';
import { isPromise } from './run.js';

/** How @apollo/server is given an executor of one's own. */
type Executor = ApolloServerOptionsWithGateway<RequestContext>['gateway'];
type Run = (context: unknown, variables: Readonly<Record<string, unknown>>) => ReturnType<typeof execute>;

/** Gives what runs an operation of a valid document. */
export type CompiledRuns = (document: DocumentNode, operationName: string | undefined) => Run;

/**
 * Executes queries by code compiled once per document, and mutations by graphql-js: there the order of the root fields
 * counts more than speed.
 */
export function compiledRuns(schema: GraphQLSchema): CompiledRuns {
  // What is compiled lives as long as its document does; those who keep documents bound them.
  const runs = new WeakMap<DocumentNode, Map<string | undefined, Run>>();
  return (document, operationName) => {
    const byName = runs.get(document) ?? new Map<string | undefined, Run>();
    runs.set(document, byName);
    const run =
      byName.get(operationName) ??
      compileQuery(schema, document, operationName) ??
      ((contextValue, variableValues) =>
        withFewFaults(
          execute({
            ...{ schema, document, operationName, contextValue, variableValues },
            options: { maxCoercionErrors: MOST_FAULTS },
          }),
        ));
    byName.set(operationName, run);
    return run;
  };
}

/** Without data nothing was executed: then the errors are about the variables. */
function withFewFaults(result: ReturnType<typeof execute>): ReturnType<typeof execute> {
  if (isPromise(result) || result.data !== undefined || !result.errors) return result;
  return { errors: toldFaults(result.errors) };
}

/** For a server of `schema`. */
export function compiledExecutor(schema: GraphQLSchema, runs: CompiledRuns): Executor {
  return {
    load: async () => ({
      executor: async ({ document, operation, request, context }) =>
        runs(document, operation.name?.value)(context, request.variables ?? {}),
    }),
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: async () => undefined,
  };
}
