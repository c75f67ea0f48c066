import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { encodeUtf8 } from '../utf8.js';
import type { Exchange } from './exchange.js';

/** Bytes from which an answer is compressed: below, what is saved on the way is not worth the time. */
const LARGE = 64 * 1_024;

/** Characters under which a text goes out with its head in one piece: to make it bytes first takes longer. */
const SHORT = 1_024;

/** Rows of one shape shrink well at any level; the time is what differs. */
const LEVEL = constants.Z_BEST_SPEED;

const compress = promisify(gzip);

/** Headers of the answer itself that `sendText` sets: nobody else's may stand beside them. */
export const SET_BY_US: ReadonlySet<string> = new Set(['content-length', 'cache-control']);

/**
 * Answers with a text, compressed where it is large and the client reads gzip; headers are names and values in turn.
 * Resolves when the kernel has all of it, so that whoever bounds what is under way counts answers that a slow client has
 * not taken; such a client is cut after `takeMs`.
 */
export async function sendText(
  exchange: Exchange,
  status: number,
  headers: readonly string[],
  text: string,
  takeMs: number,
): Promise<void> {
  const { request, response } = exchange;
  if (text.length < SHORT) {
    response.writeHead(status, headOf(exchange, headers, Buffer.byteLength(text)));
    response.end(text);
  } else {
    const plain = encodeUtf8(text);
    const large = plain.length >= LARGE;
    const compressed = large && readsGzip(request);
    const bytes = compressed ? await compress(plain, { level: LEVEL }) : plain;
    const head = headOf(exchange, headers, bytes.length);
    if (large) head.push('vary', 'accept-encoding');
    if (compressed) head.push('content-encoding', 'gzip');
    response.writeHead(status, head);
    response.end(bytes);
  }
  if (response.writableLength > 0) await taken(request, response, takeMs);
}

/** Names and values in turn, as `writeHead` takes them. */
function headOf({ headers: common }: Exchange, headers: readonly string[], length: number): string[] {
  const head = [...headers, 'content-length', String(length), 'cache-control', 'no-store'];
  for (const name in common) head.push(name, common[name]!);
  return head;
}

/** By the client's word: it may refuse by `gzip;q=0`. */
function readsGzip({ headers }: IncomingMessage): boolean {
  const accepted = headers['accept-encoding'];
  if (typeof accepted !== 'string') return false;
  return accepted.split(',').some((one) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(one));
}

function taken({ socket }: IncomingMessage, response: ServerResponse, takeMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      response.off('close', done);
      socket.off('close', done);
      resolve();
    };
    // An answer that still waits for those before it on its connection has no socket, and is not told when that ends.
    const timer = setTimeout(() => socket.destroy(), takeMs);
    response.once('close', done);
    socket.once('close', done);
    if (socket.destroyed) done();
    // As many as there are answers that wait on one connection.
    socket.setMaxListeners(0);
  });
}
