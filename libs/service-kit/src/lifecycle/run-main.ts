import type { DataSourceOptions } from 'typeorm';
import { runMigrations } from '../database/migrate.js';
import { EnvironmentError } from '../environment/parse-environment.js';
import { parseMigrationEnvironment } from '../environment/service-environment.js';
import { stopOnSignal } from './shutdown.js';

/** The body of a service's main.ts: starts, stops on a signal; a failed start prints what to mend and exits 1. */
export function runMain(start: () => Promise<{ stop(): Promise<void> }>): void {
  start().then((service) => stopOnSignal(service.stop), fail);
}

/** The body of a service's migrate.ts: runs pending migrations as the owner and says which. */
export function runMigrationMain(
  service: string,
  migrations: NonNullable<DataSourceOptions['migrations']>,
  source: NodeJS.ProcessEnv,
): void {
  (async () => {
    const ran = await runMigrations(parseMigrationEnvironment(service, source).migrationUrl, migrations);
    console.log(ran.length > 0 ? `ran ${ran.join(', ')}` : 'nothing to migrate');
  })().catch(fail);
}

function fail(error: unknown): never {
  console.error(error instanceof EnvironmentError ? error.message : error);
  process.exit(1);
}
