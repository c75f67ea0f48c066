import { RosterFileError } from '../domain/roster-file-error.js';
import { SAMPLE_BYTES } from './roster-file-type.js';

/** Passes a stream on, in pieces of at most SAMPLE_BYTES so that batches stay small, until it exceeds `maxBytes`. Throws RosterFileError FILE_TOO_LARGE. */
export async function* limitedTo(stream: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let total = 0;
  for await (const piece of stream) {
    total += piece.length;
    if (total > maxBytes) {
      throw new RosterFileError('FILE_TOO_LARGE', { en: String(Math.floor(maxBytes / 1_048_576)) });
    }
    for (let at = 0; at < piece.length; at += SAMPLE_BYTES) yield piece.subarray(at, at + SAMPLE_BYTES);
  }
}

/** The first bytes of a stream, at least SAMPLE_BYTES where it has them, and the whole stream with them put back in front. */
export async function sampled(
  stream: AsyncIterable<Buffer>,
): Promise<{ readonly sample: Buffer; readonly whole: AsyncIterable<Buffer> }> {
  const pieces = stream[Symbol.asyncIterator]();
  const head: Buffer[] = [];
  let length = 0;
  while (length < SAMPLE_BYTES) {
    const next = await pieces.next();
    if (next.done) break;
    head.push(next.value);
    length += next.value.length;
  }
  const sample = Buffer.concat(head);
  async function* whole(): AsyncGenerator<Buffer> {
    try {
      if (sample.length > 0) yield sample;
      for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
    } finally {
      // Whoever stops early lets the source close.
      await pieces.return?.();
    }
  }
  return { sample, whole: whole() };
}
