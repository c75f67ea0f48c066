import { Client } from 'pg';
import { createDatabase, type DatabaseTemplate, type TestDatabase } from './database.js';

async function query<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

let prepared = 0;
const NOTES: DatabaseTemplate = {
  name: 'notes',
  prepare: async (ownerUrl) => {
    prepared += 1;
    await query(
      ownerUrl,
      `CREATE TABLE note (factory_id text, body text, PRIMARY KEY (factory_id, body));
       ALTER TABLE note ENABLE ROW LEVEL SECURITY; ALTER TABLE note FORCE ROW LEVEL SECURITY;
       CREATE POLICY own ON note USING (factory_id = current_setting('app.factories', true));
       CREATE POLICY all_rows ON note TO notes_relay USING (true);
       GRANT SELECT, INSERT ON note TO notes_app; GRANT SELECT ON note TO notes_relay;
       INSERT INTO note VALUES ('gz-01', 'seed')`,
    );
  },
};

describe('createDatabase', () => {
  const made: TestDatabase[] = [];
  const make = async (template?: DatabaseTemplate) => {
    const database = await createDatabase(template);
    made.push(database);
    return database;
  };
  afterAll(() => Promise.all(made.map((database) => database.drop())));

  it('prepares a template once and gives each caller a database of its own', async () => {
    const [first, second] = await Promise.all([make(NOTES), make(NOTES)]);
    await query(first.url, `INSERT INTO note VALUES ('gz-01', 'only in the first')`);
    expect(prepared).toBe(1);
    expect(await query(first.url, 'SELECT body FROM note ORDER BY body')).toEqual([
      { body: 'only in the first' },
      { body: 'seed' },
    ]);
    expect(await query(second.url, 'SELECT body FROM note')).toEqual([{ body: 'seed' }]);
  });

  it('binds the app login by row-level security, and lets it become the relay only on purpose', async () => {
    const { appUrl, relayUrl } = await make(NOTES);
    expect(await query(appUrl, 'SELECT body FROM note')).toEqual([]);
    expect(await query(relayUrl, 'SELECT body, current_user, session_user FROM note')).toEqual([
      { body: 'seed', current_user: 'notes_relay', session_user: 'notes_app' },
    ]);
  });

  it('does not let the app login change the schema', async () => {
    const { appUrl } = await make(NOTES);
    await expect(query(appUrl, 'CREATE TABLE mine (id int)')).rejects.toThrow(
      'permission denied for schema public',
    );
  });

  it('tells the failure of a preparation to everybody who asks, and prepares anew', async () => {
    let calls = 0;
    const broken: DatabaseTemplate = {
      name: 'broken',
      prepare: async () => {
        calls += 1;
        if (calls < 3) throw new Error('migration 7 failed');
      },
    };
    await expect(createDatabase(broken)).rejects.toThrow('migration 7 failed');
    await expect(createDatabase(broken)).rejects.toThrow('migration 7 failed');
    expect(await query((await make(broken)).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('drops the database though somebody is still connected', async () => {
    const database = await createDatabase();
    const client = new Client({ connectionString: database.appUrl });
    const cut = new Promise((resolve) => client.once('end', resolve));
    // PostgreSQL says why, and then the socket closes: pg reports both as errors.
    client.on('error', () => undefined);
    await client.connect();
    await database.drop();
    await cut;
    await expect(query(database.url, 'SELECT 1')).rejects.toThrow(
      `database "${database.name}" does not exist`,
    );
  });
});
