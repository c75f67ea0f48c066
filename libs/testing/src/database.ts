import { randomBytes } from 'node:crypto';
import {
  databaseName,
  provision,
  restrictDatabase,
  type ServiceDatabase,
  serviceUrls,
  withDatabase,
  withSetupLock,
} from '@anzhi/postgres-setup';
import { Client, type ClientBase, escapeIdentifier } from 'pg';
import { askDesk } from './desk.js';

/** A migrated database that test files are cloned from. */
export interface DatabaseTemplate {
  /** Name of the service: it names the roles `<name>_owner`, `<name>_app`, `<name>_relay`. */
  readonly name: string;
  /** Runs the migrations; called once per run with the owner's URL. Must close its connections. */
  prepare(ownerUrl: string): Promise<unknown>;
}

/** A database of one test file. */
export interface TestDatabase {
  /** The owner's login: bypasses row-level security, for fixtures and assertions. */
  readonly url: string;
  /** The process's login, bound by row-level security. */
  readonly appUrl: string;
  /** The process's login in the relay role. */
  readonly relayUrl: string;
  /** The superuser's login on the same database. */
  readonly adminUrl: string;
  readonly name: string;
  /** Removes the database, ending whoever is still connected. */
  drop(): Promise<void>;
}

/** Roles are the server's, so every database of a run shares these. */
const PASSWORDS = { owner: 'owner-of-a-test', app: 'app-of-a-test' };

const UNPREPARED: DatabaseTemplate = { name: 'test', prepare: () => Promise.resolve() };

/** Superuser's URL of the run's PostgreSQL: $ANZHI_TEST_PG, else the one that the run starts when first asked. */
export async function testServerUrl(): Promise<string> {
  process.env['ANZHI_TEST_PG'] ??= await askDesk('postgres');
  return process.env['ANZHI_TEST_PG'];
}

async function exists(client: ClientBase, database: string): Promise<boolean> {
  return (await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])).rowCount === 1;
}

/** A half-prepared template has another name until it is whole, so a failed preparation is never cloned. */
async function ensureTemplate(adminUrl: string, template: DatabaseTemplate, name: string): Promise<void> {
  // Not the set-up lock: provision takes that one itself.
  const client = new Client({ connectionString: withDatabase(adminUrl, 'postgres') });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name]);
    if (await exists(client, name)) return;
    const unfinished = `${name}_unfinished`;
    await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(unfinished)} WITH (FORCE)`);
    const urls = await provision({
      adminUrl,
      service: template.name,
      passwords: PASSWORDS,
      database: unfinished,
    });
    await template.prepare(urls.migrationUrl);
    await client.query(`ALTER DATABASE ${escapeIdentifier(unfinished)} ALLOW_CONNECTIONS false`);
    await client.query('SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1', [
      unfinished,
    ]);
    await client.query(`ALTER DATABASE ${escapeIdentifier(unfinished)} RENAME TO ${escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

async function clone(
  adminUrl: string,
  service: string,
  template: string,
  database: string,
): Promise<ServiceDatabase> {
  await withSetupLock(adminUrl, async (client) => {
    await client.query(
      `CREATE DATABASE ${escapeIdentifier(database)} TEMPLATE ${escapeIdentifier(template)}`,
    );
    await restrictDatabase(client, service, database);
  });
  return serviceUrls({ adminUrl, service, passwords: PASSWORDS, database });
}

/**
 * A database of its own for a test file, cloned from the template that the run prepares once (under a lock: workers wait for
 * the first). Without a template it is empty and its roles are `test_owner`, `test_app`, `test_relay`.
 */
export async function createDatabase(template: DatabaseTemplate = UNPREPARED): Promise<TestDatabase> {
  const adminUrl = await testServerUrl();
  const source = `${databaseName(template.name)}_template`;
  await ensureTemplate(adminUrl, template, source);
  const name = `${databaseName(template.name)}_${randomBytes(6).toString('hex')}`;
  const { appUrl, migrationUrl, relayUrl } = await clone(adminUrl, template.name, source, name);
  const drop = () => dropDatabase(adminUrl, name);
  return { url: migrationUrl, appUrl, relayUrl, adminUrl: withDatabase(adminUrl, name), name, drop };
}

async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: withDatabase(adminUrl, 'postgres') });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}
