import {
  addToYearMonth,
  type Fen,
  monthsInclusive,
  parseYuan,
  Ratio,
  type YearMonth,
  yearMonth,
} from '@anzhi/domain';
import type { ArrearItem, ArrearSpan } from './person-facts.js';
import type { RulePack } from './rule-pack.js';
import { citeOf, noteInput, noteStep, startTrace, type TraceData } from './trace.js';

/** One cell of the month grid, fen: what fell due, what was paid, what is left. */
export interface ArrearLine {
  readonly month: YearMonth;
  readonly item: ArrearItem;
  readonly accrued: Fen;
  readonly paid: Fen;
  readonly arrear: Fen;
}

/** What the plan says of back pay: which items, which months. Null bounds are open. */
export interface BackPayPolicy {
  readonly items: ReadonlySet<ArrearItem>;
  readonly from: YearMonth | null;
  readonly to: YearMonth | null;
}

export interface BackPayTerms {
  readonly rules: string;
  readonly policy: BackPayPolicy;
  readonly lateFeeDailyRate: Ratio;
  readonly lateFeeText: string;
  readonly cites: { readonly wages: string; readonly lateFee: string };
}

export type BackPayReason = 'ELIGIBLE' | 'NO_ARREARS' | 'OUTSIDE_POLICY';

/** Exactly one for everybody on the roster, eligible or not: nobody is left out (S062, S064). */
export interface BackPayDetermination {
  readonly eligible: boolean;
  readonly reason: BackPayReason;
  readonly totalFen: Fen;
  readonly trace: TraceData;
}

/** The arrears parameters of a pack; the plan may narrow items and months. */
export function backPayTerms(pack: RulePack, plan: Partial<BackPayPolicy> = {}): BackPayTerms {
  return {
    rules: `${pack.code}@${pack.version}`,
    policy: {
      items: plan.items ?? new Set(pack.backPay.items.value),
      from: plan.from ?? null,
      to: plan.to ?? null,
    },
    lateFeeDailyRate: Ratio.parse(pack.backPay.lateFeeDailyRate.value),
    lateFeeText: pack.backPay.lateFeeDailyRate.value,
    cites: { wages: citeOf(pack.grounds.wageArrears), lateFee: citeOf(pack.backPay.lateFeeDailyRate) },
  };
}

/**
 * Arrears from the roster's columns 欠发工资起, 欠发工资止 (any day of the month) and 月欠发额 (yuan); null where all three
 * are empty. The caller has checked their form.
 */
export function arrearFromRoster(from: string, to: string, monthlyYuan: string): ArrearSpan | null {
  if (from === '' && to === '' && monthlyYuan === '') return null;
  return {
    item: 'BASE_WAGE',
    from: yearMonth(from.slice(0, 7)),
    to: yearMonth(to.slice(0, 7)),
    monthly: parseYuan(monthlyYuan),
  };
}

/** Whether and how much arrears are paid back to one person: months inclusive × monthly amount, within the policy. */
export function determineBackPay(arrears: readonly ArrearSpan[], terms: BackPayTerms): BackPayDetermination {
  const trace = startTrace('BACK_PAY', terms.rules);
  let totalFen = 0n;
  for (const span of arrears) {
    noteInput(trace, 'arrearsFrom', span.from);
    noteInput(trace, 'arrearsTo', span.to);
    noteInput(trace, 'monthlyArrear', span.monthly);
    const within = narrow(span, terms.policy);
    if (within === null) continue;
    const months = monthsInclusive(within.from, within.to);
    const sum = span.monthly * BigInt(months);
    totalFen += sum;
    noteStep(trace, 'arrearSpan', '', within.from, within.to, months, span.monthly, sum);
  }
  if (totalFen > 0n) {
    noteStep(trace, 'total', '', totalFen);
    noteStep(trace, 'arrearClass', terms.cites.wages);
  }
  const reason = totalFen > 0n ? 'ELIGIBLE' : arrears.length === 0 ? 'NO_ARREARS' : 'OUTSIDE_POLICY';
  return { eligible: totalFen > 0n, reason, totalFen, trace };
}

/** The month grid behind a determination: one line per month and item; its sum is the determination's total. */
export function backPayGrid(arrears: readonly ArrearSpan[], policy: BackPayPolicy): ArrearLine[] {
  const lines: ArrearLine[] = [];
  for (const span of arrears) {
    const within = narrow(span, policy);
    if (within === null) continue;
    for (let month = within.from; month <= within.to; month = addToYearMonth(month, 1)) {
      lines.push({ month, item: span.item, accrued: span.monthly, paid: 0n, arrear: span.monthly });
    }
  }
  return lines;
}

/** One cell of the ledger in fen. @throws RangeError when more was paid than fell due: that is not an arrear. */
export function arrearLine(month: YearMonth, item: ArrearItem, accrued: Fen, paid: Fen): ArrearLine {
  if (accrued < 0n || paid < 0n || paid > accrued) {
    throw new RangeError(`arrears of ${month}: paid must lie between 0 and what fell due`);
  }
  return { month, item, accrued, paid, arrear: accrued - paid };
}

/** A determination from a ledger kept by month: due less paid of every line within the policy, each shown. */
export function determineFromLedger(lines: readonly ArrearLine[], terms: BackPayTerms): BackPayDetermination {
  const trace = startTrace('BACK_PAY', terms.rules);
  let totalFen = 0n;
  for (const { month, item, accrued, paid, arrear } of lines) {
    if (!covers(terms.policy, item, month)) continue;
    totalFen += arrear;
    noteStep(trace, 'arrearMonth', '', month, accrued, paid, arrear);
  }
  noteStep(trace, 'total', '', totalFen);
  if (totalFen > 0n) noteStep(trace, 'arrearClass', terms.cites.wages);
  const reason =
    totalFen > 0n ? 'ELIGIBLE' : lines.some((line) => line.arrear > 0n) ? 'OUTSIDE_POLICY' : 'NO_ARREARS';
  return { eligible: totalFen > 0n, reason, totalFen, trace };
}

/** Late fee on social insurance: principal × daily rate × days (社保法 86); an ordinary claim up to acceptance. Fen. */
export function lateFee(
  principal: Fen,
  days: number,
  terms: BackPayTerms,
): { amount: Fen; trace: TraceData } {
  const amount = terms.lateFeeDailyRate.times(principal).times(days).roundHalfUp();
  const trace = startTrace('LATE_FEE', terms.rules);
  noteInput(trace, 'principal', principal);
  noteStep(trace, 'lateFee', terms.cites.lateFee, principal, terms.lateFeeText, days, amount);
  return { amount, trace };
}

function covers(policy: BackPayPolicy, item: ArrearItem, month: YearMonth): boolean {
  return (
    policy.items.has(item) &&
    (policy.from === null || month >= policy.from) &&
    (policy.to === null || month <= policy.to)
  );
}

/** The part of a span inside the policy; null where nothing is. */
function narrow(span: ArrearSpan, policy: BackPayPolicy): { from: YearMonth; to: YearMonth } | null {
  if (!policy.items.has(span.item)) return null;
  const from = policy.from !== null && span.from < policy.from ? policy.from : span.from;
  const to = policy.to !== null && span.to > policy.to ? policy.to : span.to;
  return to < from ? null : { from, to };
}
