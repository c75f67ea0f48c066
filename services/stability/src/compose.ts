import { type RunningService, startService } from '@anzhi/graphql-kit';
import type { ServiceEnvironment } from '@anzhi/service-kit';
import { lastMigration } from './migrations/index.js';
import { modules } from './modules/index.js';
import { stabilitySubgraph } from './schema.js';

/** Starts the stability service; it follows party's directory. */
export function composeStability(environment: ServiceEnvironment): Promise<RunningService> {
  return startService(
    { modules, subgraph: stabilitySubgraph(), lastMigration, followsDirectory: true },
    environment,
  );
}
