import type { ServiceModule } from '@anzhi/graphql-kit';
import { BackPayExplanationResolver } from './back-pay-explanation.resolver.js';
import { ComparisonResolver } from './comparison.resolver.js';
import { ExplainResolver } from './explain.resolver.js';
import { CalculationJobResolver } from './job.resolver.js';
import { startPruning } from './prune.js';
import { EmployeeReviewsResolver, HumanReviewResolver } from './review.resolver.js';
import { startCalculationWorker } from './start-worker.js';

export { pruneOnce } from './prune.js';
export { cleanOnce, type Worker, workOnce } from './worker.js';

export const calculationModule: ServiceModule = {
  resolvers: [
    CalculationJobResolver,
    ComparisonResolver,
    ExplainResolver,
    BackPayExplanationResolver,
    HumanReviewResolver,
    EmployeeReviewsResolver,
  ],
  jobs: (tools) => [startCalculationWorker(tools), startPruning(tools)],
};
