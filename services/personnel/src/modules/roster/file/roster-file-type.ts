import { RosterFileError } from '../domain/roster-file-error.js';

/** What a roster file turned out to be, by its content and never by its name. */
export type RosterFileType =
  | { readonly kind: 'xlsx' }
  | { readonly kind: 'csv'; readonly encoding: CsvEncoding };
export type CsvEncoding = 'utf-8' | 'gb18030';

/** How much of the file is looked at, in bytes. */
export const SAMPLE_BYTES = 65_536;

const startsWith = (sample: Buffer, ...bytes: readonly number[]): boolean =>
  bytes.every((byte, i) => sample[i] === byte);

/** Share of NULs at which text without a byte order mark is UTF-16 rather than binary. */
function looksLikeUtf16(sample: Buffer): boolean {
  const length = Math.min(sample.length, 2000);
  const nuls = [0, 0] as [number, number];
  for (let i = 0; i < length; i += 1) if (sample[i] === 0) nuls[(i % 2) as 0 | 1] += 1;
  const [even, odd] = nuls;
  const most = Math.max(even, odd);
  return most > length / 20 && Math.min(even, odd) <= most / 10;
}

function refuseOtherTypes(sample: Buffer): void {
  if (startsWith(sample, 0x25, 0x50, 0x44, 0x46)) throw new RosterFileError('FILE_IS_PDF');
  if (startsWith(sample, 0xd0, 0xcf, 0x11, 0xe0)) throw new RosterFileError('FILE_IS_OLD_XLS');
  if (startsWith(sample, 0xff, 0xfe) || startsWith(sample, 0xfe, 0xff))
    throw new RosterFileError('FILE_IS_UTF16');
  if (sample.includes(0))
    throw new RosterFileError(looksLikeUtf16(sample) ? 'FILE_IS_UTF16' : 'FILE_IS_BINARY');
  if (
    /^\s*<(?:\?xml|!doctype|html|table|meta|workbook)/i.test(
      sample.toString('latin1', 0, 200).replace(/^ï»¿/, ''),
    )
  ) {
    throw new RosterFileError('FILE_IS_MARKUP');
  }
  let controls = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26)) controls += 1;
  if (controls * 100 > sample.length) throw new RosterFileError('FILE_IS_BINARY');
}

/** Characters gained and lost when the sample is read in an encoding; half a character at its end does not count. */
function decoding(sample: Buffer, encoding: CsvEncoding): { readonly han: number; readonly lost: number } {
  const text = new TextDecoder(encoding).decode(sample).replace(/\ufffd{1,3}$/, '');
  return { han: text.match(/\p{Script=Han}/gu)?.length ?? 0, lost: text.match(/\ufffd/g)?.length ?? 0 };
}

/**
 * Detects the type of a roster file from its first bytes: XLSX (any zip; the workbook itself is proved later), CSV in UTF-8 with or
 * without byte order mark, CSV in GB18030. A few bytes that fit neither encoding are left to the rows that hold them.
 * Throws RosterFileError: FILE_EMPTY, FILE_IS_PDF, FILE_IS_OLD_XLS, FILE_IS_MARKUP, FILE_IS_UTF16, FILE_IS_BINARY, FILE_ENCODING_UNKNOWN.
 */
export function detectFileType(sample: Buffer): RosterFileType {
  if (sample.length === 0) throw new RosterFileError('FILE_EMPTY');
  if (startsWith(sample, 0x50, 0x4b, 0x03, 0x04) || startsWith(sample, 0x50, 0x4b, 0x05, 0x06))
    return { kind: 'xlsx' };
  refuseOtherTypes(sample);
  if (startsWith(sample, 0xef, 0xbb, 0xbf)) return { kind: 'csv', encoding: 'utf-8' };
  // GB18030 gives some character to nearly any pair of bytes, so UTF-8 is asked first: by chance it hardly ever fits.
  const utf8 = decoding(sample, 'utf-8');
  if (utf8.lost === 0 || utf8.han > utf8.lost) return { kind: 'csv', encoding: 'utf-8' };
  const gb = decoding(sample, 'gb18030');
  if (gb.lost > 0 && gb.lost * 4 > gb.han) throw new RosterFileError('FILE_ENCODING_UNKNOWN');
  return { kind: 'csv', encoding: 'gb18030' };
}
