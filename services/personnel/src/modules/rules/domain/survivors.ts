import {
  addYears,
  compareYmd,
  type Fen,
  fullYearsOn,
  type LocalDate,
  localDate,
  monthsOf,
  parseYuan,
  Ratio,
  splitLargestRemainder,
  type Ymd,
} from '@anzhi/domain';
import type { Dependant, DependantRelation, Gender } from './person-facts.js';
import type { RulePack } from './rule-pack.js';
import { citeOf, fenValue, noteInput, noteStep, startTrace, type TraceData, ymdValue } from './trace.js';

const MONTHS_A_YEAR = 12;

/** What decides whether a dependant may draw: the dependency is proven before. */
export interface DependantFacts {
  readonly relation: DependantRelation;
  readonly gender: Gender;
  readonly birthDate: LocalDate;
  readonly totallyIncapable: boolean;
  /** Employed, in the army, remarried (spouse), adopted, imprisoned or dead: nothing is due any more. */
  readonly stopped: boolean;
}

export interface SurvivorTerms {
  readonly rules: string;
  readonly poolWage: Fen;
  readonly funeralMonths: number;
  readonly spouseRate: Ratio;
  readonly otherRate: Ratio;
  readonly loneAddition: Ratio;
  readonly ages: { readonly elderMale: number; readonly elderFemale: number; readonly child: number };
  readonly lump: {
    readonly base: 'NATIONAL_ANNUAL_INCOME' | 'POOL_MONTHLY_WAGE';
    readonly of: Fen;
    readonly multiple: number;
  };
  readonly nonWork: {
    readonly from: LocalDate;
    readonly base: Fen;
    readonly funeralMonths: number;
    readonly lump: RulePack['survivors']['nonWorkLump']['value'];
  };
  readonly cites: Readonly<Record<'funeral' | 'pension' | 'lump' | 'nonWorkFuneral' | 'nonWorkLump', string>>;
}

export interface AmountWithTrace {
  readonly amount: Fen;
  readonly trace: TraceData;
}

/** The survivor parameters of a pack (工伤保险条例 39; 人社部发〔2021〕18号; §3.7). */
export function survivorTerms(pack: RulePack): SurvivorTerms {
  const { survivors, averages } = pack;
  const base = survivors.lump.value.base;
  const poolWage = parseYuan(averages.poolMonthlyWage.value);
  return {
    rules: `${pack.code}@${pack.version}`,
    poolWage,
    funeralMonths: survivors.funeralMonths.value,
    spouseRate: Ratio.parse(survivors.spouseRate.value),
    otherRate: Ratio.parse(survivors.otherRate.value),
    loneAddition: Ratio.parse(survivors.loneAddition.value),
    ages: survivors.dependantAges.value,
    lump: {
      base,
      of: base === 'POOL_MONTHLY_WAGE' ? poolWage : parseYuan(averages.nationalAnnualDisposableIncome.value),
      multiple: survivors.lump.value.multiple,
    },
    nonWork: {
      from: localDate(survivors.nonWorkFrom.value),
      base: parseYuan(averages.provinceMonthlyDisposableIncome.value),
      funeralMonths: survivors.nonWorkFuneralMonths.value,
      lump: survivors.nonWorkLump.value,
    },
    cites: {
      funeral: citeOf(survivors.funeralMonths),
      pension: citeOf(survivors.spouseRate),
      lump: citeOf(survivors.lump),
      nonWorkFuneral: citeOf(survivors.nonWorkFuneralMonths),
      nonWorkLump: citeOf(survivors.nonWorkLump),
    },
  };
}

/**
 * Whether a proven dependant may draw a pension on a day (供养亲属范围规定 2–4): totally incapable, or an elder by age
 * (spouse, parents, grandparents), or under 18 (children, grandchildren, siblings).
 */
export function isEligibleDependant(facts: DependantFacts, asOf: LocalDate, terms: SurvivorTerms): boolean {
  if (facts.stopped) return false;
  if (facts.totallyIncapable) return true;
  if (['SPOUSE', 'PARENT', 'GRANDPARENT'].includes(facts.relation)) {
    const age = facts.gender === 'MALE' ? terms.ages.elderMale : terms.ages.elderFemale;
    return addYears(facts.birthDate, age) <= asOf;
  }
  return fullYearsOn(facts.birthDate, asOf) < terms.ages.child;
}

/**
 * Monthly pensions of the dependants of one person killed at work: 40 % for the spouse, 30 % for each other, 10 % more
 * for lone elders and orphans. Together never above the wage: then the wage is split in proportion (art. 39).
 */
export function survivorPensions(
  wage: Fen,
  dependants: readonly Dependant[],
  terms: SurvivorTerms,
): Map<string, AmountWithTrace> {
  const rated = dependants.map((one) => ({ ...one, rate: rateOf(one, terms) }));
  const sum = rated.reduce((total, { rate }) => total.plus(rate), Ratio.of(0));
  const over = sum.compare(1) > 0;
  const shares = over
    ? splitLargestRemainder(
        wage,
        rated.map(({ id, rate }) => ({ id, weight: rate })),
      )
    : null;
  return new Map(
    rated.map(({ id, relation, rate }) => {
      const amount = shares?.get(id) ?? rate.times(wage).roundHalfUp();
      const trace = startTrace('SURVIVOR_PENSION', terms.rules);
      noteInput(trace, 'ownWage', fenValue(wage));
      noteStep(trace, 'dependant', terms.cites.pension, relation, fenValue(wage), rate.toDecimal(4));
      if (over) noteStep(trace, 'dependantsOver', terms.cites.pension, sum.toDecimal(4), fenValue(wage));
      noteStep(trace, 'dependantShare', '', fenValue(amount));
      return [id, { amount, trace }];
    }),
  );
}

