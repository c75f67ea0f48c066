import { isCount, isMoney, neutralise, textOf } from './cell.js';
import { CHUNK_CHARACTERS, type Column, type Rows } from './column.js';

const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';
/** Semicolon and tab are separators in some editions: quoted, the rest of such a text never begins a cell. */
const NEEDS_QUOTES = /[",;\t\r\n]|^[\s']|\s$/;

/**
 * Rows as CSV (RFC 4180, UTF-8 with a byte order mark so that spreadsheets read Chinese), in chunks. Text that a
 * spreadsheet would run as a formula gets a leading apostrophe. Memory stays bounded; a consumer that stops early
 * releases the source (its `return()` is called). Errors of the source are thrown on.
 */
export async function* csvStream<Row>(
  columns: readonly Column<Row>[],
  rows: Rows<Row>,
): AsyncGenerator<Buffer, void, undefined> {
  let pending = BYTE_ORDER_MARK + line(columns.map((column) => textCell(column.header)));
  for await (const row of rows) {
    pending += line(columns.map((column) => cell(column, row)));
    if (pending.length < CHUNK_CHARACTERS) continue;
    yield Buffer.from(pending);
    pending = '';
  }
  if (pending !== '') yield Buffer.from(pending);
}

function line(cells: readonly string[]): string {
  return cells.join(',') + LINE_END;
}

function cell<Row>(column: Column<Row>, row: Row): string {
  const text = textOf(column.value(row));
  if (column.kind === 'money' && isMoney(text)) return text;
  if (column.kind === 'count' && isCount(text)) return text;
  return textCell(text);
}

function textCell(text: string): string {
  const safe = neutralise(text);
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
