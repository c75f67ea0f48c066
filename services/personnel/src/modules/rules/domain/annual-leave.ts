import { daysBetween, type Fen, type LocalDate, makeDate, Ratio, type Ymd, yearOf } from '@anzhi/domain';
import type { RulePack } from './rule-pack.js';
import { citeOf, fenValue, noteInput, noteStep, startTrace, type TraceData } from './trace.js';

export interface AnnualLeaveTerms {
  readonly rules: string;
  readonly yearDays: number;
  readonly paidDays: Ratio;
  readonly payMultiple: Ratio;
  readonly tiers: readonly { readonly fromYears: number; readonly days: number }[];
  readonly texts: { readonly paidDays: string; readonly payMultiple: string };
  readonly cites: { readonly days: string; readonly pay: string };
}

export interface AnnualLeaveInput {
  /** Cumulative working time at all employers. */
  readonly workingTime: Ymd;
  readonly endDate: LocalDate;
  readonly daysTaken: number;
  /** 12-month average wage without overtime, fen. */
  readonly averageWage: Fen;
}

/** The leave parameters of a pack (企业职工带薪年休假实施办法 10–12; §3.20.4). */
export function annualLeaveTerms(pack: RulePack): AnnualLeaveTerms {
  const { yearDays, paidDaysPerMonth, payMultiple, tiers } = pack.annualLeave;
  return {
    rules: `${pack.code}@${pack.version}`,
    yearDays: yearDays.value,
    paidDays: Ratio.parse(paidDaysPerMonth.value),
    payMultiple: Ratio.parse(payMultiple.value),
    tiers: [...tiers.value].sort((a, b) => b.fromYears - a.fromYears),
    texts: { paidDays: paidDaysPerMonth.value, payMultiple: payMultiple.value },
    cites: { days: citeOf(yearDays), pay: citeOf(payMultiple) },
  };
}

/** Days of leave a year by cumulative working years: 5, 10 or 15; none under one year (条例 3). */
export function leaveEntitlement(workingYears: number, terms: AnnualLeaveTerms): number {
  return terms.tiers.find((tier) => workingYears >= tier.fromYears)?.days ?? 0;
}

/**
 * Pay for leave not taken in the year of the contract's end: whole days only, each at twice the day's wage, on top of
 * normal pay. Fen, rounded once.
 */
export function calculateLeavePay(
  input: AnnualLeaveInput,
  terms: AnnualLeaveTerms,
): { readonly amount: Fen; readonly days: number; readonly trace: TraceData } {
  const entitled = leaveEntitlement(input.workingTime.years, terms);
  const elapsed = daysBetween(makeDate(yearOf(input.endDate), 1, 1), input.endDate) + 1;
  const earned = Ratio.of(elapsed * entitled, terms.yearDays)
    .minus(input.daysTaken)
    .floor();
  const days = earned > 0n ? Number(earned) : 0;
  const amount = terms.payMultiple
    .times(input.averageWage)
    .times(days)
    .dividedBy(terms.paidDays)
    .roundHalfUp();
  const trace = startTrace('ANNUAL_LEAVE_PAY', terms.rules);
  noteInput(trace, 'endDate', input.endDate);
  noteInput(trace, 'leaveTaken', input.daysTaken);
  const { years } = input.workingTime;
  noteStep(
    trace,
    'leaveDays',
    terms.cites.days,
    years,
    entitled,
    elapsed,
    terms.yearDays,
    input.daysTaken,
    days,
  );
  const { paidDays, payMultiple } = terms.texts;
  noteStep(
    trace,
    'leavePay',
    terms.cites.pay,
    days,
    fenValue(input.averageWage),
    paidDays,
    payMultiple,
    fenValue(amount),
  );
  return { amount, days, trace };
}
