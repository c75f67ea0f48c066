import { z } from 'zod';
import { congressSchema } from './rule-pack-congress.js';
import { addedParameters, debtsSchema, severanceTaxSchema } from './rule-pack-debts.js';
import { citationSchema, count, date, decimal, month, param, yuan } from './rule-pack-parts.js';

/** One parameter with its source: `law` is a code of the glossary in trace-laws.ts, or the law's own name. */
export interface Param<T> {
  value: T;
  law: string;
  article: string;
}

const averagesSchema = z.object({
  cityMonthlyWage: param(yuan),
  minimumMonthlyWage: param(yuan),
  poolMonthlyWage: param(yuan),
  provinceInjuryBase: param(yuan),
  cityAnnualEnterpriseWage: param(yuan),
  provinceMonthlyDisposableIncome: param(yuan),
  nationalAnnualDisposableIncome: param(yuan),
});

export const SEGMENT_A_POLICIES = ['FULL', 'CAP_12', 'NONE'] as const;
export const SEGMENT_A_ROUNDINGS = ['YEAR_UP', 'HALF_YEAR'] as const;
export type SegmentAPolicy = (typeof SEGMENT_A_POLICIES)[number];
export type SegmentARounding = (typeof SEGMENT_A_ROUNDINGS)[number];

const compensationSchema = z.object({
  splitDate: param(date),
  halfYearMonths: param(count.min(1)),
  capMultiple: param(count.min(1)),
  capUnits: param(count),
  segmentAPolicy: param(z.enum(SEGMENT_A_POLICIES)),
  segmentARounding: param(z.enum(SEGMENT_A_ROUNDINGS)),
  segmentACapUnits: param(count),
});

const delaySchema = z.object({ stepMonths: count.min(1), capMonths: count });
const byClass = <T extends z.ZodType>(value: T) =>
  z.object({ MALE: value, FEMALE_CADRE: value, FEMALE_WORKER: value });

const retirementSchema = z.object({
  oldAgeYears: param(byClass(count)),
  schedule: param(z.object({ startMonth: month, delay: byClass(delaySchema) }).nullable()),
  flexibleMonths: param(count),
  minimumContribution: param(
    z.object({ baseMonths: count, risesFromYear: count, stepMonths: count, capMonths: count }),
  ),
});

export const SPECIAL_WORK_TYPES = [
  'HIGH_ALTITUDE',
  'EXTRA_HEAVY',
  'UNDERGROUND',
  'HIGH_TEMP',
  'LOW_TEMP',
  'TOXIC',
] as const;
export type SpecialWorkType = (typeof SPECIAL_WORK_TYPES)[number];

const byGender = <T extends z.ZodType>(value: T) => z.object({ MALE: value, FEMALE: value });
const bySpecialWork = <T extends z.ZodType>(value: T) =>
  z.object({
    HIGH_ALTITUDE: value,
    EXTRA_HEAVY: value,
    UNDERGROUND: value,
    HIGH_TEMP: value,
    LOW_TEMP: value,
    TOXIC: value,
  });

const specialWorkSchema = z.object({
  ageYears: param(byGender(count)),
  ageReductionYears: param(count),
  requiredYears: param(bySpecialWork(count)),
  minimumSeniorityYears: param(count),
  conversion: param(bySpecialWork(decimal)),
});

export const DEDUCTION_BASES = ['BASIC_PENSION', 'TRANSITIONAL_PENSION'] as const;
export type DeductionBase = (typeof DEDUCTION_BASES)[number];

const earlyRetirementSchema = z.object({
  internalYears: param(count),
  allowanceRate: param(decimal),
  employerInsuranceRate: param(decimal),
  insuranceBaseFloor: param(decimal),
  insuranceBaseCeiling: param(decimal),
  minimumAllowance: param(yuan),
  /** Years before the old age at which the national plan retires people early; null where it does not apply. */
  policyYears: param(count.nullable()),
  deductionPerYear: param(decimal),
  deductionCap: param(decimal),
  /** Of which pension the deduction is taken: the basic one (Hunan, Guizhou) or the transitional one (Guangdong). */
  deductionBase: param(z.enum(DEDUCTION_BASES)).default(addedParameters.deductionBase),
  sickness: param(z.object({ ageYears: byGender(count), minimumSeniorityYears: count, anyAgeFrom: date })),
});

export const FEE_VARIANTS = ['V1', 'V2', 'V3', 'V4'] as const;
export type FeeVariant = (typeof FEE_VARIANTS)[number];

const resettlementFeeSchema = z.object({
  /** Who owes the fee first; the plan may add sources. */
  payer: param(z.enum(['ESTATE', 'SPECIAL_SUBSIDY', 'GROUP'])),
  variant: param(z.enum(FEE_VARIANTS)),
  multiple: param(count.min(1)),
  joinedBefore: param(date),
  /** V2: what the city pays for one year of seniority before the ceiling. */
  localYearlyRate: param(yuan),
  /** V4: what a year of ordinary and of special work earns. */
  yearlyRates: param(z.object({ ordinary: yuan, special: yuan })),
  halfYearMonths: param(count.min(1)),
});

const grades = (from: number, to: number) =>
  z.record(
    z.enum(Array.from({ length: to - from + 1 }, (_, index) => String(from + index))),
    z.union([count, decimal]),
  );

