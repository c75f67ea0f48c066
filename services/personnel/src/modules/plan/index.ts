import { FactoryStub, factoryStubReference, type ServiceModule } from '@anzhi/graphql-kit';
import { PlanResolver } from './plan.resolver.js';

export { type ApprovedPlan, approvedPlan, type Channel } from './approved-plan.js';

export const planModule: ServiceModule = {
  resolvers: [PlanResolver],
  orphanedTypes: [FactoryStub],
  references: { Factory: factoryStubReference },
};
