import '../environment.js';
import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { HttpFailure } from '../errors/codes.js';
import type { Authenticate } from '../identity/authenticate.js';
import type { TrustedDocuments } from '../limits/trusted-documents.js';
import { callerKeyOf, type RequestContext } from '../request-context.js';
import type { Admission } from './admission.js';
import type { DirectAnswer } from './direct-answer.js';
import { type Exchange, headerOf, idempotencyKeyOf, type Route } from './exchange.js';
import { readJson } from './read-body.js';
import { SET_BY_US, sendText } from './send-text.js';

/** What a graph request needs. */
export interface GraphTools {
  readonly server: ApolloServer<RequestContext>;
  readonly direct: DirectAnswer;
  readonly authenticate: Authenticate;
  readonly admission: Admission;
  /** Null answers any document. */
  readonly trusted: TrustedDocuments | null;
  /** Milliseconds for a whole request. */
  readonly deadlineMs: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Values of `accept` for which the content type that the server chose is remembered. */
const MOST_ACCEPTS = 100;
const LONGEST_ACCEPT = 200;

/** `POST /graphql`, and `GET /graphql` for queries under @apollo/server's rules against cross-site requests. */
export function graphRoute(tools: GraphTools): Route {
  const contentTypes = new Map<string, string>();
  return {
    name: 'graph',
    // A trusted document is asked for by POST: over GET it would be its text that counts, not its name.
    methods: tools.trusted ? ['POST'] : ['GET', 'POST'],
    matches: (path) => path === '/graphql',
    // Who is still sending holds no place: slow senders would keep everybody else out.
    handle: async (exchange) => {
      const context = await contextOf(exchange, tools);
      const body = await bodyOf(exchange);
      // Who hangs up keeps it until the answer is made, as what was begun goes on: a mutation is not called back, and others
      // may have joined a query. Given back at once, any amount of work could be started by asking and hanging up.
      await tools.admission.run(() => answer(exchange, body, context, tools, contentTypes));
    },
  };
}

/** By the short way where the server answered the like before, else by the server. */
async function answer(
  exchange: Exchange,
  given: unknown,
  context: RequestContext,
  tools: GraphTools,
  contentTypes: Map<string, string>,
): Promise<void> {
  const { request } = exchange;
  const body = tools.trusted ? tools.trusted(given) : given;
  const accept = headerOf(request, 'accept') ?? '';
  const contentType = contentTypes.get(accept);
  if (request.method === 'POST' && contentType !== undefined) {
    const text = await tools.direct(body, context);
    if (text !== undefined)
      return sendText(exchange, 200, ['content-type', contentType], text, tools.deadlineMs);
  }
  const reply = await byServer(exchange, tools, body, context);
  if (reply.body.kind !== 'complete') throw new Error('answers in parts are not supported');
  const chosen = reply.headers.get('content-type');
  if (chosen && (reply.status ?? 200) === 200 && accept.length <= LONGEST_ACCEPT) {
    if (contentTypes.size >= MOST_ACCEPTS) contentTypes.clear();
    contentTypes.set(accept, chosen);
  }
  const headers = [...reply.headers].filter(([name]) => !SET_BY_US.has(name)).flat();
  await sendText(exchange, reply.status ?? 200, headers, reply.body.string, tools.deadlineMs);
}

async function contextOf({ request, requestId }: Exchange, tools: GraphTools): Promise<RequestContext> {
  const idempotencyKey = idempotencyKeyOf(request);
  const deadlineMs = tools.now() + tools.deadlineMs;
  const caller = await tools.authenticate(headerOf(request, 'authorization'));
  return { caller, callerKey: callerKeyOf(caller), requestId, idempotencyKey, deadlineMs };
}

function byServer(
  exchange: Exchange,
  { server }: GraphTools,
  body: unknown,
  context: RequestContext,
): Promise<HTTPGraphQLResponse> {
  const { request, search } = exchange;
  return server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method ?? 'GET', headers: headersOf(exchange), search, body },
    context: async () => context,
  });
}

async function bodyOf({ request }: Exchange): Promise<unknown> {
  if (request.method !== 'POST') return undefined;
  const type = headerOf(request, 'content-type') ?? '';
  if (!/^application\/(?:graphql\+)?json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
    throw new HttpFailure(415, 'BAD_REQUEST', 'The body must be application/json in UTF-8.');
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
