import { revertLastMigration, runMigrations } from '@anzhi/service-kit';
import { createDatabase } from '@anzhi/testing';
import { Client } from 'pg';
import { migrations } from './index.js';

const own = migrations.length - 1;
let database: Awaited<ReturnType<typeof createDatabase>>;
let owner: Client;

beforeAll(async () => {
  database = await createDatabase({ name: 'assets', prepare: (url) => runMigrations(url, migrations) });
  owner = new Client({ connectionString: database.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const shape = async (): Promise<unknown[]> =>
  (
    await owner.query(
      `SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns
        WHERE table_schema = 'public' ORDER BY table_name, ordinal_position`,
    )
  ).rows;

it('goes up, down and up again to the same tables', async () => {
  const before = await shape();
  for (let left = own; left > 0; left -= 1) await revertLastMigration(database.url, migrations);
  expect((await shape()).length).toBeLessThan(before.length);
  expect(await runMigrations(database.url, migrations)).toHaveLength(own);
  expect(await shape()).toEqual(before);
});

it('leads every key with the factory, under forced row-level security', async () => {
  const { rows } = await owner.query(
    `SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity AS secured, bool_and(a.attname = 'factory_id') AS led
       FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisunique
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
      WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> 'migration' GROUP BY 1, 2 ORDER BY 1`,
  );
  expect(rows.map((row) => row.relname)).toEqual(
    expect.arrayContaining(['closure_project', 'fund_account', 'ledger_entry']),
  );
  expect(rows.filter((row) => !row.secured || !row.led)).toEqual([]);
});
