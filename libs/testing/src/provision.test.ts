import { provision } from '@anzhi/postgres-setup';
import { Client } from 'pg';
import { createDatabase, type TestDatabase } from './database.js';

async function firstValue(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

describe('provision', () => {
  let server: TestDatabase;
  const options = (password: string) => ({
    adminUrl: server.adminUrl,
    service: 'ledger',
    passwords: { owner: `${password}-o'wner`, app: `${password}-app` },
  });
  beforeAll(async () => {
    server = await createDatabase();
  });
  afterAll(() => server.drop());

  it('runs at the same time from several places and again, and changes the passwords', async () => {
    await Promise.all([provision(options('old')), provision(options('old')), provision(options('old'))]);
    const before = await provision(options('old'));
    const after = await provision(options('new'));
    expect(await firstValue(after.appUrl, 'SELECT current_database()')).toBe('anzhi_ledger');
    expect(await firstValue(after.migrationUrl, 'SELECT current_user')).toBe('ledger_owner');
    await expect(firstValue(before.appUrl, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('makes the owner bypass row-level security and nobody else', async () => {
    await provision(options('new'));
    const bypass =
      "SELECT string_agg(rolname, ',') FROM pg_roles WHERE rolname LIKE 'ledger%' AND rolbypassrls";
    expect(await firstValue(server.adminUrl, bypass)).toBe('ledger_owner');
  });

  it('gives the app nothing of the relay unless it becomes it', async () => {
    const { appUrl, relayUrl, migrationUrl } = await provision(options('new'));
    await firstValue(migrationUrl, 'CREATE TABLE IF NOT EXISTS outbox (id int)');
    await firstValue(migrationUrl, 'GRANT SELECT ON outbox TO ledger_relay');
    await expect(firstValue(appUrl, 'SELECT count(*) FROM outbox')).rejects.toThrow(
      'permission denied for table outbox',
    );
    expect(await firstValue(relayUrl, 'SELECT count(*) FROM outbox')).toBe('0');
  });

  it('keeps the logins of other services out', async () => {
    const { appUrl } = await provision(options('new'));
    const elsewhere = new URL(appUrl);
    elsewhere.pathname = `/${server.name}`;
    await expect(firstValue(elsewhere.toString(), 'SELECT 1')).rejects.toThrow(
      /permission denied for database/,
    );
  });

  it('refuses a name that would not be safe in SQL', async () => {
    await expect(provision({ ...options('new'), service: 'a"; DROP' })).rejects.toThrow(
      'cannot name a service',
    );
  });
});
