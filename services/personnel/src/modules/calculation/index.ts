import type { ServiceModule } from '@anzhi/graphql-kit';
import { CalculationJobResolver } from './job.resolver.js';
import { startCalculationWorker } from './start-worker.js';

export { cleanOnce, type Worker, workOnce } from './worker.js';

export const calculationModule: ServiceModule = {
  resolvers: [CalculationJobResolver],
  jobs: (tools) => [startCalculationWorker(tools)],
};
