import {
  addYears,
  compareYmd,
  type Fen,
  fullYearsOn,
  type LocalDate,
  localDate,
  monthsBetween,
  parseYuan,
  Ratio,
  type Ymd,
  yearMonthOf,
} from '@anzhi/domain';
import type { Entitlement } from './entitlement.js';
import { atLeast, atMost } from './fen-bounds.js';
import type { Gender } from './person-facts.js';
import type { Retirement, RetirementClass } from './retirement.js';
import type { DeductionBase, RulePack } from './rule-pack.js';
import { citeOf, fenValue, noteInput, noteStep, startTrace, type TraceData } from './trace.js';

const MONTHS_A_YEAR = 12;

export interface EarlyRetirementTerms {
  readonly rules: string;
  readonly internalYears: number;
  readonly allowanceRate: Ratio;
  readonly minimumAllowance: Fen;
  readonly insuranceRate: Ratio;
  readonly insuranceFloor: Fen;
  readonly insuranceCeiling: Fen;
  /** Age from which the national plan retires early, by class; null where there is no such plan. */
  readonly policyAges: Readonly<Record<RetirementClass, number>> | null;
  readonly deductionPerYear: Ratio;
  readonly deductionCap: Ratio;
  readonly deductionBase: DeductionBase;
  readonly sickness: {
    readonly ageYears: Readonly<Record<Gender, number>>;
    readonly minimumSeniority: Ymd;
    readonly anyAgeFrom: LocalDate;
  };
  /** The same numbers as the pack writes them, for traces. */
  readonly texts: Readonly<
    Record<'allowanceRate' | 'insuranceRate' | 'floor' | 'ceiling' | 'perYear' | 'cap', string>
  >;
  readonly cites: Readonly<
    Record<
      | 'internal'
      | 'allowance'
      | 'minimum'
      | 'insurance'
      | 'insuranceBase'
      | 'policy'
      | 'deduction'
      | 'sickness',
      string
    >
  >;
}

/** The early, internal and sickness retirement parameters of a pack. */
export function earlyRetirementTerms(pack: RulePack): EarlyRetirementTerms {
  const early = pack.earlyRetirement;
  const pool = Ratio.of(parseYuan(pack.averages.poolMonthlyWage.value));
  const oldAges = pack.retirement.oldAgeYears.value;
  const policyYears = early.policyYears.value;
  return {
    rules: `${pack.code}@${pack.version}`,
    internalYears: early.internalYears.value,
    allowanceRate: Ratio.parse(early.allowanceRate.value),
    minimumAllowance: parseYuan(early.minimumAllowance.value),
    insuranceRate: Ratio.parse(early.employerInsuranceRate.value),
    insuranceFloor: pool.times(Ratio.parse(early.insuranceBaseFloor.value)).roundHalfUp(),
    insuranceCeiling: pool.times(Ratio.parse(early.insuranceBaseCeiling.value)).roundHalfUp(),
    policyAges:
      policyYears === null
        ? null
        : {
            MALE: oldAges.MALE - policyYears,
            FEMALE_CADRE: oldAges.FEMALE_CADRE - policyYears,
            FEMALE_WORKER: oldAges.FEMALE_WORKER - policyYears,
          },
    deductionPerYear: Ratio.parse(early.deductionPerYear.value),
    deductionCap: Ratio.parse(early.deductionCap.value),
    deductionBase: early.deductionBase.value,
    sickness: {
      ageYears: early.sickness.value.ageYears,
      minimumSeniority: { years: early.sickness.value.minimumSeniorityYears, months: 0, days: 0 },
      anyAgeFrom: localDate(early.sickness.value.anyAgeFrom),
    },
    texts: {
      allowanceRate: early.allowanceRate.value,
      insuranceRate: early.employerInsuranceRate.value,
      floor: early.insuranceBaseFloor.value,
      ceiling: early.insuranceBaseCeiling.value,
      perYear: early.deductionPerYear.value,
      cap: early.deductionCap.value,
    },
    cites: {
      internal: citeOf(early.internalYears),
      allowance: citeOf(early.allowanceRate),
      minimum: citeOf(early.minimumAllowance),
      insurance: citeOf(early.employerInsuranceRate),
      insuranceBase: citeOf(early.insuranceBaseFloor),
      policy: citeOf(early.policyYears),
      deduction: citeOf(early.deductionPerYear),
      sickness: citeOf(early.sickness),
    },
  };
}

/** What decides whether somebody retires early at all; amounts read the rest. */
export type EarlyCaseTerms = Pick<EarlyRetirementTerms, 'internalYears' | 'policyAges' | 'sickness'>;

/** Whether internal retirement may be applied for: strictly less than five years to the age (国务院令111号 9). */
export function internalRetirementOpen(found: Retirement, asOf: LocalDate, terms: EarlyCaseTerms): boolean {
  return found.ageReachedOn > asOf && found.ageReachedOn < addYears(asOf, terms.internalYears);
}

/** Whether the national plan retires the person early: the old age less five years is reached (中办发〔2000〕11号). */
export function policyEarlyRetirementMet(
  birthDate: LocalDate,
  retirementClass: RetirementClass,
  asOf: LocalDate,
  terms: EarlyCaseTerms,
): boolean {
  return terms.policyAges !== null && fullYearsOn(birthDate, asOf) >= terms.policyAges[retirementClass];
}

