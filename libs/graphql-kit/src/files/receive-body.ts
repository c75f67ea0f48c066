import type { IncomingMessage } from 'node:http';

/** What came of receiving a body. */
export type ReceivedBody =
  | { readonly kind: 'whole'; readonly bytes: Buffer }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'cut' };

/** Past this multiple of the limit the connection is dropped: nobody is read forever to be refused politely. */
const PATIENCE = 4;

/**
 * Receives a whole body of at most `limit` bytes. What is larger is read on without being kept, so that the client gets
 * to see the refusal; a body that ends before its content-length, or whose connection breaks, is cut.
 */
export function receiveBody(request: IncomingMessage, limit: number): Promise<ReceivedBody> {
  const declared = Number(request.headers['content-length'] ?? Number.NaN);
  const chunks: Buffer[] = [];
  let size = 0;
  let keep = !(declared > limit);
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        keep = false;
        chunks.length = 0;
      }
      if (size > limit * PATIENCE) request.destroy();
      if (keep) chunks.push(chunk);
    });
    request.on('end', () => {
      if (!request.complete || (declared >= 0 && declared !== size)) resolve({ kind: 'cut' });
      else resolve(keep ? { kind: 'whole', bytes: Buffer.concat(chunks) } : { kind: 'too-large' });
    });
    request.on('error', () => resolve({ kind: 'cut' }));
    request.on('close', () => resolve({ kind: 'cut' }));
  });
}
