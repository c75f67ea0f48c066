import { systemViewer } from '../access/viewer.js';
import type { Database } from './database.js';

/** The newest migration that ran, so that a service knows whether its tables are those that it expects. */
export async function runningMigration(database: Database, service: string): Promise<string | null> {
  const rows = await database.read(systemViewer(service, 'readiness'), (tx) =>
    tx.query<{ name: string }>('SELECT name FROM migration ORDER BY timestamp DESC, id DESC LIMIT 1'),
  );
  return rows[0]?.name ?? null;
}
