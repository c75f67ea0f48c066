import { addYears, compareYmd, fullYearsOn, type LocalDate, type Ymd } from '@anzhi/domain';
import type { Gender, SpecialWorkPeriod } from './person-facts.js';
import type { RulePack, SpecialWorkType } from './rule-pack.js';
import { specialWorkByType } from './seniority.js';
import { lengthOfSpans, mergeSpans } from './service-spans.js';
import { citeOf, noteInput, noteStep, startTrace, type TraceData, ymdValue } from './trace.js';

export interface SpecialWorkTerms {
  readonly rules: string;
  /** The age of the regime, already lowered where the national plan lowers it. */
  readonly ageYears: Readonly<Record<Gender, number>>;
  readonly requiredYears: Readonly<Record<SpecialWorkType, number>>;
  readonly minimumSeniorityYears: number;
  readonly cites: { readonly age: string; readonly required: string; readonly seniority: string };
}

export interface SpecialWorkInput {
  readonly gender: Gender;
  readonly birthDate: LocalDate;
  readonly specialWork: readonly SpecialWorkPeriod[];
  /** 连续工龄, conversion included. */
  readonly continuousSeniority: Ymd;
}

export interface SpecialWorkResult {
  readonly met: boolean;
  /** Actual proven time over all types; conversion never counts here. */
  readonly actual: Ymd;
  /** The longest requirement among the types worked; null where no special work is proven. */
  readonly requiredYears: number | null;
  readonly yearsMet: boolean;
  readonly seniorityMet: boolean;
  readonly ageMet: boolean;
  /** The day from which the age is met. */
  readonly ageMetOn: LocalDate;
}

/** The special-work tests of a pack (国发〔1978〕104号 1(2); 劳社部发〔1999〕8号; POLICY −5 中办发〔2000〕11号). */
export function specialWorkTerms(pack: RulePack): SpecialWorkTerms {
  const { ageYears, ageReductionYears, requiredYears, minimumSeniorityYears } = pack.specialWork;
  const reduction = ageReductionYears.value;
  return {
    rules: `${pack.code}@${pack.version}`,
    ageYears: { MALE: ageYears.value.MALE - reduction, FEMALE: ageYears.value.FEMALE - reduction },
    requiredYears: requiredYears.value,
    minimumSeniorityYears: minimumSeniorityYears.value,
    cites: {
      age: citeOf(reduction > 0 ? ageReductionYears : ageYears),
      required: citeOf(requiredYears),
      seniority: citeOf(minimumSeniorityYears),
    },
  };
}

/**
 * Whether early retirement for special work is met on a day (§3.5): actual proven time of all types together against
 * the longest requirement among them, continuous seniority, age.
 */
export function testSpecialWork(
  input: SpecialWorkInput,
  asOf: LocalDate,
  terms: SpecialWorkTerms,
): SpecialWorkResult {
  const byType = specialWorkByType(input.specialWork, asOf);
  const actual = lengthOfSpans(mergeSpans([...byType.values()].flat()));
  const requiredYears =
    byType.size === 0 ? null : Math.max(...[...byType.keys()].map((type) => terms.requiredYears[type]));
  const yearsMet = requiredYears !== null && compareYmd(actual, wholeYears(requiredYears)) >= 0;
  const seniorityMet = compareYmd(input.continuousSeniority, wholeYears(terms.minimumSeniorityYears)) >= 0;
  const ageMetOn = addYears(input.birthDate, terms.ageYears[input.gender]);
  const ageMet = ageMetOn <= asOf;
  return {
    met: yearsMet && seniorityMet && ageMet,
    actual,
    requiredYears,
    yearsMet,
    seniorityMet,
    ageMet,
    ageMetOn,
  };
}

/** Whether {@link testSpecialWork} is met; the age first, which most who ever did such work have yet to reach. */
export function specialWorkMet(input: SpecialWorkInput, asOf: LocalDate, terms: SpecialWorkTerms): boolean {
  if (addYears(input.birthDate, terms.ageYears[input.gender]) > asOf) return false;
  return testSpecialWork(input, asOf, terms).met;
}

/** The tests one by one, with their numbers. */
export function traceSpecialWork(
  input: SpecialWorkInput,
  asOf: LocalDate,
  terms: SpecialWorkTerms,
): TraceData {
  const found = testSpecialWork(input, asOf, terms);
  const trace = startTrace('SPECIAL_WORK', terms.rules);
  noteInput(trace, 'asOf', asOf);
  noteInput(trace, 'birthDate', input.birthDate);
  for (const [type, spans] of specialWorkByType(input.specialWork, asOf)) {
    noteStep(trace, 'specialActual', terms.cites.required, type, ymdValue(lengthOfSpans(spans)));
  }
  if (found.requiredYears === null) {
    noteStep(trace, 'specialUnproven', terms.cites.required);
  } else {
    const { actual, requiredYears, yearsMet } = found;
    noteStep(
      trace,
      'specialRequired',
      terms.cites.required,
      ymdValue(actual),
      requiredYears,
      answer(yearsMet),
    );
  }
  const seniority = ymdValue(input.continuousSeniority);
  const minimum = terms.minimumSeniorityYears;
  noteStep(trace, 'specialSeniority', terms.cites.seniority, seniority, minimum, answer(found.seniorityMet));
  const age = fullYearsOn(input.birthDate, asOf);
  noteStep(trace, 'specialAge', terms.cites.age, age, terms.ageYears[input.gender], answer(found.ageMet));
  return trace;
}

function wholeYears(years: number): Ymd {
  return { years, months: 0, days: 0 };
}

function answer(met: boolean): string {
  return met ? 'YES' : 'NO';
}
