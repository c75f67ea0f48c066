import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { CHUNK_CHARACTERS, type Column, iteratorOf, type Rows } from './column.js';
import { rowWriter, SHEET_TAIL, sheetHead } from './sheet-xml.js';
import { sheetPath, workbookParts } from './workbook-xml.js';

export interface XlsxOptions {
  /** Name of the sheet; a following one is called `<name> 2`. At most 26 characters, none of `\ / ? * [ ] :`. */
  readonly sheetName: string;
  /** Rows of one sheet, its header included: 1,048,576 unless told. */
  readonly rowsPerSheet?: number;
}

/** Of 1 to 9: sheets shrink to a tenth either way, and higher levels cost most of the time of an export. */
const COMPRESSION = 3;
/** What a spreadsheet holds. */
const MOST_ROWS = 1_048_576;
const SHEET_NAME = /^[^\\/?*[\]:']{1,26}$/;
/** One moment for every file, so that the same rows give the same bytes. */
const MODIFIED = new Date('2000-01-01T00:00:00Z');

/**
 * Rows as an XLSX workbook, in chunks, written as the rows come: header bold and frozen, money with two decimals, a
 * further sheet where one is full. Memory stays bounded; a consumer that stops early releases the source (its
 * `return()` is called). Errors of the source are thrown on. Throws RangeError on a sheet name that Excel refuses.
 */
export async function* xlsxStream<Row>(
  columns: readonly Column<Row>[],
  rows: Rows<Row>,
  options: XlsxOptions,
): AsyncGenerator<Buffer, void, undefined> {
  if (!SHEET_NAME.test(options.sheetName)) throw new RangeError(`${options.sheetName} cannot name a sheet`);
  const source = iteratorOf(rows);
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const sheets = new Set<Readable>();
  zip.on('error', (error) => output.destroy(error as Error));
  try {
    writeSheets(zip, sheets, columns, source, options);
    for await (const chunk of output) yield chunk as Buffer;
  } finally {
    for (const sheet of sheets) sheet.destroy();
    await source.return?.();
  }
}

type Source<Row> = AsyncIterator<Row> | Iterator<Row>;

/** Puts the sheets into the archive one after the other: the next begins only when rows are left for it. */
function writeSheets<Row>(
  zip: ZipFile,
  streams: Set<Readable>,
  columns: readonly Column<Row>[],
  source: Source<Row>,
  options: XlsxOptions,
): void {
  const dataRows = (options.rowsPerSheet ?? MOST_ROWS) - 1;
  const names: string[] = [];
  const begin = (first: Row[]): void => {
    names.push(names.length === 0 ? options.sheetName : `${options.sheetName} ${names.length + 1}`);
    const sheet = Readable.from(sheetChunks({ columns, source, first, dataRows, finished }), {
      objectMode: false,
    });
    sheet.on('error', (error) => zip.emit('error', error));
    streams.add(sheet);
    zip.addReadStream(sheet, sheetPath(names.length), { mtime: MODIFIED, compressionLevel: COMPRESSION });
  };
  const finished = (leftOver: Row[]): void => {
    if (leftOver.length > 0) {
      begin(leftOver);
      return;
    }
    for (const [path, xml] of workbookParts(names))
      zip.addBuffer(Buffer.from(xml), path, { mtime: MODIFIED });
    zip.end();
  };
  begin([]);
}

interface Sheet<Row> {
  readonly columns: readonly Column<Row>[];
  readonly source: Source<Row>;
  /** The row that the sheet before had no room for. */
  readonly first: readonly Row[];
  readonly dataRows: number;
  /** Hears the row, if any, that is left for another sheet. */
  readonly finished: (leftOver: Row[]) => void;
}

/** The XML of one sheet in chunks. */
async function* sheetChunks<Row>(sheet: Sheet<Row>): AsyncGenerator<Buffer, void, undefined> {
  const rowXml = rowWriter(sheet.columns);
  let pending = sheetHead(sheet.columns);
  let written = 0;
  const leftOver: Row[] = [];
  for await (const row of rowsOf(sheet)) {
    if (written === sheet.dataRows) {
      leftOver.push(row);
      break;
    }
    written += 1;
    pending += rowXml(row);
    if (pending.length < CHUNK_CHARACTERS) continue;
    yield Buffer.from(pending);
    pending = '';
  }
  yield Buffer.from(pending + SHEET_TAIL);
  sheet.finished(leftOver);
}

/** The row carried over, then the source's; breaking off leaves the source open for the next sheet. */
async function* rowsOf<Row>(sheet: Sheet<Row>): AsyncGenerator<Row, void, undefined> {
  yield* sheet.first;
  for (let next = await sheet.source.next(); !next.done; next = await sheet.source.next()) yield next.value;
}
