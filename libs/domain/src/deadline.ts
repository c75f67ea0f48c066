import { addWorkingDays, type WorkingDayCalendar } from './calendar.js';
import { addDays, addMonths, type LocalDate, yearOf } from './local-date.js';

/** The end of a legal period. */
export interface Deadline {
  /** The last day as counted; an extension is counted from here (decision 3). */
  readonly unrolled: LocalDate;
  /** The last day as people see it, at its end: a holiday rolls to the next working day (民法典 art. 203). */
  readonly due: LocalDate;
  /** Whether the days looked at lie in a year whose official calendar is not yet published. */
  readonly provisional: boolean;
}

/**
 * The end of a period of days; the trigger day is not counted (民法典 arts. 201, 203).
 * @throws RangeError when days is not an integer of at least 0
 */
export function deadlineAfterDays(calendar: WorkingDayCalendar, trigger: LocalDate, days: number): Deadline {
  requireCount(days);
  return roll(calendar, addDays(trigger, days));
}

/**
 * The end of a period of months: the same day of the month, or the month's last day (民法典 arts. 202, 203).
 * @throws RangeError when months is not an integer of at least 0
 */
export function deadlineAfterMonths(
  calendar: WorkingDayCalendar,
  trigger: LocalDate,
  months: number,
): Deadline {
  requireCount(months);
  return roll(calendar, addMonths(trigger, months));
}

/**
 * The end of a period of working days, only where the text says 工作日; the trigger day is not counted. A period of 0
 * ends on the trigger day or the next working day. Provisional when any year that it runs through is.
 * @throws RangeError when days is not an integer of at least 0
 */
export function deadlineAfterWorkingDays(
  calendar: WorkingDayCalendar,
  trigger: LocalDate,
  days: number,
): Deadline {
  const end = roll(calendar, addWorkingDays(calendar, trigger, days, { startIsDayOne: false }));
  if (days === 0) return end;
  return { ...end, provisional: isProvisional(calendar, addDays(trigger, 1), end.due) };
}

/**
 * Extends a period by days, counted from the unrolled end (decision 3); only the new end rolls. Stays provisional when
 * the deadline was: recompute it from its trigger once the calendar is published.
 * @throws RangeError when days is not an integer of at least 0
 */
export function extendDeadline(calendar: WorkingDayCalendar, deadline: Deadline, days: number): Deadline {
  const extended = deadlineAfterDays(calendar, deadline.unrolled, days);
  return { ...extended, provisional: extended.provisional || deadline.provisional };
}

function roll(calendar: WorkingDayCalendar, unrolled: LocalDate): Deadline {
  let due = unrolled;
  while (!calendar.isWorkingDay(due)) due = addDays(due, 1);
  return { unrolled, due, provisional: isProvisional(calendar, unrolled, due) };
}

function isProvisional(calendar: WorkingDayCalendar, first: LocalDate, last: LocalDate): boolean {
  for (let year = yearOf(first); year <= yearOf(last); year++) if (calendar.isProvisional(year)) return true;
  return false;
}

function requireCount(count: number): void {
  if (!Number.isInteger(count) || count < 0)
    throw new RangeError('a period must be an integer of at least 0');
}
