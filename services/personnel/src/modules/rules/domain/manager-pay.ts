import type { Fen, YearMonth } from '@anzhi/domain';
import { type BackPayTerms, backPayGrid } from './back-pay.js';
import type { DebtTerms } from './debt-terms.js';
import { atMost } from './fen-bounds.js';
import type { ArrearSpan } from './person-facts.js';
import { fenValue, noteStep, startTrace, type TraceData } from './trace.js';

export interface ManagerPay {
  /** What ranks in class 1, fen. */
  readonly ranked: Fen;
  /** What is left over the staff average, an ordinary claim, fen. */
  readonly excess: Fen;
  readonly trace: TraceData;
}

/**
 * Unpaid pay of a director, supervisor or senior manager (破产法 113 ¶3; 解释二 24 ¶3): in each month wages rank up to
 * the staff average, the excess is ordinary. Medical costs to be refunded are no wage and rank in full.
 */
export function splitManagerPay(
  arrears: readonly ArrearSpan[],
  staffAverage: Fen,
  terms: DebtTerms,
  backPay: BackPayTerms,
): ManagerPay {
  const wages = new Map<YearMonth, Fen>();
  let ranked = 0n;
  let total = 0n;
  for (const { month, item, arrear } of backPayGrid(arrears, backPay.policy)) {
    total += arrear;
    if (item === 'MEDICAL_REIMB') ranked += arrear;
    else wages.set(month, (wages.get(month) ?? 0n) + arrear);
  }
  for (const unpaid of wages.values()) ranked += atMost(unpaid, staffAverage);
  const excess = total - ranked;
  const trace = startTrace('MANAGER_PAY_EXCESS', terms.rules);
  const numbers = [fenValue(staffAverage), fenValue(ranked), fenValue(excess)];
  noteStep(trace, 'managerCap', terms.cites.managersPay, ...numbers);
  return { ranked, excess, trace };
}
