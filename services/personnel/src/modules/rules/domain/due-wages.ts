import { addToYearMonth, type Fen, type LocalDate, type YearMonth, yearMonthOf } from '@anzhi/domain';
import type { DueWages } from './person-facts.js';

const WINDOW_MONTHS = 12;

/** One item of pay that fell due in one month, fen. */
export interface DueWageLine {
  readonly month: YearMonth;
  readonly item: 'BASE_WAGE' | 'OVERTIME' | 'ALLOWANCE' | 'BONUS';
  readonly due: Fen;
}

/**
 * The months whose due wages make the base of a contract that ends on a day: the twelve before its month, or those
 * since the person joined (劳动合同法 47 ¶3; 实施条例 27). Empty for who joined in that month.
 */
export function wageMonths(endsOn: LocalDate, joinedOn: LocalDate | null): YearMonth[] {
  const end = yearMonthOf(endsOn);
  const first = addToYearMonth(end, -WINDOW_MONTHS);
  const joined = joinedOn === null ? first : yearMonthOf(joinedOn);
  const months: YearMonth[] = [];
  for (let month = joined > first ? joined : first; month < end; month = addToYearMonth(month, 1))
    months.push(month);
  return months;
}

/** What is wrong with lines for a window: months outside it, twice the same, or left out; null when they are whole. */
export function dueWagesFault(
  lines: readonly DueWageLine[],
  window: readonly YearMonth[],
): { readonly why: 'OUTSIDE' | 'TWICE' | 'MISSING'; readonly months: readonly YearMonth[] } | null {
  const outside = lines.filter((line) => !window.includes(line.month)).map((line) => line.month);
  if (outside.length > 0) return { why: 'OUTSIDE', months: [...new Set(outside)].sort() };
  const seen = new Set<string>();
  const twice = lines.filter(({ month, item }) => seen.size === seen.add(`${month} ${item}`).size);
  if (twice.length > 0) return { why: 'TWICE', months: [...new Set(twice.map((line) => line.month))].sort() };
  const told = new Set(lines.map((line) => line.month));
  const missing = window.filter((month) => !told.has(month));
  return missing.length > 0 ? { why: 'MISSING', months: missing } : null;
}

/** The average month of due wages, half-up to the fen, as a roster gives it; no month counts nothing. */
export const averageDue = ({ total, months }: Pick<DueWages, 'total' | 'months'>): Fen =>
  (total * 2n + BigInt(months)) / (BigInt(months) * 2n);
