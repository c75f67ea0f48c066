import { type RunningService, startService } from '@anzhi/graphql-kit';
import type { PersonnelEnvironment } from './environment.js';
import { lastMigration } from './migrations/index.js';
import { modules } from './modules/index.js';
import { smsModule } from './modules/notices/index.js';
import { personnelSubgraph } from './schema.js';

/** Starts the personnel service; it follows party's directory. */
export function composePersonnel(environment: PersonnelEnvironment): Promise<RunningService> {
  return startService(
    {
      modules: [...modules, smsModule(environment.sms)],
      subgraph: personnelSubgraph(),
      lastMigration,
      followsDirectory: true,
    },
    environment,
  );
}
