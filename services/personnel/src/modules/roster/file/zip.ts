import { createInflateRaw } from 'node:zlib';
import { RosterFileError } from '../domain/roster-file-error.js';

/** One file inside a zip, as its central directory lists it. Sizes in bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressedSize: number;
  readonly headerAt: number;
}

/** How many bytes may still be unpacked from a workbook; shared by all its entries, counted as they come out. */
export interface InflateBudget {
  left: number;
  readonly total: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

const truncated = (): RosterFileError =>
  new RosterFileError('FILE_TRUNCATED', { en: 'the workbook has no end', zh: '工作簿没有结尾' });
const broken = (en: string, zh: string): RosterFileError =>
  new RosterFileError('WORKBOOK_BROKEN', { en, zh });

function findEnd(zip: Buffer): number {
  // The end record is 22 bytes and a comment of at most 65,535.
  const lowest = Math.max(0, zip.length - 22 - 0xffff);
  for (let at = zip.length - 22; at >= lowest; at -= 1) {
    if (zip.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw truncated();
}

/**
 * Lists the entries of a zip from its central directory (APPNOTE 4.3.12), so a file that was cut is seen at once.
 * Throws RosterFileError FILE_TRUNCATED, WORKBOOK_BROKEN.
 */
export function zipEntries(zip: Buffer): Map<string, ZipEntry> {
  const end = findEnd(zip);
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  const entries = new Map<string, ZipEntry>();
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || zip.readUInt32LE(at) !== DIRECTORY_ENTRY)
      throw broken('its directory is damaged', '目录损坏');
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength).replace(/^\//, '');
    entries.set(name, {
      name,
      method: zip.readUInt16LE(at + 10),
      encrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
      compressedSize: zip.readUInt32LE(at + 20),
      headerAt: zip.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function dataOf(zip: Buffer, entry: ZipEntry): Buffer {
  const at = entry.headerAt;
  if (at + 30 > zip.length || zip.readUInt32LE(at) !== LOCAL_HEADER)
    throw broken('an entry is damaged', '内容损坏');
  const from = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  if (from + entry.compressedSize > zip.length) throw truncated();
  return zip.subarray(from, from + entry.compressedSize);
}

function spend(budget: InflateBudget, bytes: number): void {
  budget.left -= bytes;
  if (budget.left < 0) {
    throw new RosterFileError('WORKBOOK_INFLATES_TOO_MUCH', {
      en: String(Math.floor(budget.total / 1_048_576)),
    });
  }
}

/**
 * Unpacks one entry piece by piece, counting what really comes out (sizes stated in a zip may lie).
 * Throws RosterFileError WORKBOOK_INFLATES_TOO_MUCH, WORKBOOK_BROKEN, FILE_TRUNCATED.
 */
export async function* inflateEntry(
  zip: Buffer,
  entry: ZipEntry,
  budget: InflateBudget,
): AsyncGenerator<Buffer> {
  if (entry.encrypted) throw broken('it is protected by a password', '已加密');
  const data = dataOf(zip, entry);
  if (entry.method === STORED) {
    spend(budget, data.length);
    yield data;
    return;
  }
  if (entry.method !== DEFLATED) throw broken('an unknown compression', '未知的压缩方式');
  const inflate = createInflateRaw({ chunkSize: 65_536 });
  inflate.end(data);
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      spend(budget, piece.length);
      yield piece;
    }
  } catch (error) {
    if (error instanceof RosterFileError) throw error;
    throw broken('an entry is damaged', '内容损坏');
  } finally {
    inflate.destroy();
  }
}

/** Unpacks one entry as UTF-8 text; null when the zip lacks it. Errors as inflateEntry. */
export async function entryText(
  zip: Buffer,
  entries: ReadonlyMap<string, ZipEntry>,
  name: string,
  budget: InflateBudget,
): Promise<string | null> {
  const entry = entries.get(name);
  if (entry === undefined) return null;
  const pieces: Buffer[] = [];
  for await (const piece of inflateEntry(zip, entry, budget)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
