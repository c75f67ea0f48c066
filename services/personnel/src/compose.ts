import { type RunningService, startService } from '@anzhi/graphql-kit';
import type { ServiceEnvironment } from '@anzhi/service-kit';
import { lastMigration } from './migrations/index.js';
import { modules } from './modules/index.js';
import { personnelSubgraph } from './schema.js';

/** Starts the personnel service; it follows party's directory. */
export function composePersonnel(environment: ServiceEnvironment): Promise<RunningService> {
  return startService(
    { modules, subgraph: personnelSubgraph(), lastMigration, followsDirectory: true },
    environment,
  );
}
