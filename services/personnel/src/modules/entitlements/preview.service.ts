import type { LocalDate } from '@anzhi/domain';
import { badUserInput } from '@anzhi/graphql-kit';
import {
  previewCompensation as calculatePreview,
  checkCompensationPreview,
} from '../rules/domain/compensation-preview.js';
import { builtInPack } from '../rules/domain/packs.js';
import type { PositionKind } from '../rules/domain/person-facts.js';
import {
  calculateRetirement,
  type RetirementTerms,
  retirementTerms,
  traceRetirement,
} from '../rules/domain/retirement.js';
import { renderTrace } from '../rules/domain/trace.js';
import { AgeType, CompensationPreview, CompensationSegmentType, RetirementType } from './entitlement.type.js';
import type { PreviewCompensationInput } from './preview.inputs.js';

/**
 * What compensation would be, stored nowhere (decision 20; 劳动合同法 47, 97).
 * @throws GraphQLError BAD_USER_INPUT with the field when dates are out of order or a wage is negative
 */
export function previewCompensation(input: PreviewCompensationInput): CompensationPreview {
  const asked = { ...input, priorServiceFrom: input.priorServiceFrom ?? null };
  const fault = checkCompensationPreview(asked);
  if (fault) throw badUserInput(`${fault.message} (${fault.messageZh})`, fault.field);
  const { amount, segments, trace } = calculatePreview(asked, builtInPack('STATUTORY'));
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
  const found = calculateRetirement(input, terms);
  return Object.assign(new RetirementType(), {
    month: found.month,
    delayMonths: found.delayMonths,
    age: Object.assign(new AgeType(), found.age),
    explanation: renderTrace(traceRetirement(input, terms)),
  });
}
