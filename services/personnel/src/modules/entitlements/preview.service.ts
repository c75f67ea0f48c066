import { type Fen, type LocalDate, localDate } from '@anzhi/domain';
import { badUserInput } from '@anzhi/graphql-kit';
import { calculateCompensation, compensationTerms } from '../rules/domain/compensation.js';
import { builtInPack } from '../rules/domain/packs.js';
import type { PositionKind } from '../rules/domain/person-facts.js';
import { calculateRetirement, type RetirementTerms, retirementTerms, traceRetirement } from '../rules/domain/retirement.js';
import type { SegmentAPolicy, SegmentARounding } from '../rules/domain/rule-pack.js';
import { renderTrace } from '../rules/domain/trace.js';
import { AgeType, CompensationPreview, CompensationSegmentType, RetirementType } from './entitlement.type.js';

export interface CompensationPreviewInput {
  hireDate: LocalDate;
  endDate: LocalDate;
  averageMonthlyWage: Fen;
  cityAverageMonthlyWage: Fen;
  minimumMonthlyWage: Fen;
  priorServiceFrom?: LocalDate | null;
  segmentAPolicy?: SegmentAPolicy | null;
  segmentARounding?: SegmentARounding | null;
}

/**
 * What compensation would be, stored nowhere (decision 20; 劳动合同法 47, 97).
 * @throws GraphQLError BAD_USER_INPUT with the field when dates are out of order
 */
export function previewCompensation(input: CompensationPreviewInput): CompensationPreview {
  if (input.endDate < input.hireDate) throw badUserInput('endDate is not before hireDate', 'endDate');
  const priorServiceFrom = input.priorServiceFrom ?? null;
  if (priorServiceFrom && priorServiceFrom > input.hireDate) {
    throw badUserInput('priorServiceFrom is not after hireDate: it says from when unbroken prior service counts', 'priorServiceFrom');
  }
  const terms = compensationTerms(builtInPack('STATUTORY'), {
    cityAverageMonthlyWage: input.cityAverageMonthlyWage,
    minimumMonthlyWage: input.minimumMonthlyWage,
    segmentAPolicy: input.segmentAPolicy ?? 'FULL',
    segmentARounding: input.segmentARounding ?? 'YEAR_UP',
  });
  const { hireDate, endDate, averageMonthlyWage } = input;
  const { amount, segments, trace } = calculateCompensation({ hireDate, endDate, averageMonthlyWage, priorServiceFrom }, terms);
  return Object.assign(new CompensationPreview(), {
    amount,
    segments: segments.map((segment) => Object.assign(new CompensationSegmentType(), segment)),
    explanation: renderTrace(trace),
  });
}

export interface RetirementPreviewInput {
  birthDate: LocalDate;
  gender: 'MALE' | 'FEMALE';
  positionKind: PositionKind;
}

/** The month and age of retirement by today's law, stored nowhere (§3.4; NPCSC decision of 2024-09-13). */
export function previewRetirement(input: RetirementPreviewInput): RetirementType {
  return retirementOf(input, retirementTerms(builtInPack('STATUTORY')));
}

/** The month and age of retirement by given terms, with their explanation. */
export function retirementOf(input: RetirementPreviewInput, terms: RetirementTerms): RetirementType {
  const birthDate = localDate(input.birthDate);
  const found = calculateRetirement({ ...input, birthDate }, terms);
  return Object.assign(new RetirementType(), {
    month: found.month,
    delayMonths: found.delayMonths,
    age: Object.assign(new AgeType(), found.age),
    explanation: renderTrace(traceRetirement({ ...input, birthDate }, terms)),
  });
}
