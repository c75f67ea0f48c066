import { addYmd, type LocalDate, Ratio, type Ymd, ZERO_YMD } from '@anzhi/domain';
import type { ServicePeriod, SpecialWorkPeriod } from './person-facts.js';
import type { RulePack, SpecialWorkType } from './rule-pack.js';
import { lengthOfSpans, mergeSpans, type ServiceSpan } from './service-spans.js';
import { citeOf, noteInput, noteStep, startTrace, type TraceData, ymdValue } from './trace.js';

/** 30 days are a month in seniority records, as in addYmd of the domain library. */
const DAYS_A_MONTH = 30;
const MONTHS_A_YEAR = 12;

export interface SeniorityTerms {
  readonly rules: string;
  /** How much longer a stretch counts once converted: the factor less one. */
  readonly bonus: Readonly<Record<SpecialWorkType, Ratio>>;
  readonly factorText: Readonly<Record<SpecialWorkType, string>>;
  readonly cite: string;
}

/** The three bases, which must never stand in for one another (§3.1). */
export interface Seniority {
  /** Unit years: for compensation. */
  readonly unit: readonly ServiceSpan[];
  /** 连续工龄 as served, without conversion. */
  readonly actual: Ymd;
  /** 连续工龄 with special work converted: for retirement only. */
  readonly continuous: Ymd;
  /** 缴费年限: for pension and unemployment. */
  readonly contribution: Ymd;
}

export interface ServicePeriodFault {
  readonly code: 'ENDS_BEFORE_START' | 'OVERLAP';
  /** Position of the faulty period in the list given. */
  readonly index: number;
}

/** The conversion factors of a pack (劳动保险条例实施细则). */
export function seniorityTerms(pack: RulePack): SeniorityTerms {
  const factors = pack.specialWork.conversion.value;
  const bonus = Object.fromEntries(
    Object.entries(factors).map(([type, factor]) => [type, Ratio.parse(factor).minus(1)]),
  ) as Record<SpecialWorkType, Ratio>;
  return {
    rules: `${pack.code}@${pack.version}`,
    bonus,
    factorText: factors,
    cite: citeOf(pack.specialWork.conversion),
  };
}

/** Faults in a list of service periods: an end before its start, or an overlap with an earlier period. */
export function checkServicePeriods(periods: readonly ServicePeriod[]): ServicePeriodFault[] {
  const faults: ServicePeriodFault[] = [];
  periods.forEach((period, index) => {
    if (period.to !== null && period.to < period.from) faults.push({ code: 'ENDS_BEFORE_START', index });
    const overlaps = periods.slice(0, index).some((earlier) => overlap(earlier, period));
    if (overlaps) faults.push({ code: 'OVERLAP', index });
  });
  return faults;
}

const servedIn = (period: ServicePeriod): boolean => period.countsForSeniority && period.kind !== 'BREAK';
const contributedIn = (period: ServicePeriod): boolean => period.contributed && period.kind !== 'BREAK';

/** All three bases on a day, that day included. Special work counts once verified. */
export function calculateSeniority(
  periods: readonly ServicePeriod[],
  specialWork: readonly SpecialWorkPeriod[],
  asOf: LocalDate,
  terms: SeniorityTerms,
): Seniority {
  const actual = lengthOfSpans(spansOf(periods, asOf, servedIn));
  // The same periods measure the same, and nearly always contributions were paid for all that counts.
  const alike = periods.every((period) => servedIn(period) === contributedIn(period));
  return {
    unit: compensationSpans(periods, asOf),
    actual,
    continuous: specialWork.length === 0 ? actual : convertedSeniority(actual, specialWork, asOf, terms),
    contribution: alike ? actual : lengthOfSpans(spansOf(periods, asOf, contributedIn)),
  };
}

