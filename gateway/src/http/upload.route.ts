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
import { type Exchange, endAnswer, headerOf, idempotencyKeyOf, type Route } from './exchange.js';

const PATH = /^\/rosters\/([A-Za-z0-9][A-Za-z0-9-]{0,31})$/;

/** What an upload needs. */
export interface UploadTools {
  /** Where the owning service is; undefined until the supergraph or the environment has told. */
  readonly owner: () => { readonly origin: string } | undefined;
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
 * `POST /rosters/{factoryCode}`: passes a file on to personnel as it comes in, never holding it as a whole. When
 * the client goes away in the middle, the connection to personnel is broken off before the end of the body, so
 * that personnel cannot take a part for the whole.
 */
export function uploadRoute(tools: UploadTools): Route {
  return {
    name: 'upload',
    methods: ['POST'],
    matches: (path) => PATH.test(path),
    handle: async (exchange) => {
      const caller = await tools.authenticate(headerOf(exchange.request, 'authorization'));
      await tools.admission.run(() => passOn(exchange, caller, tools));
    },
  };
}

async function passOn(exchange: Exchange, caller: Caller, tools: UploadTools): Promise<void> {
  const headers = headersFor(exchange, caller, tools);
  const owner = tools.owner();
  if (!owner) throw unavailable();
  const body = bounded(exchange.request, tools.maxBytes);
  const signal = AbortSignal.timeout(tools.timeoutMs);
  try {
    const reply = await tools.dispatcher.request({
      origin: owner.origin,
      path: exchange.path,
      method: 'POST',
      headers,
      body: body.stream,
      signal,
      // The owner checks the whole file before it answers: only the timer above bounds it.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    await sendReply(exchange, reply);
  } catch (error) {
    throw failureOf(body.fault() ?? error, signal.aborted, exchange, tools.logger);
  } finally {
    body.stream.destroy();
  }
}

function headersFor(
  { request, path, requestId }: Exchange,
  caller: Caller,
  tools: UploadTools,
): Record<string, string> {
  // Uploads cost more than any query: nobody unknown gets to make us read one.
  if (caller === ANONYMOUS) {
    throw new HttpFailure(401, 'UNAUTHENTICATED', 'An upload needs an access token.', {
      'www-authenticate': 'Bearer',
    });
  }
  const key = idempotencyKeyOf(request);
  if (key === undefined) {
    throw new HttpFailure(400, 'IDEMPOTENCY_KEY_REQUIRED', 'An upload needs an Idempotency-Key header.');
  }
  const length = headerOf(request, 'content-length');
  if (length !== undefined && Number(length) > tools.maxBytes) throw tooLarge(tools.maxBytes);
  const signed = { method: 'POST', path, bodyDigest: STREAM_DIGEST };
  const type = headerOf(request, 'content-type');
  return {
    'x-request-id': requestId,
    'idempotency-key': key,
    [IDENTITY_HEADER]: signIdentity({ ...caller, rid: requestId }, signed, tools.identityKeys, tools.now()),
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

async function sendReply({ request, response }: Exchange, reply: Dispatcher.ResponseData): Promise<void> {
  if (reply.statusCode === 401) throw unavailable();
  const type = reply.headers['content-type'];
  response.writeHead(reply.statusCode, {
    'content-type': typeof type === 'string' ? type : 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...(!request.complete && { connection: 'close' }),
  });
  await pipeline(reply.body, response, { end: false });
  endAnswer({ request, response });
}

function failureOf(error: unknown, timedOut: boolean, { requestId }: Exchange, logger: Logger): HttpFailure {
  if (error instanceof HttpFailure) return error;
  const detail = error instanceof Error ? error.message : String(error);
  logger.warn({ service: 'personnel', detail, requestId }, 'upload could not be passed on');
  if (timedOut)
    return new HttpFailure(504, 'SUBGRAPH_TIMEOUT', 'The service personnel did not answer in time.');
  return unavailable();
}

function unavailable(): HttpFailure {
  return new HttpFailure(503, 'SUBGRAPH_UNAVAILABLE', 'The service personnel cannot be reached at present.', {
    'retry-after': '1',
  });
}

function tooLarge(limit: number): HttpFailure {
  return new HttpFailure(413, 'BODY_TOO_LARGE', `The file is larger than ${limit} bytes.`);
}
