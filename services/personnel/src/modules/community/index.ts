import type { ServiceModule } from '@anzhi/graphql-kit';
import { CommitteeResolver } from './committee/committee.resolver.js';
import { CommunityResolver } from './community.resolver.js';
import { onAppraisalReferred } from './consumers/on-appraisal-referred.js';
import { onContinuedOperationApproved } from './consumers/on-continued-operation-approved.js';
import { onProjectPhaseChanged } from './consumers/on-project-phase-changed.js';
import { HandoverResolver } from './handover/handover.resolver.js';
import { contractRoute } from './self-rescue/contract.route.js';
import { SelfRescueResolver } from './self-rescue/self-rescue.resolver.js';
import { AppraisalConclusionResolver, AppraisalResolver } from './support/appraisal.resolver.js';
import { ReemploymentResolver } from './support/reemployment.resolver.js';

export const communityModule: ServiceModule = {
  resolvers: [
    CommunityResolver,
    SelfRescueResolver,
    CommitteeResolver,
    HandoverResolver,
    ReemploymentResolver,
    AppraisalResolver,
    AppraisalConclusionResolver,
  ],
  consumers: [onContinuedOperationApproved, onProjectPhaseChanged, onAppraisalReferred],
  routes: (tools) => [contractRoute(tools)],
};
