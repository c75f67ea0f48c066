import { RosterFileError } from '../domain/roster-file-error.js';
import type { RawRow } from '../domain/roster-row.js';
import { dateStyles, sharedStrings, workbookSheets } from './xlsx-parts.js';
import { type SheetContext, sheetReader } from './xlsx-sheet.js';
import { entryText, type InflateBudget, inflateEntry, type ZipEntry, zipEntries } from './zip.js';

/** 1 GB: a sheet of 500,000 people unpacks to about 700 MB, and only a piece of it is in memory. */
export const DEFAULT_MAX_INFLATED_BYTES = 1024 * 1024 * 1024;
/** Everything but the sheets is held in memory whole, so less of it is allowed. */
const MAX_PARTS_BYTES = 256 * 1024 * 1024;
/** A row is about a thousand characters; what never ends is no row. */
const ROW_LIMIT = 4_000_000;

async function collected(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

const broken = (en: string, zh: string): RosterFileError =>
  new RosterFileError('WORKBOOK_BROKEN', { en, zh });

/** CSV rows have the width of the header; a sheet leaves empty cells at the end of a row out. */
function padded(row: RawRow, width: number): RawRow {
  if (row.cells.length >= width) return row;
  return { ...row, cells: [...row.cells, ...Array.from({ length: width - row.cells.length }, () => '')] };
}

async function* readSheet(
  zip: Buffer,
  entry: ZipEntry,
  context: SheetContext,
  budget: InflateBudget,
): AsyncGenerator<RawRow[]> {
  const reader = sheetReader(context);
  const decoder = new TextDecoder('utf-8');
  let width = 0;
  for await (const piece of inflateEntry(zip, entry, budget)) {
    const rows = reader.push(decoder.decode(piece, { stream: true }));
    if (!reader.closed && reader.pending > ROW_LIMIT) throw broken('a row has no end', '某行没有结尾');
    // Titles stand above the header, so the widest row so far is the measure.
    for (const row of rows) width = Math.max(width, row.cells.length);
    if (rows.length > 0) yield rows.map((row) => padded(row, width));
    if (reader.closed) return;
  }
  if (!reader.closed) throw broken('the sheet has no end', '工作表没有结尾');
}

async function workbookParts(zip: Buffer, entries: ReadonlyMap<string, ZipEntry>, maxBytes: number) {
  const limit = Math.min(maxBytes, MAX_PARTS_BYTES);
  const budget: InflateBudget = { left: limit, total: limit };
  const part = (name: string): Promise<string | null> => entryText(zip, entries, name, budget);
  const { paths, from1904 } = workbookSheets(
    (await part('xl/workbook.xml')) ?? '',
    (await part('xl/_rels/workbook.xml.rels')) ?? '',
  );
  const strings = sharedStrings(await part('xl/sharedStrings.xml'));
  const styles = dateStyles(await part('xl/styles.xml'));
  return { paths, context: { strings, dateStyles: styles, from1904 } };
}

/**
 * Reads the rows of a workbook's first visible sheet that has any. The zip is read from its directory and unpacked with a count of
 * what comes out, so a bomb, a cut file and a damaged one are each told apart.
 * Throws RosterFileError FILE_IS_OTHER_ZIP, FILE_TRUNCATED, WORKBOOK_BROKEN, WORKBOOK_INFLATES_TOO_MUCH.
 */
export async function* readXlsx(
  bytes: AsyncIterable<Buffer>,
  maxInflatedBytes: number,
): AsyncGenerator<RawRow[]> {
  const zip = await collected(bytes);
  const entries = zipEntries(zip);
  if (!entries.has('[Content_Types].xml') || !entries.has('xl/workbook.xml')) {
    throw new RosterFileError('FILE_IS_OTHER_ZIP');
  }
  const { paths, context } = await workbookParts(zip, entries, maxInflatedBytes);
  const budget: InflateBudget = { left: maxInflatedBytes, total: maxInflatedBytes };
  for (const path of paths) {
    const entry = entries.get(path);
    if (entry === undefined) throw broken('a sheet is missing', '缺少工作表');
    let found = false;
    for await (const rows of readSheet(zip, entry, context, budget)) {
      found ||= rows.some((row) => row.cells.some((cell) => cell !== ''));
      yield rows;
    }
    if (found) return;
  }
}
