import { factoryStubReference, type ServiceModule } from '@anzhi/graphql-kit';
import { ClosureProjectRow } from './closure.entity.js';
import { ClosureResolver, FactoryEstateResolver } from './closure.resolver.js';
import { onProjectKickoffCompleted } from './consumers/on-project-kickoff-completed.js';
import { ContinuedOperationResolver } from './continued-operation.resolver.js';

export { EstateSummary } from './closure.type.js';

export const closureModule: ServiceModule = {
  resolvers: [ClosureResolver, ContinuedOperationResolver, FactoryEstateResolver],
  references: { Factory: factoryStubReference },
  entities: [ClosureProjectRow],
  consumers: [onProjectKickoffCompleted],
};
