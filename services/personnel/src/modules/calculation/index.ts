import type { ServiceModule } from '@anzhi/graphql-kit';
import { ComparisonResolver } from './comparison.resolver.js';
import { CalculationJobResolver } from './job.resolver.js';
import { startCalculationWorker } from './start-worker.js';

export { cleanOnce, type Worker, workOnce } from './worker.js';

export const calculationModule: ServiceModule = {
  resolvers: [CalculationJobResolver, ComparisonResolver],
  jobs: (tools) => [startCalculationWorker(tools)],
};
