import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { encodeUtf8 } from '../utf8.js';
import type { Exchange } from './exchange.js';

/** Bytes from which an answer is compressed: below, what is saved on the way is not worth the time. */
const LARGE = 64 * 1_024;

/** Rows of one shape shrink well at any level; the time is what differs. */
const LEVEL = constants.Z_BEST_SPEED;

const compress = promisify(gzip);

/**
 * Answers with a text: compressed where it is large and the client reads gzip. Resolves when the kernel has all of it,
 * so that whoever bounds what is under way counts answers that a slow client has not taken; such a client is cut after
 * `takeMs`.
 */
export async function sendText(
  { request, response, headers: common }: Exchange,
  status: number,
  headers: Readonly<Record<string, string>>,
  text: string,
  takeMs: number,
): Promise<void> {
  const plain = encodeUtf8(text);
  const large = plain.length >= LARGE;
  const compressed = large && readsGzip(request);
  const bytes = compressed ? await compress(plain, { level: LEVEL }) : plain;
  response.writeHead(status, {
    ...common,
    ...headers,
    ...(large && { vary: 'accept-encoding' }),
    ...(compressed && { 'content-encoding': 'gzip' }),
    'content-length': bytes.length,
    'cache-control': 'no-store',
  });
  response.end(bytes);
  if (response.writableLength > 0) await taken(request, response, takeMs);
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
