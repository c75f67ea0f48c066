import published from 'chinese-days/dist/chinese-days.json';
import { addDays, isLocalDate, type LocalDate, localDate, weekday, yearOf } from './local-date.js';

/** Says which days are worked. Years without an official notice are answered by the week and are provisional. */
export interface WorkingDayCalendar {
  /** Whether people work on that day: not on weekends and holidays, but on weekends worked in exchange (调休). */
  isWorkingDay(date: LocalDate): boolean;
  /** Whether the year's official notice is unknown, so that answers may still change (decision 3). */
  isProvisional(year: number): boolean;
}

/** A day that the published data has wrong or does not know yet, such as a local holiday or a changed notice. */
export interface CalendarCorrection {
  readonly date: LocalDate;
  readonly working: boolean;
}

interface Days {
  readonly exceptions: ReadonlyMap<string, boolean>;
  readonly years: ReadonlySet<number>;
}

const PUBLISHED = readPublished();

/**
 * The calendar of the State Council's yearly notices (国务院办公厅关于部分节假日安排的通知, data of the package
 * chinese-days, 2004 on). Other years are Monday to Friday and provisional.
 * @param corrections days that stand above the data; they do not make a year published
 * @param furtherYears years whose notice has been entered in full by corrections before the data has it
 * @throws InvalidDateError when a correction's date does not exist
 */
export function chinaCalendar(
  corrections: readonly CalendarCorrection[] = [],
  furtherYears: readonly number[] = [],
): WorkingDayCalendar {
  const exceptions = new Map(PUBLISHED.exceptions);
  for (const { date, working } of corrections) exceptions.set(localDate(date), working);
  const years = new Set([...PUBLISHED.years, ...furtherYears]);
  return {
    isWorkingDay: (date) => exceptions.get(date) ?? weekday(date) <= 5,
    isProvisional: (year) => !years.has(year),
  };
}

/**
 * The n-th working day from a start. With startIsDayOne a working start is day 1 (postings, decision 3) and the result
 * is its last day; without, counting begins on the day after (民法典 art. 201) and 0 gives the start itself.
 * A start that is no working day is never counted.
 * @throws RangeError when n is not an integer, is negative, or is 0 with startIsDayOne
 */
export function addWorkingDays(
  calendar: WorkingDayCalendar,
  start: LocalDate,
  n: number,
  { startIsDayOne }: { startIsDayOne: boolean },
): LocalDate {
  const least = startIsDayOne ? 1 : 0;
  if (!Number.isInteger(n) || n < least)
    throw new RangeError(`working days must be an integer of at least ${least}`);
  let left = startIsDayOne && calendar.isWorkingDay(start) ? n - 1 : n;
  let date = start;
  while (left > 0) {
    date = addDays(date, 1);
    if (calendar.isWorkingDay(date)) left -= 1;
  }
  return date;
}

/** Working days after a up to and including b; negative when b is earlier: the inverse of {@link addWorkingDays}. */
export function workingDaysBetween(calendar: WorkingDayCalendar, a: LocalDate, b: LocalDate): number {
  if (b < a) return -workingDaysBetween(calendar, b, a);
  let count = 0;
  for (let date = a; date < b; ) {
    date = addDays(date, 1);
    if (calendar.isWorkingDay(date)) count += 1;
  }
  return count;
}

function readPublished(): Days {
  const exceptions = new Map<string, boolean>();
  const years = new Set<number>();
  const read = (days: Readonly<Record<string, string>>, working: boolean) => {
    for (const date of Object.keys(days)) {
      if (!isLocalDate(date)) throw new Error('chinese-days holds a date of unknown form');
      exceptions.set(date, working);
      // A year counts as published by its New Year holiday: the notice of a year may reach back into the December
      // before it, which must not publish that whole year.
      if (date.endsWith('-01-01') && !working) years.add(yearOf(date));
    }
  };
  read(published.holidays, false);
  read(published.workdays, true);
  return { exceptions, years };
}
