import { type Fen, type LocalDate, monthsBetween, yearMonthOf } from '@anzhi/domain';
import { deductEarlyPension, type EarlyRetirementTerms } from './early-retirement.js';
import type { AssessedPension } from './person-facts.js';
import type { Retirement } from './retirement.js';
import { fenValue, noteStep, type TraceData } from './trace.js';

/**
 * The pension (fen a month) of somebody whom the national plan retires early on a day: so much less for each started
 * year before the old age, of the whole pension (Hunan, Guizhou) or of its transitional part (Guangdong), as the pack
 * says (§3.5). For information: the pension fund decides and pays.
 */
export function earlyPension(
  pension: AssessedPension,
  retirement: Retirement,
  asOf: LocalDate,
  terms: EarlyRetirementTerms,
): { readonly amount: Fen; readonly trace: TraceData } {
  const from = yearMonthOf(asOf);
  const months = Math.max(0, monthsBetween(from, retirement.month));
  const whole = terms.deductionBase === 'BASIC_PENSION';
  const base = whole ? pension.basic : pension.transitional;
  const { amount: left, trace } = deductEarlyPension(base, months, terms);
  trace.steps.unshift(['earlyMonths', terms.cites.policy, from, retirement.month, months]);
  if (whole) return { amount: left, trace };
  const amount = pension.basic - pension.transitional + left;
  const numbers = [fenValue(pension.transitional), fenValue(pension.basic), fenValue(left), fenValue(amount)];
  noteStep(trace, 'pensionTransitional', terms.cites.deduction, ...numbers);
  return { amount, trace };
}