/** Funeral grant after a death at work: six months of the pool average (art. 39(1)); the injury fund pays. */
export function funeralGrant(terms: SurvivorTerms): AmountWithTrace {
  return funeral(terms.funeralMonths, terms.poolWage, terms.cites.funeral, terms.rules);
}

/** Lump sum after a death at work: a multiple of the year's base (art. 39(3)). Not for grades 1–4 after their leave. */
export function workDeathLumpSum(terms: SurvivorTerms): AmountWithTrace {
  const { base, of, multiple } = terms.lump;
  const amount = of * BigInt(multiple);
  const trace = startTrace('DEATH_GRANT', terms.rules);
  noteStep(trace, 'lumpOfIncome', terms.cites.lump, base, fenValue(of), multiple, fenValue(amount));
  return { amount, trace };
}

/** Funeral grant after a death that is not of work (人社部发〔2021〕18号 4), null before the rule began; the pension fund pays. */
export function nonWorkFuneralGrant(deathDate: LocalDate, terms: SurvivorTerms): AmountWithTrace | null {
  const { from, base, funeralMonths } = terms.nonWork;
  return deathDate < from ? null : funeral(funeralMonths, base, terms.cites.nonWorkFuneral, terms.rules);
}

/**
 * Lump sum after a death that is not of work (人社部发〔2021〕18号 5), null before the rule began: months by contribution
 * years, part years as twelfths over fifteen; retired people less the time drawn, at least nine months; under five
 * years of contributions at most what the person paid in. Fen.
 */
export function nonWorkLumpSum(
  input: {
    readonly deathDate: LocalDate;
    readonly contribution: Ymd;
    readonly ownContributions: Fen;
    /** How long a pension was drawn; null for somebody still at work. */
    readonly pensionDrawn: Ymd | null;
  },
  terms: SurvivorTerms,
): AmountWithTrace | null {
  const { from, base, lump } = terms.nonWork;
  if (input.deathDate < from) return null;
  const trace = startTrace('DEATH_GRANT', terms.rules);
  const earned = lumpMonths(input.contribution, lump);
  noteStep(trace, 'lumpMonths', terms.cites.nonWorkLump, ymdValue(input.contribution), earned.toDecimal(2));
  const months = lessDrawn(earned, input.pensionDrawn, terms, trace);
  const full = months.times(base).roundHalfUp();
  noteStep(trace, 'funeral', '', months.toDecimal(2), fenValue(base), fenValue(full));
  const capped =
    input.contribution.years < lump.ownContributionCapBelowYears && input.ownContributions < full;
  if (!capped) return { amount: full, trace };
  noteStep(trace, 'ownContributionCap', terms.cites.nonWorkLump, fenValue(input.ownContributions));
  return { amount: input.ownContributions, trace };
}

function rateOf(dependant: Dependant, terms: SurvivorTerms): Ratio {
  const rate = dependant.relation === 'SPOUSE' ? terms.spouseRate : terms.otherRate;
  return dependant.loneElderOrOrphan ? rate.plus(terms.loneAddition) : rate;
}

function funeral(months: number, base: Fen, cite: string, rules: string): AmountWithTrace {
  const amount = base * BigInt(months);
  const trace = startTrace('FUNERAL_GRANT', rules);
  noteStep(trace, 'funeral', cite, months, fenValue(base), fenValue(amount));
  return { amount, trace };
}

function lumpMonths(contribution: Ymd, lump: SurvivorTerms['nonWork']['lump']): Ratio {
  for (const { belowYears, months } of lump.tiers) {
    if (contribution.years < belowYears) return Ratio.of(months);
  }
  const { fromYears, months, maximum } = lump.above;
  const threshold: Ymd = { years: fromYears, months: 0, days: 0 };
  if (compareYmd(contribution, threshold) <= 0) return Ratio.of(months);
  const past = Ratio.of(monthsOf(contribution) - fromYears * MONTHS_A_YEAR, MONTHS_A_YEAR);
  const earned = past.plus(months);
  return earned.compare(maximum) > 0 ? Ratio.of(maximum) : earned;
}

function lessDrawn(earned: Ratio, drawn: Ymd | null, terms: SurvivorTerms, trace: TraceData): Ratio {
  if (drawn === null) return earned;
  const minimum = terms.nonWork.lump.retireeMinimumMonths;
  const left = earned.minus(Ratio.of(monthsOf(drawn), MONTHS_A_YEAR));
  const months = left.compare(minimum) < 0 ? Ratio.of(minimum) : left;
  noteStep(
    trace,
    'drawnReduction',
    terms.cites.nonWorkLump,
    ymdValue(drawn),
    earned.toDecimal(2),
    months.toDecimal(2),
    minimum,
  );
  return months;
}
