import type { ServiceModule } from '@anzhi/graphql-kit';
import { DeterminationResolver } from './determination.resolver.js';
import { EntitlementExplanationResolver, EntitlementResolver } from './entitlement.resolver.js';

export { catchUp, recalculateEmployees, settleFor } from './calculate.service.js';
export {
  type CalculatedChunk,
  type CalculationTerms,
  calculateNext,
  calculatePeople,
  calculatePerson,
  NOTHING_YET,
  type Tally,
} from './calculate-chunk.js';
export {
  currentCalculation,
  holdCalculation,
  isCalculated,
  lockCalculation,
  makeCurrent,
  removeCalculation,
  runningJob,
} from './calculation.store.js';
export { affectedBy, averageStaffWage, termsOf } from './calculation-terms.js';
export { digestText, parseDigest } from './domain/result-digest.js';
export { entitlementsOf, resultsOf, type StoredEntitlement, storeEntitlements } from './entitlement.store.js';
export { ClaimClassEnum, EntitlementKindEnum, PayerEnum } from './entitlement.type.js';
export { lockFactsFinal } from './final-facts.js';
export { readyToCalculate } from './ready-to-calculate.js';
export { CalculationNotReadyError, FiguresFinalError } from './rule-set.results.js';
export { adoptedPack, adoptedRules, findRuleSet, packOf, type RuleSetKey } from './rule-set.store.js';
export { settlementChoices } from './settlement-choice.store.js';
export { type TracedEntitlement, tracedEntitlementsOf } from './traced-entitlements.js';

export const entitlementsModule: ServiceModule = {
  resolvers: [EntitlementResolver, EntitlementExplanationResolver, DeterminationResolver],
};