/** The service that counts for compensation: the unit's own and what was transferred, unless another unit paid for it (实施条例 10). */
export function compensationSpans(
  periods: readonly ServicePeriod[],
  asOf: LocalDate,
): readonly ServiceSpan[] {
  return spansOf(
    periods,
    asOf,
    (p) => p.countsForCompensation && !p.compensationPaidByPrior && p.kind !== 'BREAK',
  );
}

/** Whether special work stands: verified, in the national catalogue, with the original archive record. */
export function isProven(period: SpecialWorkPeriod): boolean {
  return period.status === 'VERIFIED' && period.inCatalogue && period.archiveEvidence;
}

/** Proven special work up to a day, by type, in actual time. */
export function specialWorkByType(
  specialWork: readonly SpecialWorkPeriod[],
  asOf: LocalDate,
): Map<SpecialWorkType, readonly ServiceSpan[]> {
  const byType = new Map<SpecialWorkType, ServiceSpan[]>();
  for (const period of specialWork) {
    if (!isProven(period) || period.from > asOf) continue;
    const spans = byType.get(period.type) ?? [];
    spans.push({ from: period.from, to: period.to === null || period.to > asOf ? asOf : period.to });
    byType.set(period.type, spans);
  }
  return new Map([...byType].map(([type, spans]) => [type, mergeSpans(spans)]));
}

/** How continuous seniority came about: each stretch, each conversion, the sum. */
export function traceSeniority(
  periods: readonly ServicePeriod[],
  specialWork: readonly SpecialWorkPeriod[],
  asOf: LocalDate,
  terms: SeniorityTerms,
): TraceData {
  const trace = startTrace('SENIORITY', terms.rules);
  noteInput(trace, 'asOf', asOf);
  for (const span of spansOf(periods, asOf, servedIn)) {
    noteStep(trace, 'servicePeriod', '', span.from, span.to, ymdValue(lengthOfSpans([span])));
  }
  const { actual, continuous } = calculateSeniority(periods, specialWork, asOf, terms);
  noteStep(trace, 'seniorityTotal', '', ymdValue(actual));
  for (const [type, spans] of specialWorkByType(specialWork, asOf)) {
    const length = lengthOfSpans(spans);
    const converted = fromDays(daysOf(length) + Number(terms.bonus[type].times(daysOf(length)).floor()));
    noteStep(
      trace,
      'conversion',
      terms.cite,
      type,
      ymdValue(length),
      terms.factorText[type],
      ymdValue(converted),
    );
  }
  noteStep(trace, 'seniorityTotal', '', ymdValue(continuous));
  return trace;
}

function convertedSeniority(
  actual: Ymd,
  specialWork: readonly SpecialWorkPeriod[],
  asOf: LocalDate,
  terms: SeniorityTerms,
): Ymd {
  let extra = ZERO_YMD;
  for (const [type, spans] of specialWorkByType(specialWork, asOf)) {
    extra = addYmd(extra, fromDays(Number(terms.bonus[type].times(daysOf(lengthOfSpans(spans))).floor())));
  }
  return addYmd(actual, extra);
}

function spansOf(
  periods: readonly ServicePeriod[],
  asOf: LocalDate,
  counts: (period: ServicePeriod) => boolean,
): readonly ServiceSpan[] {
  const spans: ServiceSpan[] = [];
  for (const period of periods) {
    if (!counts(period) || period.from > asOf) continue;
    spans.push({ from: period.from, to: period.to === null || period.to > asOf ? asOf : period.to });
  }
  return mergeSpans(spans);
}

function overlap(a: ServicePeriod, b: ServicePeriod): boolean {
  return (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to);
}

function daysOf(length: Ymd): number {
  return (length.years * MONTHS_A_YEAR + length.months) * DAYS_A_MONTH + length.days;
}

function fromDays(days: number): Ymd {
  const months = Math.floor(days / DAYS_A_MONTH);
  return {
    years: Math.floor(months / MONTHS_A_YEAR),
    months: months % MONTHS_A_YEAR,
    days: days % DAYS_A_MONTH,
  };
}
