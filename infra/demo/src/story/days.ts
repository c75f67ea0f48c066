import { addDays, localDate } from '@anzhi/domain';

/** The day after. */
export const dayAfter = (day: string): string => addDays(localDate(day), 1);

/** The last of some days. */
export const laterOf = (days: readonly string[]): string =>
  days.reduce((last, day) => (day > last ? day : last), '');
