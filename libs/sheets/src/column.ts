/** What a cell may hold. Money is exact decimal text in yuan, never a number; a date is `YYYY-MM-DD`. */
export type CellValue = string | number | bigint | null;

/**
 * One column of a sheet.
 * - `text`: written as it is, formulas neutralised
 * - `money`: decimal text in yuan such as `102400.00`; a number cell only where that is exact
 * - `date`: `YYYY-MM-DD`; anything else is written as text
 * - `count`: a whole number; beyond what a spreadsheet holds exactly it is text
 */
export interface Column<Row> {
  readonly header: string;
  readonly kind: 'text' | 'money' | 'date' | 'count';
  /** A money column takes text only: a number would be a float. */
  value(row: Row): CellValue;
  /** In characters; 16 unless told. CSV has none. */
  readonly width?: number;
}

export type Rows<Row> = AsyncIterable<Row> | Iterable<Row>;

/** Bytes collected before they are handed on: fewer, larger chunks cost less per row. */
export const CHUNK_CHARACTERS = 48 * 1024;

/** One row at a time from a source of either kind, so that it can be looked at and released by hand. */
export function iteratorOf<Row>(rows: Rows<Row>): AsyncIterator<Row> | Iterator<Row> {
  return Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
}
