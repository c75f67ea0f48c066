import { dayOf, daysInMonth, InvalidDateError, type LocalDate, monthOf, yearOf } from './local-date.js';

/** A length of service: full years, further full months 0–11, further days 0–30. */
export interface Ymd {
  readonly years: number;
  readonly months: number;
  readonly days: number;
}

/** A length of nothing. */
export const ZERO_YMD: Ymd = Object.freeze({ years: 0, months: 0, days: 0 });

/**
 * The length of service from a day to a day, counting both (§3.1, decision 2): anniversaries of `from` are held against
 * the day after `toInclusive`; an anniversary that its month lacks falls on the 1st of the next month, so that
 * 2010-08-31…2011-02-27 is 5 m 28 d and 2012-02-29…2013-02-28 is 1 y. A range that ends before it begins is nothing.
 * @throws InvalidDateError when toInclusive is 9999-12-31
 */
export function serviceLength(from: LocalDate, toInclusive: LocalDate): Ymd {
  if (toInclusive < from) return ZERO_YMD;
  // In numbers, not by dates written and read again: a calculation measures hundreds of thousands of stretches.
  let year = yearOf(toInclusive);
  let month = monthOf(toInclusive);
  let day = dayOf(toInclusive) + 1;
  if (day > daysInMonth(year, month)) {
    day = 1;
    month = (month % 12) + 1;
    if (month === 1) year += 1;
    if (year > 9999) throw new InvalidDateError(`the day after ${toInclusive}`);
  }
  const started = dayOf(from);
  const months = (year - yearOf(from)) * 12 + month - monthOf(from);
  // A month that lacks the day has its anniversary on the 1st of the next one, which lies past the end.
  if (started <= day && started <= daysInMonth(year, month)) return lengthOf(months, day - started);
  // Only the anniversary in the month of the end can lie after it: the one before lies at the latest on that month's 1st.
  const before = month === 1 ? daysInMonth(year - 1, 12) : daysInMonth(year, month - 1);
  return lengthOf(months - 1, started <= before ? before - started + day : day - 1);
}

const lengthOf = (months: number, days: number): Ymd => ({
  years: Math.floor(months / 12),
  months: months % 12,
  days,
});

/** Below 0, 0 or above 0 as a is shorter than, as long as or longer than b; years first, then months, then days. */
export function compareYmd(a: Ymd, b: Ymd): number {
  return a.years - b.years || a.months - b.months || a.days - b.days;
}

/** Full months of a length; its days are left out. */
export function monthsOf(ymd: Ymd): number {
  return ymd.years * 12 + ymd.months;
}

/**
 * Adds two lengths part by part; 30 days make a month, as is usual in seniority records, and 12 months make a year.
 * Used for periods that do not touch; touching periods are measured as one by {@link serviceLength}.
 */
export function addYmd(a: Ymd, b: Ymd): Ymd {
  const days = a.days + b.days;
  const months = monthsOf(a) + monthsOf(b) + Math.floor(days / 30);
  return { years: Math.floor(months / 12), months: months % 12, days: days % 30 };
}

/** Writes a length in Chinese: '15年9个月', '5年4个月17天'; parts of 0 are left out, nothing at all is '0天'. */
export function formatYmdZh(ymd: Ymd): string {
  const text = [part(ymd.years, '年'), part(ymd.months, '个月'), part(ymd.days, '天')].join('');
  return text === '' ? '0天' : text;
}

/** Writes a length in English: '15 y 9 m', '5 y 4 m 17 d'; parts of 0 are left out, nothing at all is '0 d'. */
export function formatYmdEn(ymd: Ymd): string {
  const text = [part(ymd.years, ' y'), part(ymd.months, ' m'), part(ymd.days, ' d')]
    .filter((p) => p !== '')
    .join(' ');
  return text === '' ? '0 d' : text;
}

function part(value: number, unit: string): string {
  return value === 0 ? '' : `${value}${unit}`;
}
