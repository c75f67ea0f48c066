import { addToYearMonth, type Fen, monthsBetween, type YearMonth } from '@anzhi/domain';
import type { Entitlement, EntitlementKind } from '../../rules/domain/entitlement.js';

const MONTHS_A_YEAR = 12;

/** Held back now and paid month by month until retirement. */
const UNTIL_RETIREMENT: readonly EntitlementKind[] = [
  'INTERNAL_RETIREMENT_ALLOWANCE',
  'INTERNAL_RETIREMENT_INSURANCE',
  'INJURY_MEDICAL_INSURANCE_RESERVE',
];
/** Monthly benefits that a pension takes the place of. */
const ENDS_WITH_RETIREMENT: readonly EntitlementKind[] = ['INJURY_MONTHLY_ALLOWANCE'];

export interface Horizon {
  /** The month of the figures; what is monthly begins in the next one. */
  readonly from: YearMonth;
  /** Years for which monthly benefits without an end of their own are budgeted. */
  readonly years: number;
}

/** What one entitlement costs over the years: its total (fen), and the part that falls in each calendar year. */
export interface Spread {
  readonly total: Fen;
  readonly byYear: readonly (readonly [year: number, amount: Fen])[];
}

/**
 * Spreads one entitlement over calendar years: what is due once falls in the year of the figures; reserves and monthly
 * benefits fall month by month, to retirement or to the end of the horizon. Parts add up to the total, to the fen.
 */
export function spreadEntitlement(due: Entitlement, retirement: YearMonth, horizon: Horizon): Spread {
  const reserved = UNTIL_RETIREMENT.includes(due.kind);
  if (due.recurrence === 'ONCE' && !reserved) return inYearOf(horizon, due.amountFen);
  const untilRetirement = Math.max(0, monthsBetween(horizon.from, retirement));
  if (due.recurrence === 'MONTHLY') {
    const whole = horizon.years * MONTHS_A_YEAR;
    const months = ENDS_WITH_RETIREMENT.includes(due.kind) ? Math.min(whole, untilRetirement) : whole;
    return overMonths(due.amountFen * BigInt(months), months, horizon.from);
  }
  return untilRetirement > 0
    ? overMonths(due.amountFen, untilRetirement, horizon.from)
    : inYearOf(horizon, due.amountFen);
}

const inYearOf = ({ from }: Horizon, total: Fen): Spread => ({ total, byYear: [[yearOfMonth(from), total]] });

function overMonths(total: Fen, months: number, from: YearMonth): Spread {
  const byYear: [number, Fen][] = [];
  let done = 0;
  let spent = 0n;
  while (done < months) {
    const next = addToYearMonth(from, done + 1);
    const inYear = Math.min(months - done, MONTHS_A_YEAR - monthOfYear(next) + 1);
    done += inYear;
    const upTo = (total * BigInt(done)) / BigInt(months);
    byYear.push([yearOfMonth(next), upTo - spent]);
    spent = upTo;
  }
  return { total, byYear };
}

const yearOfMonth = (month: YearMonth): number => Number(month.slice(0, 4));
const monthOfYear = (month: YearMonth): number => Number(month.slice(5, 7));
