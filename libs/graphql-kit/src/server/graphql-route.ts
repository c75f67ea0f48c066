import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  BodyTooLargeError,
  bodyDigest,
  type Database,
  type HttpRoute,
  IDENTITY_HEADER,
  type IdentityKeys,
  type Logger,
  OverloadedError,
  RetryableError,
  readBody,
  sendJson,
  type ViewerResolver,
  verifyIdentity,
} from '@anzhi/service-kit';
import { ApolloServer, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { RequestContext } from '../context/request-context.js';
import { compiledExecutor, compiledRuns } from '../execution/compiled-executor.js';
import { errorFormatter } from './format-error.js';
import { createKnownQueries, type KnownQueries } from './known-queries.js';
import { type OperationReport, reportOperations } from './report-operations.js';

export interface GraphqlRouteSettings {
  schema: GraphQLSchema;
  database: Database;
  identityKeys: IdentityKeys;
  resolveViewer: ViewerResolver;
  logger: Logger;
  now: () => number;
  mode: 'development' | 'production';
  /** Told how each operation ended. */
  onOperation?: (report: OperationReport) => void;
}

/** Requests of the gateway stay below this; uploads have their own routes. */
const BODY_LIMIT = 2 * 1024 * 1024;

export interface GraphqlRoute {
  route: HttpRoute;
  stop(): Promise<void>;
}

/** POST /graphql for the gateway only: a call without its signed identity answers 401. */
export async function createGraphqlRoute(settings: GraphqlRouteSettings): Promise<GraphqlRoute> {
  const { schema, logger, onOperation } = settings;
  const runs = compiledRuns(schema);
  const known = createKnownQueries(runs, logger, onOperation);
  const server = new ApolloServer<RequestContext>({
    gateway: compiledExecutor(schema, runs),
    introspection: true,
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: errorFormatter(logger),
    documentStore: known.documentStore,
    plugins: [
      // Both would be told of every field that is resolved.
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      known.plugin,
      ...(onOperation ? [reportOperations(onOperation)] : []),
    ],
  });
  await server.start();
  const handle = (request: IncomingMessage, response: ServerResponse): Promise<void> =>
    serve(server, known, settings, request, response);
  return { route: { method: 'POST', path: '/graphql', handle }, stop: () => server.stop() };
}

async function serve(
  server: ApolloServer<RequestContext>,
  known: KnownQueries,
  settings: GraphqlRouteSettings,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request, BODY_LIMIT).catch((error: unknown) => {
    if (error instanceof BodyTooLargeError) return null;
    throw error;
  });
  if (!body) return sendJson(response, 413, { errors: [{ message: 'the request is too large' }] });
  const header = request.headers[IDENTITY_HEADER];
  const verified = verifyIdentity(
    typeof header === 'string' ? header : '',
    { method: 'POST', path: '/graphql', bodyDigest: bodyDigest(body) },
    settings.identityKeys,
    settings.now(),
  );
  if (!verified.ok)
    return sendJson(response, 401, {
      errors: [
        { message: 'a signed identity of the gateway is required', extensions: { code: 'UNAUTHENTICATED' } },
      ],
    });
  const parsed = parseJson(body);
  if (!parsed)
    return sendJson(response, 400, {
      errors: [{ message: 'the body is not JSON', extensions: { code: 'BAD_REQUEST' } }],
    });
  const identity = verified.identity;
  const viewer = await settings
    .resolveViewer(identity.sub === 'anonymous' ? null : identity, identity.rid ?? randomUUID())
    .catch((error: unknown) => {
      if (error instanceof RetryableError || error instanceof OverloadedError) return error;
      throw error;
    });
  if (viewer instanceof Error)
    return sendJson(response, 200, {
      errors: [{ message: viewer.message, extensions: { code: viewer.code } }],
    });
  const context = new RequestContext(
    viewer,
    settings.database,
    firstHeader(request.headers['idempotency-key']),
    settings.mode,
  );
  try {
    const text = await known.answer(parsed, context);
    if (text !== undefined) return send(response, 200, text);
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers: headerMap(request), search: '', body: parsed },
      context: async () => context,
    });
    if (answer.body.kind !== 'complete') throw new Error('incremental answers are not served');
    send(response, answer.status ?? 200, answer.body.string);
  } finally {
    await context.reads.close();
  }
}

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

function parseJson(body: Buffer): unknown {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    return parsed && typeof parsed === 'object' && !Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function headerMap(request: IncomingMessage): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers))
    if (typeof value === 'string') map.set(name, value);
  return map;
}

const firstHeader = (value: string | string[] | undefined): string | null =>
  Array.isArray(value) ? (value[0] ?? null) : (value ?? null);
