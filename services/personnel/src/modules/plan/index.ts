import { FactoryStub, factoryStubReference, type ServiceModule } from '@anzhi/graphql-kit';
import { PlanResolver } from './plan.resolver.js';

export { type ApprovedPlan, approvedPlan, type Channel } from './approved-plan.js';
export { PLAN_ID } from './plan.read-model.js';
export { type PlanContent, planContent } from './plan-content.js';

export const planModule: ServiceModule = {
  resolvers: [PlanResolver],
  orphanedTypes: [FactoryStub],
  references: { Factory: factoryStubReference },
};
