import { type Dispatcher, Pool } from 'undici';
import { decodeUtf8 } from '../utf8.js';
import { SubgraphFailure } from './failure.js';

/** Milliseconds to open a connection inside one network. */
const CONNECT_TIMEOUT_MS = 1_000;

/**
 * Calls that may wait for a free connection, per connection, before further ones are turned away: by default as many as
 * two for each request that is let in, or the house would take in requests only to fail them (tried: 500 callers at once).
 */
const QUEUE_PER_CONNECTION = 15;

/** Detail of the failure when we hold too many calls ourselves. */
export const BUSY = 'too many calls under way';

const CONNECTION_LOST = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_SOCKET'];

/** One call to a subgraph: the body has been signed for in `headers`. */
export interface SubgraphCall {
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly timeoutMs: number;
}

/** An answer in full, not yet looked into. */
export interface SubgraphReply {
  readonly status: number;
  readonly text: string;
}

/** Bounded HTTP to one subgraph. */
export interface SubgraphHttpClient {
  /** @throws SubgraphFailure when no whole answer came within time and size. */
  post(call: SubgraphCall): Promise<SubgraphReply>;
  /** Lets calls under way end, for at most `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/** Keep-alive connections, one request at a time on each: a slow answer must not hold up another behind it. */
export function createSubgraphHttpClient(
  service: string,
  url: URL,
  settings: { readonly connections: number; readonly maxResponseBytes: number },
): SubgraphHttpClient {
  const pool = new Pool(url.origin, {
    connections: settings.connections,
    pipelining: 1,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    keepAliveTimeout: 30_000,
  });
  const path = `${url.pathname}${url.search}`;
  const most = settings.connections * (1 + QUEUE_PER_CONNECTION);
  let underWay = 0;

  const post = async ({ headers, body, timeoutMs }: SubgraphCall): Promise<SubgraphReply> => {
    if (underWay >= most) throw new SubgraphFailure(service, 'SUBGRAPH_UNAVAILABLE', BUSY);
    underWay += 1;
    try {
      return await receive(service, Math.max(1, timeoutMs), settings.maxResponseBytes, (handler) =>
        pool.dispatch({ path, method: 'POST', headers, body }, handler),
      );
    } finally {
      underWay -= 1;
    }
  };

  return { post, close: (graceMs) => closePool(pool, graceMs) };
}

/** Reads one whole answer, by undici's own callbacks: its streams and signals cost more than our part of a call. */
function receive(
  service: string,
  timeoutMs: number,
  limit: number,
  dispatch: (handler: Dispatcher.DispatchHandler) => void,
): Promise<SubgraphReply> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let [size, status, ended] = [0, 0, false];
    let connection: Dispatcher.DispatchController | undefined;
    const fail = (failure: SubgraphFailure): void => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      reject(failure);
      connection?.abort(failure);
    };
    // A timer of its own, not undici's: those bound the silence between two chunks, not the whole.
    const giveUp = () => fail(new SubgraphFailure(service, 'SUBGRAPH_TIMEOUT', 'no whole answer in time'));
    const timer = setTimeout(giveUp, timeoutMs);
    dispatch({
      onRequestStart(controller) {
        connection = controller;
        if (ended) controller.abort(new Error('given up while it waited'));
      },
      onResponseStart(_controller, statusCode) {
        status = statusCode;
      },
      onResponseData(_controller, chunk) {
        size += chunk.length;
        if (size <= limit) chunks.push(chunk);
        else fail(new SubgraphFailure(service, 'SUBGRAPH_INVALID_RESPONSE', `more than ${limit} bytes`));
      },
      onResponseEnd() {
        ended = true;
        clearTimeout(timer);
        resolve({ status, text: decodeUtf8(whole(chunks, size)) });
      },
      onResponseError: (_controller, error) => fail(failureOf(service, error)),
    });
  });
}

function whole(chunks: readonly Buffer[], size: number): Buffer {
  const [only, ...others] = chunks;
  return only && others.length === 0 ? only : Buffer.concat(chunks, size);
}

function failureOf(service: string, error: Error): SubgraphFailure {
  const code = 'code' in error ? String(error.code) : '';
  const detail = error.message;
  if (code.startsWith('HPE_')) return new SubgraphFailure(service, 'SUBGRAPH_INVALID_RESPONSE', detail);
  return new SubgraphFailure(service, 'SUBGRAPH_UNAVAILABLE', detail, CONNECTION_LOST.includes(code));
}

async function closePool(pool: Pool, graceMs: number): Promise<void> {
  const timer = setTimeout(() => void pool.destroy(), graceMs);
  await pool.close().catch(() => undefined);
  clearTimeout(timer);
}
