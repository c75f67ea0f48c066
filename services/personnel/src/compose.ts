import { openDocumentContent } from '@anzhi/files';
import { type RunningService, startService } from '@anzhi/graphql-kit';
import type { PersonnelEnvironment } from './environment.js';
import { lastMigration } from './migrations/index.js';
import { modulesWith } from './modules/index.js';
import { smsModule } from './modules/notices/index.js';
import { personnelSubgraph } from './schema.js';

/** Starts the personnel service; it follows party's directory. */
export async function composePersonnel(environment: PersonnelEnvironment): Promise<RunningService> {
  const content = await openDocumentContent('personnel', environment.documents);
  return startService(
    {
      modules: [...modulesWith(content), smsModule(environment.sms)],
      subgraph: personnelSubgraph(),
      lastMigration,
      followsDirectory: true,
    },
    environment,
  );
}
