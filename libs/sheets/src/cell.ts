import type { CellValue } from './column.js';

/**
 * What spreadsheets take for the beginning of a formula, and the full-width signs that East Asian editions read alike
 * (OWASP, CSV injection).
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A spreadsheet holds 15 decimal digits exactly. */
const EXACT_DIGITS = 15;
const MONEY = /^-?\d+(\.\d{1,2})?$/;
const COUNT = /^-?\d+$/;

/** The text with an apostrophe before it where a spreadsheet would run it as a formula. */
export function neutralise(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text of a value; a missing one is empty. */
export function textOf(value: CellValue): string {
  return value === null ? '' : String(value);
}

/** True for decimal text with at most two decimals, as `formatYuan` writes it. */
export function isMoney(text: string): boolean {
  return MONEY.test(text);
}

/** True for a whole number. */
export function isCount(text: string): boolean {
  return COUNT.test(text);
}

/** True when a spreadsheet keeps every digit of this number. */
export function isExact(number: string): boolean {
  return number.replace(/[-.]/g, '').replace(/^0+/, '').length <= EXACT_DIGITS;
}
