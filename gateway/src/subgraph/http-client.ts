import { type Dispatcher, Pool } from 'undici';
import { SubgraphFailure } from './failure.js';

/** Milliseconds to open a connection inside one network. */
const CONNECT_TIMEOUT_MS = 1_000;

/** Calls that may wait for a free connection, per connection, before further ones are turned away. */
const QUEUE_PER_CONNECTION = 4;

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

  const post = async (call: SubgraphCall): Promise<SubgraphReply> => {
    if (underWay >= most) throw new SubgraphFailure(service, 'SUBGRAPH_UNAVAILABLE', BUSY);
    underWay += 1;
    // A timer of its own, not undici's: those bound the silence between two chunks, not the whole.
    const signal = AbortSignal.timeout(Math.max(1, call.timeoutMs));
    try {
      const reply = await pool.request({
        path,
        method: 'POST',
        headers: call.headers,
        body: call.body,
        signal,
      });
      return { status: reply.statusCode, text: await readText(service, reply, settings.maxResponseBytes) };
    } catch (error) {
      throw error instanceof SubgraphFailure ? error : failureOf(service, error, signal.aborted);
    } finally {
      underWay -= 1;
    }
  };

  return { post, close: (graceMs) => closePool(pool, graceMs) };
}

async function readText(service: string, reply: Dispatcher.ResponseData, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of reply.body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) {
      // Leaving the loop destroys the stream, and with it the connection that the rest would come through.
      throw new SubgraphFailure(service, 'SUBGRAPH_INVALID_RESPONSE', `more than ${limit} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size).toString('utf8');
}

function failureOf(service: string, error: unknown, timedOut: boolean): SubgraphFailure {
  if (timedOut) return new SubgraphFailure(service, 'SUBGRAPH_TIMEOUT', 'no whole answer in time');
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const detail = error instanceof Error ? error.message : String(error);
  if (code.startsWith('HPE_')) return new SubgraphFailure(service, 'SUBGRAPH_INVALID_RESPONSE', detail);
  return new SubgraphFailure(service, 'SUBGRAPH_UNAVAILABLE', detail, CONNECTION_LOST.includes(code));
}

async function closePool(pool: Pool, graceMs: number): Promise<void> {
  const timer = setTimeout(() => void pool.destroy(), graceMs);
  await pool.close().catch(() => undefined);
  clearTimeout(timer);
}
