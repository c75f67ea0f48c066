import { daysBetween, type Fen, type LocalDate, makeDate, Ratio, type Ymd, yearOf } from '@anzhi/domain';
import { averageDue } from './due-wages.js';
import type { DueWages } from './person-facts.js';
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
  /** Due wages by month, where recorded: then the wage is theirs without overtime. */
  readonly dueWages?: DueWages;
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
  const trace = startTrace('ANNUAL_LEAVE_PAY', terms.rules);
  const wage = leaveWage(input, terms, trace);
  const amount = terms.payMultiple.times(wage).times(days).dividedBy(terms.paidDays).roundHalfUp();
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
  noteStep(trace, 'leavePay', terms.cites.pay, days, fenValue(wage), paidDays, payMultiple, fenValue(amount));
  return { amount, days, trace };
}

/** The wage that leave is paid by: without overtime where due wages tell it apart (年休假办法 11), else the average given. */
function leaveWage(
  { averageWage, dueWages }: AnnualLeaveInput,
  terms: AnnualLeaveTerms,
  trace: TraceData,
): Fen {
  if (!dueWages || dueWages.overtime === 0n) return averageWage;
  const { total, overtime, months } = dueWages;
  const wage = averageDue({ total: total - overtime, months });
  noteStep(trace, 'leaveWage', terms.cites.pay, fenValue(overtime), fenValue(total), months, fenValue(wage));
  return wage;
}
