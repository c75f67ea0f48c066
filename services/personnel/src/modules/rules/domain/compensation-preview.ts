import type { Fen, LocalDate } from '@anzhi/domain';
import { type CompensationResult, calculateCompensation, compensationTerms } from './compensation.js';
import type { RulePack, SegmentAPolicy, SegmentARounding } from './rule-pack.js';

/** What anybody may ask without being on a roster (decision 20). Wages in fen a month. */
export interface CompensationPreviewInput {
  readonly hireDate: LocalDate;
  readonly endDate: LocalDate;
  readonly averageMonthlyWage: Fen;
  readonly cityAverageMonthlyWage: Fen;
  readonly minimumMonthlyWage: Fen;
  /** Unbroken, unpaid prior service from here on; null or not after the hire date. */
  readonly priorServiceFrom: LocalDate | null;
  /** Left out: FULL. */
  readonly segmentAPolicy?: SegmentAPolicy | null;
  /** Left out: YEAR_UP. */
  readonly segmentARounding?: SegmentARounding | null;
}

/** Why an input cannot be calculated, on the field at fault; the edge answers BAD_USER_INPUT with it. */
export interface CompensationInputFault {
  readonly field: keyof CompensationPreviewInput;
  readonly message: string;
  readonly messageZh: string;
}

const WAGES = ['averageMonthlyWage', 'cityAverageMonthlyWage', 'minimumMonthlyWage'] as const;

/** The first fault of a preview's input, null where there is none. */
export function checkCompensationPreview(input: CompensationPreviewInput): CompensationInputFault | null {
  if (input.endDate < input.hireDate) {
    return {
      field: 'endDate',
      message: 'endDate must not be before hireDate',
      messageZh: '终止日期不得早于进厂日期',
    };
  }
  if (input.priorServiceFrom !== null && input.priorServiceFrom > input.hireDate) {
    return {
      field: 'priorServiceFrom',
      message: 'priorServiceFrom must not be after hireDate',
      messageZh: '连续工龄起算日期不得晚于进厂日期',
    };
  }
  const negative = WAGES.find((field) => input[field] < 0n);
  if (negative === undefined) return null;
  return { field: negative, message: `${negative} must not be negative`, messageZh: '工资不得为负数' };
}

/** Compensation for a checked input, under the law of a pack with the caller's own averages and segment A choices. */
export function previewCompensation(input: CompensationPreviewInput, pack: RulePack): CompensationResult {
  const terms = compensationTerms(pack, {
    cityAverageMonthlyWage: input.cityAverageMonthlyWage,
    minimumMonthlyWage: input.minimumMonthlyWage,
    segmentAPolicy: input.segmentAPolicy ?? 'FULL',
    segmentARounding: input.segmentARounding ?? 'YEAR_UP',
  });
  return calculateCompensation(input, terms);
}
