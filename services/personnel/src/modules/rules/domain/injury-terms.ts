import { type Fen, parseYuan, Ratio } from '@anzhi/domain';
import type { CareLevel } from './person-facts.js';
import type { RulePack } from './rule-pack.js';
import { citeOf, type TraceValue } from './trace.js';

/** A table by grade: the number exactly, and as the pack writes it. */
export type GradeTable = ReadonlyMap<number, { readonly rate: Ratio; readonly text: TraceValue }>;

/** The injury tables of a pack, ready to use (工伤保险条例 33–43, 62, 64; provincial tables; §3.6). */
export interface InjuryTerms {
  readonly rules: string;
  readonly poolWage: Fen;
  readonly minimumWage: Fen;
  readonly provinceBase: Fen;
  readonly wageFloor: Ratio;
  readonly wageCeiling: Ratio;
  readonly lumpMonths: GradeTable;
  readonly monthlyRate: GradeTable;
  readonly medicalMonths: GradeTable;
  readonly employmentMonths: GradeTable;
  readonly careRate: ReadonlyMap<CareLevel, { readonly rate: Ratio; readonly text: string }>;
  readonly keptUpToGrade: number;
  readonly monthlyFromFundUpToGrade: number;
  readonly medicalInsuranceRate: Ratio;
  readonly texts: { readonly floor: string; readonly ceiling: string; readonly insurance: string };
  readonly cites: Readonly<
    Record<
      | 'wage'
      | 'lump'
      | 'monthly'
      | 'medical'
      | 'employment'
      | 'care'
      | 'kept'
      | 'uninsured'
      | 'insurance'
      | 'plus'
      | 'minimum',
      string
    >
  >;
}

/** The injury parameters of a pack. */
export function injuryTerms(pack: RulePack): InjuryTerms {
  const { injury, averages, grounds } = pack;
  const care = injury.careRate.value;
  return {
    rules: `${pack.code}@${pack.version}`,
    poolWage: parseYuan(averages.poolMonthlyWage.value),
    minimumWage: parseYuan(averages.minimumMonthlyWage.value),
    provinceBase: parseYuan(averages.provinceInjuryBase.value),
    wageFloor: Ratio.parse(injury.wageFloor.value),
    wageCeiling: Ratio.parse(injury.wageCeiling.value),
    lumpMonths: gradeTable(injury.lumpMonths.value),
    monthlyRate: gradeTable(injury.monthlyRate.value),
    medicalMonths: gradeTable(injury.medicalGrantMonths.value),
    employmentMonths: gradeTable(injury.employmentGrantMonths.value),
    careRate: new Map(
      (['PARTIAL', 'MOST', 'FULL'] as const).map((level) => [
        level,
        { rate: Ratio.parse(care[level]), text: care[level] },
      ]),
    ),
    keptUpToGrade: injury.keptUpToGrade.value,
    monthlyFromFundUpToGrade: injury.monthlyFromFundUpToGrade.value,
    medicalInsuranceRate: Ratio.parse(injury.medicalInsuranceRate.value),
    texts: {
      floor: injury.wageFloor.value,
      ceiling: injury.wageCeiling.value,
      insurance: injury.medicalInsuranceRate.value,
    },
    cites: {
      wage: citeOf(injury.wageFloor),
      lump: citeOf(injury.lumpMonths),
      monthly: citeOf(injury.monthlyRate),
      medical: citeOf(injury.medicalGrantMonths),
      employment: citeOf(injury.employmentGrantMonths),
      care: citeOf(injury.careRate),
      kept: citeOf(injury.keptUpToGrade),
      uninsured: citeOf(injury.uninsuredPayer),
      insurance: citeOf(injury.medicalInsuranceRate),
      plus: citeOf(grounds.injuryPlusCompensation),
      minimum: citeOf(averages.minimumMonthlyWage),
    },
  };
}

function gradeTable(values: Readonly<Record<string, number | string>>): GradeTable {
  return new Map(
    Object.entries(values).map(([grade, value]) => [
      Number(grade),
      { rate: Ratio.parse(String(value)), text: value },
    ]),
  );
}
