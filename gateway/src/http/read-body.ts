import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { HttpFailure, overloaded } from '../errors/codes.js';

/** Body of a graph request (trust.md). */
const MAX_BYTES = 1_024 * 1_024;

/** Time for the body to arrive: a client that trickles holds a place that others wait for. */
const ARRIVAL_MS = 10_000;

/** Memory held by bodies that are still arriving, of all requests together. */
const MOST_ARRIVING = 128 * 1_024 * 1_024;

/** Below, doubling a buffer is more work than room saved. */
const SMALLEST = 1_024;

const NOTHING: Buffer = Buffer.alloc(0);

let arriving = 0;

/**
 * Reads a JSON body of at most 1 MB.
 * @throws HttpFailure 413 BODY_TOO_LARGE, 400 BAD_REQUEST for what is not UTF-8 or JSON, 408 for what does not arrive, and
 *   503 OVERLOADED when too much of others is still arriving.
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const bytes = await readBytes(request);
  // Read anyhow, an id with a stray byte would become another id.
  if (!isUtf8(bytes)) throw new HttpFailure(400, 'BAD_REQUEST', 'The body is not UTF-8.');
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpFailure(400, 'BAD_REQUEST', 'The body is not JSON.');
  }
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > MAX_BYTES) throw tooLarge();
  return request.complete ? bytesOf(request) : arrivingBytes(request, announced);
}

/** Of a body that came with its head, or while something else was awaited. */
function bytesOf(request: IncomingMessage): Buffer {
  if (request.readableLength > MAX_BYTES) throw tooLarge();
  return (request.read() as Buffer | null) ?? NOTHING;
}

function arrivingBytes(request: IncomingMessage, announced: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The only chunk as it came, or a copy of all so far.
    let held = NOTHING;
    let size = 0;
    const hold = (bytes: Buffer): void => {
      arriving += bytes.buffer.byteLength - held.buffer.byteLength;
      held = bytes;
    };
    const settle = (act: () => void) => () => {
      clearTimeout(timer);
      arriving -= held.buffer.byteLength;
      request.off('data', take).off('end', end).off('close', cut).off('error', cut);
      act();
    };
    const keep = (chunk: Buffer): void => {
      const needed = size + chunk.length;
      if (size === 0) hold(chunk);
      else {
        if (needed > held.length) hold(roomier(held, needed, announced));
        chunk.copy(held, size);
      }
      size = needed;
    };
    const take = (chunk: Buffer): void => {
      const large = size + chunk.length > MAX_BYTES;
      if (!large) keep(chunk);
      if (large) settle(() => reject(tooLarge()))();
      else if (arriving > MOST_ARRIVING) settle(() => reject(overloaded()))();
    };
    const end = settle(() => resolve(held.subarray(0, size)));
    const cut = settle(() => reject(new HttpFailure(400, 'BAD_REQUEST', 'The body was cut off.')));
    const late = settle(() =>
      reject(new HttpFailure(408, 'BAD_REQUEST', 'The body took too long to arrive.')),
    );
    const timer = setTimeout(late, ARRIVAL_MS);
    request.on('data', take).on('end', end).on('close', cut).on('error', cut);
  });
}

/**
 * What `bytes` hold in a buffer with room for `needed` and more: chunks kept each for itself would hold a hundred times
 * what they say where they are small.
 */
function roomier(bytes: Buffer, needed: number, announced: number): Buffer {
  const most = announced > 0 ? announced : MAX_BYTES;
  const room = Math.min(Math.max(2 * needed, SMALLEST), most);
  const copy = Buffer.allocUnsafeSlow(Math.max(needed, room));
  bytes.copy(copy);
  return copy;
}

function tooLarge(): HttpFailure {
  return new HttpFailure(413, 'BODY_TOO_LARGE', `The body is larger than ${MAX_BYTES} bytes.`);
}
