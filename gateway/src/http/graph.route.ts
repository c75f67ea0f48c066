import '../environment.js';
import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { HttpFailure } from '../errors/codes.js';
import type { Authenticate } from '../identity/authenticate.js';
import type { TrustedDocuments } from '../limits/trusted-documents.js';
import { callerKeyOf, type RequestContext } from '../request-context.js';
import type { Admission } from './admission.js';
import { type Exchange, headerOf, idempotencyKeyOf, type Route } from './exchange.js';
import { readJson } from './read-body.js';

/** What a graph request needs. */
export interface GraphTools {
  readonly server: ApolloServer<RequestContext>;
  readonly authenticate: Authenticate;
  readonly admission: Admission;
  /** Null answers any document. */
  readonly trusted: TrustedDocuments | null;
  /** Milliseconds for a whole request. */
  readonly deadlineMs: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** `POST /graphql`, and `GET /graphql` for queries under @apollo/server's rules against cross-site requests. */
export function graphRoute(tools: GraphTools): Route {
  return {
    name: 'graph',
    // A trusted document is asked for by POST: over GET it would be its text that counts, not its name.
    methods: tools.trusted ? ['POST'] : ['GET', 'POST'],
    matches: (path) => path === '/graphql',
    handle: (exchange) => tools.admission.run(() => answer(exchange, tools)),
  };
}

async function answer(exchange: Exchange, tools: GraphTools): Promise<void> {
  const { request, requestId, search } = exchange;
  const idempotencyKey = idempotencyKeyOf(request);
  const deadlineMs = tools.now() + tools.deadlineMs;
  const caller = await tools.authenticate(headerOf(request, 'authorization'));
  const context = { caller, callerKey: callerKeyOf(caller), requestId, idempotencyKey, deadlineMs };
  const reply = await tools.server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method ?? 'GET',
      headers: headersOf(exchange),
      search,
      body: tools.trusted ? tools.trusted(await bodyOf(exchange)) : await bodyOf(exchange),
    },
    context: async () => context,
  });
  send(exchange, reply);
}

async function bodyOf({ request }: Exchange): Promise<unknown> {
  if (request.method !== 'POST') return undefined;
  const type = headerOf(request, 'content-type') ?? '';
  if (!/^application\/(?:graphql\+)?json\s*(;|$)/i.test(type)) {
    throw new HttpFailure(415, 'BAD_REQUEST', 'The body must be application/json.');
  }
  if ((headerOf(request, 'content-encoding') ?? 'identity') !== 'identity') {
    throw new HttpFailure(415, 'BAD_REQUEST', 'The body must not be compressed.');
  }
  return readJson(request);
}

/** What @apollo/server may see: never an identity that the client made up. */
function headersOf({ request }: Exchange): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || name === 'authorization' || name.startsWith('x-anzhi-')) continue;
    headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

function send({ response }: Exchange, { status, headers, body }: HTTPGraphQLResponse): void {
  if (body.kind !== 'complete') throw new Error('answers in parts are not supported');
  response.writeHead(status ?? 200, {
    ...Object.fromEntries(headers),
    'content-length': Buffer.byteLength(body.string),
    'cache-control': 'no-store',
  });
  response.end(body.string);
}
