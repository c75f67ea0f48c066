import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpFailure } from '../errors/codes.js';

/** One request and its answer. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  /** With its `?`, or empty. */
  readonly search: string;
  readonly requestId: string;
  /** What every answer to it says. */
  readonly headers: Readonly<Record<string, string>>;
}

/** One place of the HTTP front. */
export interface Route {
  /** Label in metrics. */
  readonly name: string;
  readonly methods: readonly string[];
  matches(path: string): boolean;
  /** @throws HttpFailure for an expected refusal. */
  handle(exchange: Exchange): Promise<void>;
}

/** A refused body is still read to its end, up to here, so that the client gets to see the refusal. */
const DRAIN_BYTES = 256 * 1_024 * 1_024;
const DRAIN_MS = 15_000;

/** The value of a header that may come once; undefined when absent. */
export function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

/**
 * The client's idempotency key, as it came.
 * @throws HttpFailure 400 for one that is empty, longer than 255 or not plain ASCII.
 */
export function idempotencyKeyOf(request: IncomingMessage): string | undefined {
  const key = headerOf(request, 'idempotency-key');
  if (key === undefined || /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new HttpFailure(400, 'BAD_REQUEST', 'Idempotency-Key must be 1 to 255 visible ASCII characters.');
}

/** Answers with JSON and no superfluous white space. */
export function sendJson(
  { request, response, headers: common }: Exchange,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = JSON.stringify(value);
  response.writeHead(status, {
    ...common,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    ...headers,
    ...(arrives(request) && { connection: 'close' }),
  });
  response.write(text);
  endAnswer({ request, response });
}

/**
 * Ends an answer whose whole text was written. While the client is still sending, its body is first read away:
 * ending at once would reset the connection, and the client would not see the answer.
 */
export function endAnswer({ request, response }: Pick<Exchange, 'request' | 'response'>): void {
  if (!arrives(request) || request.destroyed) response.end();
  else drain(request, () => response.end());
}

/** Answers with a failure in the shape of a GraphQL answer, on every route alike. */
export function sendFailure(exchange: Exchange, failure: HttpFailure): void {
  const errors = [{ message: failure.message, extensions: { code: failure.code } }];
  sendJson(exchange, failure.status, { errors }, failure.headers);
}

/** Whether a body is still on its way: a request without one has no end to wait for. */
export function arrives({ complete, headers }: IncomingMessage): boolean {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = headers;
  return !complete && (encoding !== undefined || Number(length) > 0);
}

function drain(request: IncomingMessage, done: () => void): void {
  let size = 0;
  const finish = (): void => {
    clearTimeout(timer);
    request.removeListener('data', count);
    done();
  };
  const count = (chunk: Buffer): void => {
    size += chunk.length;
    if (size > DRAIN_BYTES) request.destroy();
  };
  const timer = setTimeout(() => request.destroy(), DRAIN_MS);
  request.on('data', count).once('end', finish).once('close', finish).once('error', finish);
  request.resume();
}
