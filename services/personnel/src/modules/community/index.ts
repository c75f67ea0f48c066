import type { ServiceModule } from '@anzhi/graphql-kit';
import { onContinuedOperationApproved } from './consumers/on-continued-operation-approved.js';
import { onProjectPhaseChanged } from './consumers/on-project-phase-changed.js';
import { contractRoute } from './self-rescue/contract.route.js';
import { SelfRescueResolver } from './self-rescue/self-rescue.resolver.js';

export const communityModule: ServiceModule = {
  resolvers: [SelfRescueResolver],
  consumers: [onContinuedOperationApproved, onProjectPhaseChanged],
  routes: (tools) => [contractRoute(tools)],
};
