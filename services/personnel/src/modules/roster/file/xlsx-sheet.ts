import type { RawRow } from '../domain/roster-row.js';
import { stringItem, xmlText } from './xlsx-parts.js';

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly from1904: boolean;
}

const CELL = /<(?:\w+:)?c(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;
const VALUE = /<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?v>/;
const FORMULA = /<(?:\w+:)?f(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?f>/;
const REFERENCE = /\sr="([A-Z]{1,3})(\d+)"/;
const TYPE = /\st="(\w+)"/;
const STYLE = /\ss="(\d+)"/;
const DAY_MS = 86_400_000;
const DAYS_TO_1904 = 1462;
/** Spreadsheets keep 15 digits of a number. */
const EXACT_DIGITS = 1e15;
/** Excel's last column, XFD. */
const LAST_COLUMN = 16_384;

/** 0 for A, 25 for Z, 26 for AA. */
function columnIndex(letters: string): number {
  let index = 0;
  for (let i = 0; i < letters.length; i += 1) index = index * 26 + letters.charCodeAt(i) - 64;
  return index - 1;
}

function numberText(value: string, isDate: boolean, context: SheetContext): string {
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return value;
  if (isDate && number >= 1) {
    const days = Math.floor(number) + (context.from1904 ? DAYS_TO_1904 : 0);
    return new Date(Date.UTC(1899, 11, 30) + days * DAY_MS).toISOString().slice(0, 10);
  }
  // The shortest text of the same number: a sheet stores 3274.34 as 3274.3400000000001.
  return Math.abs(number) >= EXACT_DIGITS ? number.toExponential().toUpperCase() : String(number);
}

/** The text of a cell as a person reads it: dates as YYYY-MM-DD, a formula's stored result, or '=…' where it has none. */
function cellText(attributes: string, content: string, context: SheetContext): string {
  const type = TYPE.exec(attributes)?.[1] ?? 'n';
  if (type === 'inlineStr') return stringItem(content);
  const value = VALUE.exec(content)?.[1] ?? '';
  if (type === 's') return context.strings[Number(value)] ?? '\ufffd';
  if (value === '') {
    const formula = FORMULA.exec(content)?.[1];
    return formula === undefined ? '' : `=${xmlText(formula)}`;
  }
  if (type === 'n') {
    const style = Number(STYLE.exec(attributes)?.[1] ?? '0');
    return numberText(value, context.dateStyles[style] === true, context);
  }
  if (type === 'd') return value.slice(0, 10);
  return xmlText(value);
}

function rowCells(xml: string, context: SheetContext): string[] {
  const cells: string[] = [];
  for (const match of xml.matchAll(CELL)) {
    const attributes = match[1] ?? '';
    const letters = REFERENCE.exec(attributes)?.[1];
    const at = letters === undefined ? cells.length : columnIndex(letters);
    if (at >= LAST_COLUMN) continue;
    while (cells.length < at) cells.push('');
    cells[at] = match[2] === undefined ? '' : cellText(attributes, match[2], context);
  }
  return cells;
}

/** Reads rows out of a sheet's XML, given piece by piece. */
export interface SheetReader {
  push(xml: string): RawRow[];
  /** True when the sheet was closed, as every whole sheet is. */
  readonly closed: boolean;
  /** Characters waiting for the end of their row. */
  readonly pending: number;
}

/** Makes the reader of one sheet. `line` of a row is its number in the sheet. */
export function sheetReader(context: SheetContext): SheetReader {
  const row = /<(?:\w+:)?row(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g;
  let rest = '';
  let line = 0;
  let closed = false;
  return {
    push(xml) {
      const all = rest + xml;
      const rows: RawRow[] = [];
      let from = 0;
      // Without a row's end in it no row can be complete, and the search for one would start over with each piece.
      if (/<\/(?:\w+:)?row>|\/>/.test(xml) || from > 0) {
        for (const match of all.matchAll(row)) {
          line = Number(/\sr="(\d+)"/.exec(match[1] ?? '')?.[1] ?? line + 1);
          from = match.index + match[0].length;
          rows.push({ line, cells: rowCells(match[2] ?? '', context) });
        }
      }
      rest = all.slice(from);
      closed ||= /<\/(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\s*\/>/.test(rest);
      return rows;
    },
    get closed() {
      return closed;
    },
    get pending() {
      return rest.length;
    },
  };
}
