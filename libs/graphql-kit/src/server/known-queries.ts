import { createBoundedCache, type Logger, plainRequest, servedError } from '@anzhi/service-kit';
import type { ApolloServerOptions, ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, getOperationAST, Kind, OperationTypeNode } from 'graphql';
import type { RequestContext } from '../context/request-context.js';
import type { CompiledRuns } from '../execution/compiled-executor.js';
import { errorFormatter } from './format-error.js';
import { type OperationReport, reportOf } from './report-operations.js';

/**
 * Characters of documents that are kept, as many as in the gateway, which asks them: 7 MB of code where documents are
 * tiny, 25 MB where they are nested, 140 MB at worst (200 aliased objects in each, which the gateway does not let in).
 */
const MOST_TEXT = 500_000;

/** Reckoned for a document beside its text: what is compiled of a tiny one is many times as large. */
const TEXT_OF_ONE = 500;

/** Queries that @apollo/server has parsed and found valid before: its pipeline costs more than a small answer does. */
export interface KnownQueries {
  /**
   * The text of the answer; undefined where the server must look at the request: nothing was resolved then. Mutations
   * always are such.
   */
  answer(body: unknown, context: RequestContext): Promise<string | undefined>;
  /**
   * Where the server keeps what it need not parse again: mutations, which it always answers. Its own store would keep
   * all queries as well, with what is compiled of them.
   */
  readonly documentStore: NonNullable<ApolloServerOptions<RequestContext>['documentStore']>;
  /** Remembers queries that the server finds valid. */
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
  const remember = (key: string, document: DocumentNode): void => {
    if (!known.get(key)) known.set(key, document, (document.loc?.end ?? 0) + TEXT_OF_ONE);
  };
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
    documentStore: {
      // Its keys are digests, and no text of a document is one.
      get: async (key) => known.get(key),
      set: async (key, document) => {
        if (!hasQuery(document)) remember(key, document);
      },
      delete: async () => undefined,
    },
    plugin: {
      async requestDidStart() {
        return {
          async didResolveOperation({ document, source }) {
            if (hasQuery(document)) remember(source, document);
          },
        };
      },
    },
  };
}

const hasQuery = ({ definitions }: DocumentNode): boolean =>
  definitions.some(
    (node) => node.kind === Kind.OPERATION_DEFINITION && node.operation === OperationTypeNode.QUERY,
  );