const injurySchema = z.object({
  wageFloor: param(decimal),
  wageCeiling: param(decimal),
  lumpMonths: param(grades(1, 10)),
  monthlyRate: param(grades(1, 6)),
  medicalGrantMonths: param(grades(5, 10)),
  employmentGrantMonths: param(grades(5, 10)),
  careRate: param(z.object({ PARTIAL: decimal, MOST: decimal, FULL: decimal })),
  keptUpToGrade: param(count),
  monthlyFromFundUpToGrade: param(count),
  uninsuredPayer: param(z.literal('ESTATE')),
  medicalInsuranceRate: param(decimal),
});

const survivorsSchema = z.object({
  funeralMonths: param(count),
  spouseRate: param(decimal),
  otherRate: param(decimal),
  loneAddition: param(decimal),
  dependantAges: param(z.object({ elderMale: count, elderFemale: count, child: count })),
  lump: param(
    z.object({ base: z.enum(['NATIONAL_ANNUAL_INCOME', 'POOL_MONTHLY_WAGE']), multiple: count.min(1) }),
  ),
  nonWorkFrom: param(date),
  nonWorkFuneralMonths: param(count),
  /** Lump months by whole contribution years below each bound, then `above` plus one a year, part years as twelfths. */
  nonWorkLump: param(
    z.object({
      tiers: z.array(z.object({ belowYears: count, months: count })),
      above: z.object({ fromYears: count, months: count, maximum: count }),
      retireeMinimumMonths: count,
      ownContributionCapBelowYears: count,
    }),
  ),
});

const backPaySchema = z.object({
  items: param(
    z
      .array(z.enum(['BASE_WAGE', 'OVERTIME', 'ALLOWANCE', 'BONUS', 'LIVING_SUBSIDY', 'MEDICAL_REIMB']))
      .min(1),
  ),
  lateFeeDailyRate: param(decimal),
});

const annualLeaveSchema = z.object({
  yearDays: param(count.min(1)),
  paidDaysPerMonth: param(decimal),
  payMultiple: param(decimal),
  /** Highest tier first. */
  tiers: param(z.array(z.object({ fromYears: count, days: count })).min(1)),
});

/** 失业保险金: the longest draw in months by whole contribution years, highest tier first. */
const unemploymentSchema = z.object({
  tiers: param(z.array(z.object({ fromYears: count, months: count })).min(1)),
});

const fraction = z.object({ numerator: count.min(1), denominator: count.min(1) });

const voteSchema = z.object({ quorum: param(fraction), pass: param(fraction) });

const postingSchema = z.object({
  roundWorkingDays: param(z.array(count.min(1)).min(1)),
  minimumWorkingDays: param(count.min(1)),
  decideWithinWorkingDays: param(count),
  supplementaryWorkingDays: param(count.min(1)),
});

/** Rules without a number, cited where they decide: why nothing is due, why one thing excludes another. */
const groundsSchema = z.object({
  compensationDue: citationSchema,
  noneForPensioners: citationSchema,
  noneAfterDeath: citationSchema,
  keptInjuryGrades: citationSchema,
  earlyRetirementExcludes: citationSchema,
  feeExcludesCompensation: citationSchema,
  injuryPlusCompensation: citationSchema,
  wageArrears: citationSchema,
  carriedOver: citationSchema,
  temporaryStaff: citationSchema,
  specialProtection: citationSchema,
  heirOrCustodian: citationSchema,
});

export const rulePackSchema = z.object({
  regime: z.enum(['POLICY', 'STATUTORY']),
  code: z.string().regex(/^[a-z0-9-]+$/),
  version: z.number().int().min(1),
  effectiveFrom: date,
  title: z.object({ zh: z.string().min(1), en: z.string().min(1) }),
  /** Where a pack of one province or city applies; null for one that applies anywhere. Each city has a code of its own. */
  place: z
    .object({ province: z.string().min(1), city: z.string().min(1).nullable() })
    .nullable()
    .default(null),
  averages: averagesSchema,
  /** Figures that a year's bulletin replaces, from a day on; the last one on or before the day of the figures counts. */
  yearly: z.array(z.object({ from: date, averages: averagesSchema.partial() })).default([]),
  compensation: compensationSchema,
  retirement: retirementSchema,
  specialWork: specialWorkSchema,
  earlyRetirement: earlyRetirementSchema,
  /** Null where the regime knows no one-off resettlement fee. */
  resettlementFee: resettlementFeeSchema.nullable(),
  injury: injurySchema,
  survivors: survivorsSchema,
  backPay: backPaySchema,
  annualLeave: annualLeaveSchema,
  unemployment: unemploymentSchema,
  /** Debts to staff and to the funds beside wages; packs registered before they were known read as the built-in ones say. */
  debts: debtsSchema.default(addedParameters.debts),
  severanceTax: severanceTaxSchema.default(addedParameters.severanceTax),
  vote: voteSchema,
  congress: congressSchema.default(addedParameters.congress),
  posting: postingSchema,
  grounds: groundsSchema,
});

export type RulePack = z.infer<typeof rulePackSchema>;
export type Regime = RulePack['regime'];
export type Citation = z.infer<typeof citationSchema>;

/** Reads a pack from untrusted JSON; throws ZodError naming every faulty parameter. */
export function parseRulePack(json: unknown): RulePack {
  return rulePackSchema.parse(json);
}
