/** A civil date 'YYYY-MM-DD' of the Gregorian calendar, years 0001 to 9999, in China's time. Texts compare as dates do. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

/** Thrown when a text or three numbers are no day of the calendar, or an operation leaves years 0001 to 9999. */
export class InvalidDateError extends Error {
  override readonly name = 'InvalidDateError';

  constructor(readonly text: string) {
    super(`not a calendar date: ${text}`);
  }
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const ZERO = 48;
const HYPHEN = 45;

/**
 * Accepts a text as a date.
 * @throws InvalidDateError on another form or a day that the month lacks, such as 2003-02-30
 */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new InvalidDateError(String(text));
  return text;
}

/** Whether a value is a date 'YYYY-MM-DD' that exists. */
export function isLocalDate(text: unknown): text is LocalDate {
  if (typeof text !== 'string' || text.length !== 10) return false;
  if (text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return false;
  for (let i = 0; i < 10; i++) {
    const digit = text.charCodeAt(i) - ZERO;
    if (i !== 4 && i !== 7 && (digit < 0 || digit > 9)) return false;
  }
  return exists(digits4(text), digits2(text, 5), digits2(text, 8));
}

/**
 * The date of a year, a month 1–12 and a day 1–31.
 * @throws InvalidDateError when there is no such day
 */
export function makeDate(year: number, month: number, day: number): LocalDate {
  if (!exists(year, month, day)) throw new InvalidDateError(`${year}-${month}-${day}`);
  return write(year, month, day);
}

/** The year of a date, 1 to 9999. */
export function yearOf(date: LocalDate): number {
  return digits4(date);
}

/** The month of a date, 1 to 12. */
export function monthOf(date: LocalDate): number {
  return digits2(date, 5);
}

/** The day of the month of a date, 1 to 31. */
export function dayOf(date: LocalDate): number {
  return digits2(date, 8);
}

/** How many days a month (1–12) of a year has. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/**
 * The date n days later (earlier when n is negative).
 * @throws InvalidDateError when n is not an integer or the result leaves years 0001 to 9999
 */
export function addDays(date: LocalDate, n: number): LocalDate {
  const year = yearOf(date);
  const month = monthOf(date);
  const day = dayOf(date) + n;
  // Most shifts stay inside the month; they need no day numbers.
  if (day >= 1 && day <= 28 && Number.isInteger(n)) return write(year, month, day);
  return dateOfDayNumber(dayNumberOf(year, month, day));
}

/**
 * The same day n months later; a day that the month lacks becomes its last day (民法典 art. 202).
 * @throws InvalidDateError when n is not an integer or the result leaves years 0001 to 9999
 */
export function addMonths(date: LocalDate, n: number): LocalDate {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + n;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return makeDate(year, month, Math.min(dayOf(date), daysInMonth(year, month)));
}

/**
 * The same day n years later; 29 February becomes 28 February in common years (民法典 art. 202).
 * @throws InvalidDateError as {@link addMonths}
 */
export function addYears(date: LocalDate, n: number): LocalDate {
  return addMonths(date, n * 12);
}

/** Days from a to b, not counting a: 0 for the same day, negative when b is earlier. */
export function daysBetween(a: LocalDate, b: LocalDate): number {
  return dayNumber(b) - dayNumber(a);
}

/** Below 0, 0 or above 0 as a is before, the same as or after b; fits Array.sort. */
export function compareDates(a: LocalDate, b: LocalDate): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The earliest of the dates given. */
export function minDate(first: LocalDate, ...others: LocalDate[]): LocalDate {
  let least = first;
  for (const date of others) if (date < least) least = date;
  return least;
}

/** The latest of the dates given. */
export function maxDate(first: LocalDate, ...others: LocalDate[]): LocalDate {
  let greatest = first;
  for (const date of others) if (date > greatest) greatest = date;
  return greatest;
}

/** The day of the week, 1 Monday to 7 Sunday (ISO 8601). */
export function weekday(date: LocalDate): number {
  // Day 0, 0001-01-01, is a Monday.
  return (dayNumber(date) % 7) + 1;
}

/**
 * Full years of age on a day, completed on the birthday itself (§3.1); a birthday of 29 February is completed
 * on 28 February in common years (民法典 art. 202). Negative before birth.
 */
export function fullYearsOn(birth: LocalDate, on: LocalDate): number {
  const years = yearOf(on) - yearOf(birth);
  const month = monthOf(birth);
  const day = Math.min(dayOf(birth), daysInMonth(yearOf(on), month));
  const reached = monthOf(on) > month || (monthOf(on) === month && dayOf(on) >= day);
  return reached ? years : years - 1;
}

/** Days since 0001-01-01, which is day 0: integers for whoever compares or indexes many dates. */
export function dayNumber(date: LocalDate): number {
  return dayNumberOf(digits4(date), digits2(date, 5), digits2(date, 8));
}

/**
 * The date of a day number, the inverse of {@link dayNumber}.
 * @throws InvalidDateError when it is no integer or leaves years 0001 to 9999
 */
export function dateOfDayNumber(number: number): LocalDate {
  if (!Number.isInteger(number)) throw new InvalidDateError(`day ${number}`);
  // Years are counted from March, so that the leap day is the last of its year (Richards; Hinnant, "chrono").
  const shifted = number + MARCH_OFFSET;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return makeDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** Days from 0000-03-01 to 0001-01-01. */
const MARCH_OFFSET = 306;

function dayNumberOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const marchMonth = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - MARCH_OFFSET;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function exists(year: number, month: number, day: number): boolean {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return false;
  return (
    year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  );
}

function write(year: number, month: number, day: number): LocalDate {
  const y = year > 999 ? `${year}` : `${year}`.padStart(4, '0');
  return `${y}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}` as LocalDate;
}

function digits2(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
}

function digits4(text: string): number {
  return digits2(text, 0) * 100 + digits2(text, 2);
}
