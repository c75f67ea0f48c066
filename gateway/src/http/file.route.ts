import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  IDENTITY_HEADER,
  type IdentityKeys,
  type Logger,
  STREAM_DIGEST,
  signIdentity,
} from '@anzhi/service-kit';
import type { Dispatcher } from 'undici';
import { HttpFailure } from '../errors/codes.js';
import type { Authenticate } from '../identity/authenticate.js';
import { ANONYMOUS, type Caller } from '../identity/claims.js';
import type { Admission } from './admission.js';
import { arrives, type Exchange, endAnswer, headerOf, idempotencyKeyOf, type Route } from './exchange.js';

const ROSTERS = /^\/rosters\/([A-Za-z0-9][A-Za-z0-9-]{0,31})$/;
/** Plain segments only: what a service gets to see is what was matched here, and no `..` of any spelling. */
const FILES = /^\/files\/([a-z]{1,32})(\/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,199}){1,6}$/;

/** The service that a path belongs to; undefined for a path that is none of a file. */
function ownerOf(path: string): string | undefined {
  return ROSTERS.test(path) ? 'personnel' : FILES.exec(path)?.[1];
}

/** What passing files on needs. */
export interface FileTools {
  /** Where a service is; undefined for one that neither the supergraph nor the environment has told. */
  readonly addressOf: (service: string) => { readonly origin: string } | undefined;
  /** Told that an upload has ended, well or not: queries from now on must see what it changed. */
  readonly changed: (service: string) => void;
  readonly dispatcher: Dispatcher;
  readonly authenticate: Authenticate;
  readonly admission: Admission;
  readonly identityKeys: IdentityKeys;
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly logger: Logger;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * `POST /rosters/{factoryCode}` and `GET|POST /files/{service}/…`: passes a file on to its service, or back to the client,
 * as it comes, never holding it as a whole. When the client goes away in the middle, the connection to the service is
 * broken off before the end of the body, so that nobody can take a part for the whole.
 */
export function fileRoute(tools: FileTools): Route {
  return {
    name: 'file',
    methods: ['GET', 'POST'],
    matches: (path) => ownerOf(path) !== undefined,
    handle: async (exchange) => {
      if (exchange.request.method !== 'POST' && ROSTERS.test(exchange.path))
        throw new HttpFailure(405, 'METHOD_NOT_ALLOWED', 'Only POST is answered here.', { allow: 'POST' });
      const caller = await tools.authenticate(headerOf(exchange.request, 'authorization'));
      await tools.admission.run(() => passOn(exchange, caller, tools));
    },
  };
}

async function passOn(exchange: Exchange, caller: Caller, tools: FileTools): Promise<void> {
  const uploading = exchange.request.method === 'POST';
  const headers = headersFor(exchange, caller, uploading, tools);
  const service = ownerOf(exchange.path) ?? '';
  const owner = tools.addressOf(service);
  if (!owner) throw unavailable(service);
  const body = uploading ? bounded(exchange.request, tools.maxBytes) : null;
  const signal = AbortSignal.timeout(tools.timeoutMs);
  try {
    const asked = tools.dispatcher.request({
      origin: owner.origin,
      path: targetOf(exchange),
      method: uploading ? 'POST' : 'GET',
      headers,
      body: body?.stream ?? null,
      signal,
      // The owner checks the whole file before it answers: only the timer above bounds it.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    // Before the client gets to know, as it may ask at once.
    const reply = await asked.finally(() => uploading && tools.changed(service));
    await sendReply(exchange, service, reply);
  } catch (error) {
    throw failureOf(body?.fault() ?? error, signal.aborted, exchange, service, tools.logger);
  } finally {
    body?.stream.destroy();
  }
}

const targetOf = ({ path, search }: Exchange): string => `${path}${search}`;

function headersFor(
  exchange: Exchange,
  caller: Caller,
  uploading: boolean,
  tools: FileTools,
): Record<string, string> {
  const { requestId } = exchange;
  // Files cost more than any query: nobody unknown gets to make us move one.
  if (caller === ANONYMOUS) {
    throw new HttpFailure(401, 'UNAUTHENTICATED', 'A file needs an access token.', {
      'www-authenticate': 'Bearer',
    });
  }
  const method = uploading ? 'POST' : 'GET';
  const signed = { method, path: targetOf(exchange), bodyDigest: STREAM_DIGEST };
  return {
    'x-request-id': requestId,
    [IDENTITY_HEADER]: signIdentity({ ...caller, rid: requestId }, signed, tools.identityKeys, tools.now()),
    ...(uploading && uploadHeaders(exchange, tools)),
  };
}

function uploadHeaders({ request }: Exchange, { maxBytes }: FileTools): Record<string, string> {
  const key = idempotencyKeyOf(request);
  if (key === undefined) {
    throw new HttpFailure(400, 'IDEMPOTENCY_KEY_REQUIRED', 'An upload needs an Idempotency-Key header.');
  }
  const length = headerOf(request, 'content-length');
  if (length !== undefined && Number(length) > maxBytes) throw tooLarge(maxBytes);
  const type = headerOf(request, 'content-type');
  return {
    'idempotency-key': key,
    ...(type !== undefined && { 'content-type': type }),
    ...(length !== undefined && { 'content-length': length }),
  };
}

/** The body up to `limit`; `fault` tells why it ended early, if it did. */
function bounded(
  request: IncomingMessage,
  limit: number,
): { stream: Transform; fault: () => HttpFailure | undefined } {
  let size = 0;
  let fault: HttpFailure | undefined;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit) fault ??= tooLarge(limit);
      done(fault ?? null, chunk);
    },
  });
  const cut = (): void => {
    if (request.complete) return;
    fault ??= new HttpFailure(400, 'BAD_REQUEST', 'The upload was cut off; nothing was taken.');
    stream.destroy(fault);
  };
  // Not a pipeline: that would destroy the request, and the client would not get to see a refusal.
  request.on('error', cut).on('close', cut);
  request.pipe(stream);
  return { stream, fault: () => fault };
}

/** Headers of the service that its file needs; everything else is the gateway's to say. */
const PASSED_BACK = ['content-type', 'content-disposition', 'content-length', 'content-security-policy'];

async function sendReply(
  { request, response, headers }: Exchange,
  service: string,
  reply: Dispatcher.ResponseData,
): Promise<void> {
  if (reply.statusCode === 401) throw unavailable(service);
  const passed = PASSED_BACK.flatMap((name): [string, string][] => {
    const value = reply.headers[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  response.writeHead(reply.statusCode, {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    ...Object.fromEntries(passed),
    'cache-control': 'no-store',
    ...(arrives(request) && { connection: 'close' }),
  });
  await pipeline(reply.body, response, { end: false });
  endAnswer({ request, response });
}

function failureOf(
  error: unknown,
  timedOut: boolean,
  { requestId }: Exchange,
  service: string,
  logger: Logger,
): HttpFailure {
  if (error instanceof HttpFailure) return error;
  const detail = error instanceof Error ? error.message : String(error);
  logger.warn({ service, detail, requestId }, 'file could not be passed on');
  if (timedOut)
    return new HttpFailure(504, 'SUBGRAPH_TIMEOUT', `The service ${service} did not answer in time.`);
  return unavailable(service);
}

function unavailable(service: string): HttpFailure {
  return new HttpFailure(
    503,
    'SUBGRAPH_UNAVAILABLE',
    `The service ${service} cannot be reached at present.`,
    { 'retry-after': '1' },
  );
}

function tooLarge(limit: number): HttpFailure {
  return new HttpFailure(413, 'BODY_TOO_LARGE', `The file is larger than ${limit} bytes.`);
}
