import { addDays, addYears, type LocalDate } from '@anzhi/domain';
import type { ServicePeriod } from '../../rules/domain/person-facts.js';

/** Why a list of service periods cannot stand; `first` and `second` count from 0 in the order of their first days. */
export type PeriodFault =
  | { readonly kind: 'OVERLAP'; readonly first: ServicePeriod; readonly second: ServicePeriod }
  | { readonly kind: 'INVALID'; readonly period: ServicePeriod; readonly why: PeriodReason };
export type PeriodReason =
  | 'ENDS_BEFORE_START'
  | 'IN_FUTURE'
  | 'UNDER_16'
  | 'PAID_TWICE'
  | 'BREAK_COUNTS'
  | 'RUNNING_ELSEWHERE';

/** Days between two periods that nothing is recorded for; both days belong to the gap. */
export interface ServiceGap {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** 劳动法 art. 15: nobody is employed before the age of 16. */
const WORKING_AGE = 16;

const byStart = (a: ServicePeriod, b: ServicePeriod): number =>
  a.from < b.from ? -1 : a.from > b.from ? 1 : 0;

/** The first thing wrong with the periods of one person on the day `on`; null when they can stand. In any order. */
export function periodFault(
  periods: readonly ServicePeriod[],
  birthDate: LocalDate,
  on: LocalDate,
): PeriodFault | null {
  const ordered = [...periods].sort(byStart);
  for (const period of ordered) {
    const why = reasonAgainst(period, birthDate, on);
    if (why) return { kind: 'INVALID', period, why };
  }
  for (const [index, second] of ordered.entries()) {
    const first = ordered[index - 1];
    if (first && (first.to === null || first.to >= second.from)) return { kind: 'OVERLAP', first, second };
  }
  return null;
}

/** Days between the first and the last period that none covers; a recorded BREAK is no gap: somebody looked at it. */
export function gapsOf(periods: readonly ServicePeriod[]): ServiceGap[] {
  const ordered = [...periods].sort(byStart);
  return ordered.flatMap((period, index) => {
    const last = ordered[index - 1]?.to;
    if (!last || addDays(last, 1) >= period.from) return [];
    return [{ from: addDays(last, 1), to: addDays(period.from, -1) }];
  });
}

/**
 * The periods after a correction of the day of 进厂: what began on the old day begins on the new one, what ended the day
 * before ends the day before, and a period that the move swallows is gone.
 */
export function movePeriodStart(
  periods: readonly ServicePeriod[],
  was: LocalDate,
  is: LocalDate,
): ServicePeriod[] {
  if (!periods.some((period) => period.from === was)) return [...periods];
  const moved = periods.map((period) => {
    if (period.from === was) return { ...period, from: is };
    const endsBefore =
      period.to !== null && period.from < was && (period.to >= is || addDays(period.to, 1) === was);
    return endsBefore ? { ...period, to: addDays(is, -1) } : period;
  });
  return moved.filter((period) => period.to === null || period.from <= period.to);
}

function reasonAgainst(period: ServicePeriod, birthDate: LocalDate, on: LocalDate): PeriodReason | null {
  if (period.to !== null && period.to < period.from) return 'ENDS_BEFORE_START';
  if (period.from > on || (period.to !== null && period.to > on)) return 'IN_FUTURE';
  if (period.from < addYears(birthDate, WORKING_AGE)) return 'UNDER_16';
  if (period.compensationPaidByPrior && period.countsForCompensation) return 'PAID_TWICE';
  if (period.kind === 'BREAK' && (period.countsForCompensation || period.countsForSeniority))
    return 'BREAK_COUNTS';
  if (period.to === null && !['IN_UNIT', 'BREAK'].includes(period.kind)) return 'RUNNING_ELSEWHERE';
  return null;
}
