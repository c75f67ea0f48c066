import {
  addMonths,
  addToYearMonth,
  type LocalDate,
  monthsBetween,
  type YearMonth,
  yearMonth,
  yearMonthOf,
} from '@anzhi/domain';
import type { Gender, PositionKind } from './person-facts.js';
import type { RulePack } from './rule-pack.js';
import { citeOf, noteInput, noteStep, startTrace, type TraceData } from './trace.js';

/** Which row of the retirement schedule a person belongs to. */
export type RetirementClass = 'MALE' | 'FEMALE_CADRE' | 'FEMALE_WORKER';

const MONTHS_A_YEAR = 12;

export interface RetirementTerms {
  readonly rules: string;
  readonly oldAgeYears: Readonly<Record<RetirementClass, number>>;
  readonly schedule: {
    readonly startMonth: YearMonth;
    readonly delay: Readonly<Record<RetirementClass, { stepMonths: number; capMonths: number }>>;
  } | null;
  readonly flexibleMonths: number;
  readonly contribution: {
    readonly baseMonths: number;
    readonly risesFromYear: number;
    readonly stepMonths: number;
    readonly capMonths: number;
  };
  readonly cites: { readonly oldAge: string; readonly schedule: string };
}

export interface RetirementInput {
  readonly birthDate: LocalDate;
  readonly gender: Gender;
  readonly positionKind: PositionKind;
}

export interface Retirement {
  readonly retirementClass: RetirementClass;
  /** The month in which the age before the reform is reached. */
  readonly oldAgeMonth: YearMonth;
  readonly month: YearMonth;
  readonly delayMonths: number;
  readonly age: { readonly years: number; readonly months: number };
  /** The day on which the age is reached; law processes retirement by month, periods before it run to this day. */
  readonly ageReachedOn: LocalDate;
}

/** The retirement parameters of a pack. */
export function retirementTerms(pack: RulePack): RetirementTerms {
  const { oldAgeYears, schedule, flexibleMonths, minimumContribution } = pack.retirement;
  return {
    rules: `${pack.code}@${pack.version}`,
    oldAgeYears: oldAgeYears.value,
    schedule:
      schedule.value === null
        ? null
        : { startMonth: yearMonth(schedule.value.startMonth), delay: schedule.value.delay },
    flexibleMonths: flexibleMonths.value,
    contribution: minimumContribution.value,
    cites: { oldAge: citeOf(oldAgeYears), schedule: citeOf(schedule) },
  };
}

/** Men, women in cadre or technical posts, women workers (国发〔1978〕104号). */
export function retirementClassOf(gender: Gender, positionKind: PositionKind): RetirementClass {
  if (gender === 'MALE') return 'MALE';
  return positionKind === 'CADRE' ? 'FEMALE_CADRE' : 'FEMALE_WORKER';
}

/**
 * Statutory retirement month and age: the old age, delayed by one month for every `step` months (or part) that its
 * month lies past the start of the schedule, at most `cap` (NPCSC decision of 2024-09-13 art. 1; §3.4).
 */
export function calculateRetirement(input: RetirementInput, terms: RetirementTerms): Retirement {
  const retirementClass = retirementClassOf(input.gender, input.positionKind);
  const oldAgeYears = terms.oldAgeYears[retirementClass];
  const birthMonth = yearMonthOf(input.birthDate);
  const oldAgeMonth = addToYearMonth(birthMonth, oldAgeYears * MONTHS_A_YEAR);
  const delayMonths = delayOf(oldAgeMonth, retirementClass, terms);
  const ageMonths = oldAgeYears * MONTHS_A_YEAR + delayMonths;
  return {
    retirementClass,
    oldAgeMonth,
    month: addToYearMonth(oldAgeMonth, delayMonths),
    delayMonths,
    age: { years: Math.floor(ageMonths / MONTHS_A_YEAR), months: ageMonths % MONTHS_A_YEAR },
    ageReachedOn: addMonths(input.birthDate, ageMonths),
  };
}

/** How a retirement month came about, in steps. */
export function traceRetirement(input: RetirementInput, terms: RetirementTerms): TraceData {
  const found = calculateRetirement(input, terms);
  const trace = startTrace('RETIREMENT', terms.rules);
  noteInput(trace, 'birthDate', input.birthDate);
  noteInput(trace, 'retirementClass', found.retirementClass);
  const oldAge = terms.oldAgeYears[found.retirementClass];
  noteStep(trace, 'oldAge', terms.cites.oldAge, found.retirementClass, oldAge, found.oldAgeMonth);
  noteDelay(trace, found, terms);
  noteStep(trace, 'retirementMonth', '', found.age.years, found.age.months, found.month);
  return trace;
}

/** Months of pension contributions that a retirement in this year needs: rising from a year on, up to a cap (art. 2). */
export function minimumContributionMonths(year: number, terms: RetirementTerms): number {
  const { baseMonths, risesFromYear, stepMonths, capMonths } = terms.contribution;
  if (year < risesFromYear) return baseMonths;
  return Math.min(capMonths, baseMonths + (year - risesFromYear + 1) * stepMonths);
}

/**
 * The months between which a person may choose to retire (art. 3): at most three years earlier but not below the old
 * age, at most three years later by agreement. Minimum contributions are checked apart.
 */
export function flexibleRetirement(
  found: Retirement,
  terms: RetirementTerms,
): { readonly earliest: YearMonth; readonly latest: YearMonth } {
  const earlier = Math.min(terms.flexibleMonths, found.delayMonths);
  return {
    earliest: addToYearMonth(found.month, -earlier),
    latest: addToYearMonth(found.month, terms.flexibleMonths),
  };
}

/** Whether the statutory age is reached; retirement is processed by month, so the whole month counts. */
export function legalAgeReached(found: Retirement, asOf: LocalDate): boolean {
  return found.month <= yearMonthOf(asOf);
}

function delayOf(oldAgeMonth: YearMonth, retirementClass: RetirementClass, terms: RetirementTerms): number {
  if (terms.schedule === null || oldAgeMonth < terms.schedule.startMonth) return 0;
  const { stepMonths, capMonths } = terms.schedule.delay[retirementClass];
  const past = monthsBetween(terms.schedule.startMonth, oldAgeMonth);
  return Math.min(capMonths, Math.floor(past / stepMonths) + 1);
}

function noteDelay(trace: TraceData, found: Retirement, terms: RetirementTerms): void {
  if (terms.schedule === null) {
    noteStep(trace, 'noSchedule', terms.cites.schedule);
    return;
  }
  const { startMonth, delay } = terms.schedule;
  if (found.oldAgeMonth < startMonth) {
    noteStep(trace, 'beforeSchedule', terms.cites.schedule, startMonth);
    return;
  }
  const { stepMonths, capMonths } = delay[found.retirementClass];
  const past = monthsBetween(startMonth, found.oldAgeMonth);
  const uncapped = Math.floor(past / stepMonths) + 1;
  noteStep(
    trace,
    'delay',
    terms.cites.schedule,
    startMonth,
    past,
    stepMonths,
    uncapped,
    capMonths,
    found.delayMonths,
  );
}
