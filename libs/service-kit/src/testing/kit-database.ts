import { createDatabase as createTestDatabase } from '@anzhi/testing';
import { parseMasterKeys } from '../crypto/master-keys.js';
import { createVault } from '../crypto/vault.js';
import { openDataSource } from '../database/data-source.js';
import { createDatabase } from '../database/database.js';
import { kitMigration } from '../database/kit-migration.js';
import { runMigrations } from '../database/migrate.js';

/** A database with the kit's own tables, for the tests of this library. */
export async function openKitDatabase(now: () => number = Date.now) {
  const test = await createTestDatabase({
    name: 'kit',
    prepare: (url) => runMigrations(url, [kitMigration('kit')]),
  });
  const dataSource = await openDataSource({
    url: test.appUrl,
    poolSize: 8,
    applicationName: 'kit-test',
    entities: [],
  });
  const vault = createVault(parseMasterKeys(`m1:${Buffer.alloc(32, 1).toString('base64')}`));
  return {
    database: createDatabase(dataSource, { now, vault }),
    test,
    async stop() {
      await dataSource.destroy();
      await test.drop();
    },
  };
}
