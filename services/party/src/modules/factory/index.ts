import type { ServiceModule } from '@anzhi/graphql-kit';
import { startHeartbeat } from './directory-heartbeat.js';
import { FactoryRow } from './factory.entity.js';
import { loadFactoryReference } from './factory.reference.js';
import { FactoryResolver } from './factory.resolver.js';

export { Factory } from './factory.type.js';

export const factoryModule: ServiceModule = {
  resolvers: [FactoryResolver],
  references: { Factory: loadFactoryReference },
  entities: [FactoryRow],
  jobs: (tools) => [startHeartbeat(tools)],
};
