import { daysInMonth, type LocalDate, makeDate, monthOf, yearOf } from './local-date.js';

/** A month 'YYYY-MM', years 0001 to 9999. Texts compare as months do. */
export type YearMonth = string & { readonly __brand: 'YearMonth' };

/** Thrown when a text is no month, or an operation leaves years 0001 to 9999. */
export class InvalidYearMonthError extends Error {
  override readonly name = 'InvalidYearMonthError';

  constructor(readonly text: string) {
    super(`not a month: ${text}`);
  }
}

const FORM = /^\d{4}-\d{2}$/;

/**
 * Accepts a text as a month.
 * @throws InvalidYearMonthError on another form or a month beyond 12
 */
export function yearMonth(text: string): YearMonth {
  if (!isYearMonth(text)) throw new InvalidYearMonthError(String(text));
  return text;
}

/** Whether a value is a month 'YYYY-MM'. */
export function isYearMonth(text: unknown): text is YearMonth {
  if (typeof text !== 'string' || !FORM.test(text)) return false;
  const index = indexOf(text);
  return text.slice(0, 4) !== '0000' && write(index) === text;
}

/** The month that a date lies in. */
export function yearMonthOf(date: LocalDate): YearMonth {
  return date.slice(0, 7) as YearMonth;
}

/**
 * The month so many months later (earlier when negative).
 * @throws InvalidYearMonthError when months is not an integer or the result leaves years 0001 to 9999
 */
export function addToYearMonth(ym: YearMonth, months: number): YearMonth {
  const index = indexOf(ym) + months;
  if (!Number.isInteger(months) || index < 12 || index >= 120_000) {
    throw new InvalidYearMonthError(`${ym} + ${months}`);
  }
  return write(index);
}

/** Months from a to b (b − a): 0 for the same month, negative when b is earlier. */
export function monthsBetween(a: YearMonth, b: YearMonth): number {
  return indexOf(b) - indexOf(a);
}

/** Months from a to b counting both: 2023-07 to 2024-08 is 14; 0 or less when b is before a. */
export function monthsInclusive(a: YearMonth, b: YearMonth): number {
  return monthsBetween(a, b) + 1;
}

/** The first day of a month. */
export function firstDay(ym: YearMonth): LocalDate {
  return `${ym}-01` as LocalDate;
}

/** The last day of a month. */
export function lastDay(ym: YearMonth): LocalDate {
  const first = firstDay(ym);
  return makeDate(yearOf(first), monthOf(first), daysInMonth(yearOf(first), monthOf(first)));
}

function indexOf(ym: string): number {
  const at = (i: number) => ym.charCodeAt(i) - 48;
  return (at(0) * 1000 + at(1) * 100 + at(2) * 10 + at(3)) * 12 + at(5) * 10 + at(6) - 1;
}

function write(index: number): YearMonth {
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return `${`${year}`.padStart(4, '0')}-${month < 10 ? '0' : ''}${month}` as YearMonth;
}
