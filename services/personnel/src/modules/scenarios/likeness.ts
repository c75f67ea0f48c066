import { isDeepStrictEqual } from 'node:util';
import { assessmentTerms } from '../rules/domain/assessment.js';
import { owedTerms } from '../rules/domain/entitlements.js';
import type { Basis, Likeness } from './domain/person-outcome.js';

/** In what two bases give everybody the same, by the terms that each part of the calculation reads. */
export function likeness(live: Basis, assumed: Basis): Likeness {
  const factory = ({ figures }: Basis) => [figures?.acceptedOn ?? null, figures?.averageStaffWage ?? null];
  return {
    assessment: isDeepStrictEqual(assessmentTerms(live.pack), assessmentTerms(assumed.pack)),
    owed:
      isDeepStrictEqual(owedTerms(live.pack), owedTerms(assumed.pack)) &&
      isDeepStrictEqual(factory(live), factory(assumed)),
    all: isDeepStrictEqual(live.pack, assumed.pack) && isDeepStrictEqual(live.figures, assumed.figures),
  };
}
