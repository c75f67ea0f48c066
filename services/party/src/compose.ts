import { type RunningService, startService } from '@anzhi/graphql-kit';
import type { PartyEnvironment } from './environment.js';
import { lastMigration } from './migrations/index.js';
import { bootstrapAdmins } from './modules/appointment/bootstrap-admins.js';
import { modules } from './modules/index.js';
import { partySubgraph } from './schema.js';

/** Starts the party service: the subgraph, the directory feed that the others follow, and the first hq-admin. */
export function composeParty(environment: PartyEnvironment): Promise<RunningService> {
  return startService(
    {
      modules,
      subgraph: partySubgraph(),
      lastMigration,
      followsDirectory: false,
      beforeServing: (database) => bootstrapAdmins(database, environment.bootstrapAdminSubjects),
    },
    environment,
  );
}
