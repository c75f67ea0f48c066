import { isAscii, isUtf8, transcode } from 'node:buffer';

/** Under this, Node's own reading and writing is as fast. */
const SHORT = 1_024;

/** Where texts are written before their length in bytes is known; a character is three of them at most. */
const SCRATCH = Buffer.allocUnsafeSlow(768 * 1_024);
const BYTES_OF_ONE = 3;

/**
 * `bytes.toString('utf8')`, where most answers hold some Chinese and Node's own decoder, with the first character
 * that is not ASCII, takes about as long as parsing the JSON does.
 */
export function decodeUtf8(bytes: Buffer): string {
  if (bytes.length < SHORT) return bytes.toString('utf8');
  if (isAscii(bytes)) return bytes.toString('latin1');
  // Stray bytes become U+FFFD, which the fast way does not do.
  if (!isUtf8(bytes)) return bytes.toString('utf8');
  return transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
}

/** `Buffer.from(text, 'utf8')` in one pass over the text, which counts no bytes first. */
export function encodeUtf8(text: string): Buffer {
  if (text.length < SHORT || text.length * BYTES_OF_ONE > SCRATCH.length) return Buffer.from(text, 'utf8');
  const size = SCRATCH.write(text, 0, 'utf8');
  const bytes = Buffer.allocUnsafeSlow(size);
  SCRATCH.copy(bytes, 0, 0, size);
  return bytes;
}
