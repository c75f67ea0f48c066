import 'reflect-metadata';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { installPgTypes } from './pg-types.js';

type Migrations = NonNullable<DataSourceOptions['migrations']>;

/** One lock for all replicas: whoever comes second finds nothing left to do. */
const MIGRATION_LOCK = 7_205_004;

/** Runs pending migrations as the owner role under an advisory lock. @returns the names of those it ran */
export async function runMigrations(url: string, migrations: Migrations): Promise<string[]> {
  return withMigrationSource(url, migrations, async (source) => {
    const ran = await source.runMigrations({ transaction: 'each' });
    return ran.map((migration) => migration.name);
  });
}

/** Reverts the last migration; used by the test that runs up → down → up. */
export async function revertLastMigration(url: string, migrations: Migrations): Promise<void> {
  await withMigrationSource(url, migrations, (source) => source.undoLastMigration({ transaction: 'each' }));
}

async function withMigrationSource<R>(
  url: string,
  migrations: Migrations,
  work: (source: DataSource) => Promise<R>,
): Promise<R> {
  installPgTypes();
  const source = await new DataSource({
    type: 'postgres',
    url,
    migrations,
    migrationsTableName: 'migration',
    synchronize: false,
    extra: { max: 2 },
  }).initialize();
  const lockHolder = source.createQueryRunner();
  try {
    await lockHolder.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work(source);
  } finally {
    await lockHolder.release();
    await source.destroy();
  }
}
