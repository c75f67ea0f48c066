import {
  addDays,
  type Fen,
  type LocalDate,
  localDate,
  parseYuan,
  splitLargestRemainder,
  type Ymd,
} from '@anzhi/domain';
import { halfYearUnits, unitsText } from './half-units.js';
import type { DueWages } from './person-facts.js';
import type { RulePack, SegmentAPolicy, SegmentARounding } from './rule-pack.js';
import { clipSpans, type MeasuredSpans, type ServiceSpan } from './service-spans.js';
import { noteCompensationTax, type SeveranceTaxTerms, severanceTaxTerms } from './severance-tax.js';
import { citeOf, fenValue, noteInput, noteStep, startTrace, type TraceData } from './trace.js';

/** Everything that the law and the plan fix for compensation, ready to calculate with. */
export interface CompensationTerms {
  readonly rules: string;
  readonly cityAverageMonthlyWage: Fen;
  readonly minimumMonthlyWage: Fen;
  readonly splitDate: LocalDate;
  readonly lastDayOfSegmentA: LocalDate;
  readonly halfYearMonths: number;
  readonly capMultiple: number;
  /** The multiple of the city average above which a wage is cut, fen. */
  readonly wageCeiling: Fen;
  readonly capUnits: number;
  readonly tax: SeveranceTaxTerms;
  readonly segmentAPolicy: SegmentAPolicy;
  readonly segmentARounding: SegmentARounding;
  readonly segmentACapUnits: number;
  /** Constants as traces carry them, written once. */
  readonly texts: { readonly city: string; readonly minimum: string; readonly ceiling: string };
  readonly cites: Readonly<Record<'due' | 'segmentA' | 'roundingA' | 'units' | 'cap' | 'split', string>>;
}

/** One segment of the sum: units are months as decimal text ('16', '5.5'), base and amount in fen. */
export interface CompensationSegment {
  readonly id: 'A' | 'B';
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly units: string;
  readonly base: Fen;
  readonly amount: Fen;
}

export interface CompensationResult {
  readonly amount: Fen;
  readonly segments: readonly CompensationSegment[];
  readonly trace: TraceData;
}

export interface CompensationInput {
  readonly hireDate: LocalDate;
  readonly endDate: LocalDate;
  readonly averageMonthlyWage: Fen;
  /** Unbroken, unpaid prior service counted from here; null where there is none. */
  readonly priorServiceFrom: LocalDate | null;
}

type CompensationOverrides = Partial<
  Pick<
    CompensationTerms,
    'cityAverageMonthlyWage' | 'minimumMonthlyWage' | 'segmentAPolicy' | 'segmentARounding'
  >
>;

/** The terms of a pack; a preview may put its own averages and segment A choices in their place. */
export function compensationTerms(pack: RulePack, overrides: CompensationOverrides = {}): CompensationTerms {
  const { averages, compensation, grounds } = pack;
  const splitDate = localDate(compensation.splitDate.value);
  const cityAverage = overrides.cityAverageMonthlyWage ?? parseYuan(averages.cityMonthlyWage.value);
  const minimum = overrides.minimumMonthlyWage ?? parseYuan(averages.minimumMonthlyWage.value);
  const wageCeiling = cityAverage * BigInt(compensation.capMultiple.value);
  return {
    rules: `${pack.code}@${pack.version}`,
    cityAverageMonthlyWage: cityAverage,
    minimumMonthlyWage: minimum,
    splitDate,
    lastDayOfSegmentA: addDays(splitDate, -1),
    halfYearMonths: compensation.halfYearMonths.value,
    capMultiple: compensation.capMultiple.value,
    wageCeiling,
    capUnits: compensation.capUnits.value,
    tax: severanceTaxTerms(pack, cityAverage),
    segmentAPolicy: overrides.segmentAPolicy ?? compensation.segmentAPolicy.value,
    segmentARounding: overrides.segmentARounding ?? compensation.segmentARounding.value,
    segmentACapUnits: compensation.segmentACapUnits.value,
    texts: { city: fenValue(cityAverage), minimum: fenValue(minimum), ceiling: fenValue(wageCeiling) },
    cites: {
      due: citeOf(grounds.compensationDue),
      segmentA: citeOf(compensation.segmentAPolicy),
      roundingA: citeOf(compensation.segmentARounding),
      units: citeOf(compensation.halfYearMonths),
      cap: citeOf(compensation.capMultiple),
      split: citeOf(compensation.splitDate),
    },
  };
}

/**
 * Economic compensation for one unbroken stretch of service (劳动合同法 47, 97; §3.2; decision 20). Amounts in fen,
 * rounded once half up, segments by largest remainder. Prior service and later service touch, so they are one stretch.
 */
export function calculateCompensation(
  input: CompensationInput,
  terms: CompensationTerms,
): CompensationResult {
  const from = input.priorServiceFrom ?? input.hireDate;
  const result = compensationForSpans([{ from, to: input.endDate }], input.averageMonthlyWage, terms);
  if (input.priorServiceFrom !== null && input.priorServiceFrom !== input.hireDate) {
    noteInput(result.trace, 'priorServiceFrom', input.priorServiceFrom);
  }
  noteInput(result.trace, 'hireDate', input.hireDate);
  noteInput(result.trace, 'endDate', input.endDate);
  return result;
}

/**
 * Economic compensation over stretches that do not overlap, in order of time; gaps between them earn nothing.
 * The wage is the average due wage of the last 12 months in fen; the minimum wage floors it in both segments. Where due
 * wages are recorded by month, the trace shows how the average came about.
 */
