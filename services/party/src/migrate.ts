import { EnvironmentError, parseMigrationEnvironment, runMigrations } from '@anzhi/service-kit';
import { migrations } from './migrations/index.js';

async function main(): Promise<void> {
  const ran = await runMigrations(parseMigrationEnvironment('party', process.env).migrationUrl, migrations);
  console.log(ran.length > 0 ? `ran ${ran.join(', ')}` : 'nothing to migrate');
}

main().catch((error: unknown) => {
  console.error(error instanceof EnvironmentError ? error.message : error);
  process.exit(1);
});
