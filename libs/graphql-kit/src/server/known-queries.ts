import { createBoundedCache, type Logger, plainRequest, servedError } from '@anzhi/service-kit';
import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, getOperationAST, OperationTypeNode } from 'graphql';
import type { RequestContext } from '../context/request-context.js';
import type { CompiledRuns } from '../execution/compiled-executor.js';
import { errorFormatter } from './format-error.js';
import { type OperationReport, reportOf } from './report-operations.js';

/** Characters of documents that are kept. */
const MOST_TEXT = 2_000_000;

/** Queries that @apollo/server has parsed and found valid before: its pipeline costs more than a small answer does. */
export interface KnownQueries {
  /**
   * The text of the answer; undefined where the server must look at the request: nothing was resolved then. Mutations
   * always are such.
   */
  answer(body: unknown, context: RequestContext): Promise<string | undefined>;
  /** Remembers what the server finds valid. */
  readonly plugin: ApolloServerPlugin<RequestContext>;
}

/** @param tell is told of each operation answered here, as the server's own plugin does for the others. */
export function createKnownQueries(
  runs: CompiledRuns,
  logger: Logger,
  tell: ((report: OperationReport) => void) | undefined,
): KnownQueries {
  const known = createBoundedCache<DocumentNode>(MOST_TEXT);
  const formatError = errorFormatter(logger);
  return {
    async answer(body, context) {
      const request = plainRequest(body);
      const document = request && known.get(request.query);
      if (!document) return undefined;
      const operation = getOperationAST(document, request.operationName);
      if (operation?.operation !== OperationTypeNode.QUERY) return undefined;
      const startedAt = performance.now();
      const { data, errors } = await runs(document, operation.name?.value)(context, request.variables);
      // Without data nothing was resolved: the variables are at fault, which the server words.
      if (data === undefined) return undefined;
      tell?.(reportOf(operation, startedAt, errors !== undefined, context));
      const shown = errors?.map((error) => formatError(servedError(error), error));
      return JSON.stringify(shown ? { errors: shown, data } : { data });
    },
    plugin: {
      async requestDidStart() {
        return {
          async didResolveOperation({ document, source }) {
            if (!known.get(source)) known.set(source, document, source.length);
          },
        };
      },
    },
  };
}