export function compensationForSpans(
  spans: readonly ServiceSpan[],
  averageMonthlyWage: Fen,
  terms: CompensationTerms,
  dueWages?: DueWages,
): CompensationResult {
  const trace = startTrace('COMPENSATION', terms.rules);
  noteInput(trace, 'averageWage', averageMonthlyWage);
  noteInput(trace, 'cityAverageWage', terms.texts.city);
  noteInput(trace, 'minimumWage', terms.texts.minimum);
  noteStep(trace, 'compensationDue', terms.cites.due);
  if (dueWages) noteDueWages(dueWages, averageMonthlyWage, terms, trace);
  const floored = flooredWage(averageMonthlyWage, terms, trace);
  const segments: PendingSegment[] = [];
  const a = clipSpans(spans, null, terms.lastDayOfSegmentA);
  if (a !== null) pushSegmentA(segments, a, floored, terms, trace);
  const b = clipSpans(spans, terms.splitDate, null);
  if (b !== null) pushSegmentB(segments, b, floored, terms, trace);
  const result = settle(segments, trace);
  noteCompensationTax(result.amount, terms.tax, trace);
  return result;
}

interface PendingSegment {
  readonly id: 'A' | 'B';
  readonly span: MeasuredSpans;
  readonly halves: number;
  readonly base: Fen;
}

function noteDueWages(wages: DueWages, average: Fen, terms: CompensationTerms, trace: TraceData): void {
  const { from, to, total, months } = wages;
  noteStep(trace, 'dueWages', terms.cites.units, from, to, fenValue(total), months, fenValue(average));
}

function flooredWage(wage: Fen, terms: CompensationTerms, trace: TraceData): Fen {
  if (wage >= terms.minimumMonthlyWage) {
    noteStep(trace, 'wageBase', terms.cites.units, wage);
    return wage;
  }
  noteStep(trace, 'wageFloor', terms.cites.units, wage, terms.minimumMonthlyWage);
  return terms.minimumMonthlyWage;
}

function pushSegmentA(
  segments: PendingSegment[],
  span: MeasuredSpans,
  base: Fen,
  terms: CompensationTerms,
  trace: TraceData,
): void {
  noteStep(trace, 'segmentLength', terms.cites.split, 'A', span.from, span.to, span.length);
  const halves = segmentAHalves(span.length, terms);
  const cite = terms.segmentAPolicy === 'FULL' ? terms.cites.roundingA : terms.cites.segmentA;
  noteStep(trace, 'segmentUnitsA', cite, terms.segmentAPolicy, terms.segmentARounding, unitsText(halves));
  if (halves > 0) segments.push({ id: 'A', span, halves, base });
}

function segmentAHalves(length: Ymd, terms: CompensationTerms): number {
  if (terms.segmentAPolicy === 'NONE') return 0;
  const halves =
    terms.segmentARounding === 'YEAR_UP'
      ? (length.years + (length.months > 0 || length.days > 0 ? 1 : 0)) * 2
      : halfYearUnits(length, terms.halfYearMonths);
  return terms.segmentAPolicy === 'CAP_12' ? Math.min(halves, terms.segmentACapUnits * 2) : halves;
}

function pushSegmentB(
  segments: PendingSegment[],
  span: MeasuredSpans,
  wage: Fen,
  terms: CompensationTerms,
  trace: TraceData,
): void {
  noteStep(trace, 'segmentLength', terms.cites.split, 'B', span.from, span.to, span.length);
  const served = halfYearUnits(span.length, terms.halfYearMonths);
  noteStep(trace, 'segmentUnitsB', terms.cites.units, terms.halfYearMonths, unitsText(served));
  const { city, ceiling } = terms.texts;
  // Only a wage strictly higher is capped, and only then are the years limited: a cliff by law.
  if (wage <= terms.wageCeiling) {
    noteStep(trace, 'notCapped', terms.cites.cap, wage, city, terms.capMultiple, ceiling);
    segments.push({ id: 'B', span, halves: served, base: wage });
    return;
  }
  const { capMultiple, capUnits } = terms;
  noteStep(trace, 'capped', terms.cites.cap, wage, city, capMultiple, ceiling, capUnits);
  const halves = Math.min(served, capUnits * 2);
  noteStep(trace, 'cappedUnits', '', unitsText(served), unitsText(halves));
  segments.push({ id: 'B', span, halves, base: flooredCeiling(terms, trace) });
}

/** The cut wage is a base like any other: the minimum wage floors it too (实施条例 27; decision 20). */
function flooredCeiling(terms: CompensationTerms, trace: TraceData): Fen {
  const { wageCeiling, minimumMonthlyWage, texts, cites } = terms;
  if (wageCeiling >= minimumMonthlyWage) return wageCeiling;
  noteStep(trace, 'ceilingFloor', cites.units, texts.ceiling, texts.minimum);
  return minimumMonthlyWage;
}

/** Rounds the total once and splits it over the segments, so that they add up to it to the fen. */
function settle(pending: readonly PendingSegment[], trace: TraceData): CompensationResult {
  const doubled = pending.map(({ id, halves, base }) => ({ id, weight: BigInt(halves) * base }));
  const amount = (doubled.reduce((sum, { weight }) => sum + weight, 0n) + 1n) / 2n;
  // Nothing to split where no segment holds half a fen, which is nearly always.
  const uneven = doubled.length > 1 && doubled.some(({ weight }) => weight % 2n !== 0n);
  const shares = uneven ? splitLargestRemainder(amount, doubled) : null;
  const segments = pending.map(({ id, span, halves, base }, index) => {
    const share = shares?.get(id) ?? (pending.length === 1 ? amount : doubled[index]!.weight / 2n);
    const units = unitsText(halves);
    noteStep(trace, 'segmentAmount', '', id, units, base, share);
    return { id, from: span.from, to: span.to, units, base, amount: share };
  });
  noteStep(trace, 'total', '', amount);
  return { amount, segments, trace };
}
