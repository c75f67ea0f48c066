import type { ServiceModule } from '@anzhi/graphql-kit';
import { EntitlementExplanationResolver, EntitlementResolver } from './entitlement.resolver.js';

export { calculateFactory, recalculateEmployees, settleFor } from './calculate.service.js';
export { entitlementsOf, isCalculated, type StoredEntitlement } from './entitlement.store.js';
export { adoptedPack, adoptedRules } from './rule-set.store.js';
export { type TracedEntitlement, tracedEntitlementsOf } from './traced-entitlements.js';

export const entitlementsModule: ServiceModule = {
  resolvers: [EntitlementResolver, EntitlementExplanationResolver],
};
