import { daysBetween, isLocalDate, localDate } from '@anzhi/domain';
import { isCount, isExact, isMoney, neutralise, textOf } from './cell.js';
import type { CellValue, Column } from './column.js';
import { STYLE } from './workbook-xml.js';
import { escapeXml } from './xml-text.js';

/** A cell of a spreadsheet holds 32,767 characters; a longer text is cut and ends with this. */
const LONGEST_TEXT = 32_767;
const CUT = '…';

const DAY_ZERO = localDate('1899-12-30');
/** Before March 1900 the day numbers of spreadsheets count a 29 February that never was. */
const FIRST_TRUE_DAY = '1900-03-01';

/** Everything before the first data row: frozen header, column widths, header cells in bold. */
export function sheetHead<Row>(columns: readonly Column<Row>[]): string {
  const widths = columns
    .map(
      (column, at) => `<col min="${at + 1}" max="${at + 1}" width="${column.width ?? 16}" customWidth="1"/>`,
    )
    .join('');
  const headers = columns
    .map((column, at) => textCell(`r="${letters(at)}1" s="${STYLE.header}"`, column.header))
    .join('');
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetViews><sheetView workbookViewId="0">' +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths}</cols><sheetData><row r="1">${headers}</row>`
  );
}

/** Writes the data rows of one sheet, from the second row on, one at each call. */
export function rowWriter<Row>(columns: readonly Column<Row>[]): (row: Row) => string {
  const placed = columns.map((column, at) => ({ column, letters: letters(at) }));
  let nth = 1;
  return (row) => {
    nth += 1;
    let cells = '';
    for (const { column, letters } of placed)
      cells += cell(`${letters}${nth}`, column.kind, column.value(row));
    return `<row r="${nth}">${cells}</row>`;
  };
}

/** Everything after the last data row. */
export const SHEET_TAIL = '</sheetData></worksheet>';

function cell(place: string, kind: Column<never>['kind'], value: CellValue): string {
  const text = textOf(value);
  if (text === '') return '';
  const at = `r="${place}"`;
  if (kind === 'date' && isLocalDate(text) && text >= FIRST_TRUE_DAY) {
    return `<c ${at} s="${STYLE.date}"><v>${daysBetween(DAY_ZERO, localDate(text))}</v></c>`;
  }
  const isNumber = (kind === 'money' && isMoney(text)) || (kind === 'count' && isCount(text));
  if (!isNumber) return textCell(at, text);
  // Digits that a spreadsheet would round stay text, with their sign: a number is no formula.
  return isExact(text) ? `<c ${at} s="${STYLE[kind]}"><v>${text}</v></c>` : inlineCell(at, text);
}

/** Inline strings are never formulas; neutralised all the same for the day somebody saves the sheet as CSV. */
function textCell(attributes: string, text: string): string {
  return inlineCell(attributes, neutralise(text));
}

function inlineCell(attributes: string, text: string): string {
  const fitting = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT - CUT.length) + CUT : text;
  return `<c ${attributes} t="inlineStr"><is><t xml:space="preserve">${escapeXml(fitting)}</t></is></c>`;
}

/** The letters of the nth column, from 0: A, B … Z, AA … */
function letters(nth: number): string {
  const before = nth < 26 ? '' : letters(Math.floor(nth / 26) - 1);
  return before + String.fromCharCode(65 + (nth % 26));
}
