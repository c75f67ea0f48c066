import { type Assessment, contractEndsByDeclaration } from './assessment.js';
import type { PersonFacts } from './person-facts.js';
import type { PlacementCase } from './placement-cases.js';
import type { PreparedPack } from './prepared-pack.js';
import type { Exclusion } from './reasons.js';
import type { Bilingual } from './trace.js';

export interface NoSeverance extends Bilingual {
  readonly code: PlacementCase | Exclusion;
}

/** Why a person gets neither fee nor compensation, with the source; null where one of them is due. */
export function explainNoSeverance(
  person: PersonFacts,
  assessment: Assessment,
  pack: PreparedPack,
): NoSeverance | null {
  if (contractEndsByDeclaration(person, assessment)) return null;
  const exclusion = exclusionOf(person, assessment);
  if (exclusion !== null) return { code: exclusion, ...pack.reasons.exclusions[exclusion] };
  return { code: assessment.underlying, ...pack.reasons.cases[assessment.underlying] };
}

const EARLY: readonly PlacementCase[] = ['SPECIAL_WORK', 'WITHIN_FIVE_YEARS', 'ILLNESS_INCAPACITY'];

function exclusionOf(person: PersonFacts, assessment: Assessment): Exclusion | null {
  if (assessment.endedBefore) return 'DEATH_BEFORE';
  if (EARLY.includes(assessment.underlying)) return 'EARLY_RETIREMENT';
  if (person.choice === 'CARRIED_OVER') return 'CARRIED_OVER';
  return person.choice === 'INTERNAL_RETIREMENT' && assessment.internalRetirementOpen
    ? 'CHOSE_INTERNAL_RETIREMENT'
    : null;
}
