import { FactoryStub, factoryStubReference, type ServiceModule } from '@anzhi/graphql-kit';
import { CongressResolver } from './congress.resolver.js';
import { ConsultationResolver } from './consultation.resolver.js';
import { ConsultationQueryResolver } from './consultation-query.resolver.js';
import { PlanResolver } from './plan.resolver.js';
import { PlanQueryResolver } from './plan-query.resolver.js';
import { VoteResolver } from './vote.resolver.js';

export { type ApprovedPlan, approvedPlan, type Channel } from './approved-plan.js';
export { type PlacementRule, placementRules } from './channel-rules.js';
export { PLAN_ID } from './plan.ids.js';
export { type PlanContent, planContent } from './plan-content.js';

export const planModule: ServiceModule = {
  resolvers: [
    PlanQueryResolver,
    PlanResolver,
    ConsultationQueryResolver,
    ConsultationResolver,
    CongressResolver,
    VoteResolver,
  ],
  orphanedTypes: [FactoryStub],
  references: { Factory: factoryStubReference },
};
