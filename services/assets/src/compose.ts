import { type RunningService, startService } from '@anzhi/graphql-kit';
import type { ServiceEnvironment } from '@anzhi/service-kit';
import { lastMigration } from './migrations/index.js';
import { modules } from './modules/index.js';
import { assetsSubgraph } from './schema.js';

/** Starts the assets service; it follows party's directory. */
export function composeAssets(environment: ServiceEnvironment): Promise<RunningService> {
  return startService(
    { modules, subgraph: assetsSubgraph(), lastMigration, followsDirectory: true },
    environment,
  );
}