/**
 * Whether total incapacity by illness leads to retirement or an allowance (国发〔1978〕104号 1(3); 人社部发〔2024〕72号 2):
 * at any age since 2025, before that at 50 or 45 with ten years of continuous seniority.
 */
export function sicknessRetirementMet(
  input: {
    readonly totalIncapacityByIllness: boolean;
    readonly gender: Gender;
    readonly birthDate: LocalDate;
    readonly continuousSeniority: Ymd;
  },
  asOf: LocalDate,
  terms: EarlyCaseTerms,
): boolean {
  if (!input.totalIncapacityByIllness) return false;
  if (asOf >= terms.sickness.anyAgeFrom) return true;
  return (
    fullYearsOn(input.birthDate, asOf) >= terms.sickness.ageYears[input.gender] &&
    compareYmd(input.continuousSeniority, terms.sickness.minimumSeniority) >= 0
  );
}

/**
 * A pension (fen a month) after the deduction for retiring early: so much for each started year, up to a cap
 * (Hunan and Guizhou rules, §3.5). Months early from 0.
 */
export function deductEarlyPension(
  pension: Fen,
  monthsEarly: number,
  terms: EarlyRetirementTerms,
): { readonly amount: Fen; readonly trace: TraceData } {
  const years = Math.ceil(monthsEarly / MONTHS_A_YEAR);
  const uncapped = terms.deductionPerYear.times(years);
  const rate = uncapped.compare(terms.deductionCap) > 0 ? terms.deductionCap : uncapped;
  const amount = Ratio.of(1).minus(rate).times(pension).roundHalfUp();
  const trace = startTrace('EARLY_PENSION', terms.rules);
  noteInput(trace, 'pension', fenValue(pension));
  const rateText = rate.toDecimal(6);
  noteStep(trace, 'deduction', terms.cites.deduction, years, terms.texts.perYear, terms.texts.cap, rateText);
  noteStep(trace, 'deducted', '', fenValue(pension), rateText, fenValue(amount));
  return { amount, trace };
}

/**
 * The reserve for internal retirement until the age (§3.5): months × allowance, and months × the employer's insurance
 * on the allowance held within 60–300 % of the pool average. Wage and agreed allowance in fen a month.
 */
export function internalRetirementReserve(
  input: { readonly wage: Fen; readonly agreedAllowance: Fen | null; readonly retirement: Retirement },
  asOf: LocalDate,
  terms: EarlyRetirementTerms,
): readonly [allowance: Entitlement, insurance: Entitlement] {
  const months = Math.max(0, monthsBetween(yearMonthOf(asOf), input.retirement.month));
  const span = [yearMonthOf(asOf), input.retirement.month, months] as const;
  const first = startTrace('INTERNAL_RETIREMENT_ALLOWANCE', terms.rules);
  noteStep(first, 'internalMonths', terms.cites.internal, ...span);
  const allowance = monthlyAllowance(input.wage, input.agreedAllowance, terms, first);
  const total = allowance * BigInt(months);
  noteStep(first, 'reserve', '', months, fenValue(allowance), fenValue(total));

  const second = startTrace('INTERNAL_RETIREMENT_INSURANCE', terms.rules);
  noteStep(second, 'internalMonths', terms.cites.internal, ...span);
  const base = atMost(atLeast(allowance, terms.insuranceFloor), terms.insuranceCeiling);
  const { floor, ceiling, insuranceRate } = terms.texts;
  noteStep(second, 'insuranceBase', terms.cites.insuranceBase, fenValue(base), floor, ceiling);
  const monthly = terms.insuranceRate.times(base);
  const insurance = monthly.times(months).roundHalfUp();
  const monthlyText = fenValue(monthly.roundHalfUp());
  noteStep(second, 'monthlyInsurance', terms.cites.insurance, insuranceRate, fenValue(base), monthlyText);
  noteStep(second, 'reserve', '', months, monthlyText, fenValue(insurance));
  const common = { payer: 'ESTATE', claimClass: 'CLASS_1', recurrence: 'ONCE' } as const;
  return [
    { kind: 'INTERNAL_RETIREMENT_ALLOWANCE', amountFen: total, trace: first, ...common },
    {
      kind: 'INTERNAL_RETIREMENT_INSURANCE',
      amountFen: insurance,
      trace: second,
      ...common,
      claimClass: 'CLASS_2',
    },
  ];
}

function monthlyAllowance(wage: Fen, agreed: Fen | null, terms: EarlyRetirementTerms, trace: TraceData): Fen {
  const computed = terms.allowanceRate.times(wage).roundHalfUp();
  if (agreed === null) {
    const { allowanceRate } = terms.texts;
    noteStep(
      trace,
      'internalAllowance',
      terms.cites.allowance,
      fenValue(wage),
      allowanceRate,
      fenValue(computed),
    );
  } else {
    noteStep(trace, 'agreedAllowance', terms.cites.allowance, fenValue(agreed));
  }
  const due = agreed ?? computed;
  if (due >= terms.minimumAllowance) return due;
  noteStep(trace, 'internalMinimum', terms.cites.minimum, fenValue(terms.minimumAllowance));
  return terms.minimumAllowance;
}
