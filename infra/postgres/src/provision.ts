import { Client, type ClientBase, escapeIdentifier } from 'pg';
import { databaseName, roleNames } from './names.js';
import { ensureRoles, type Passwords, restrictDatabase, restrictSchema } from './roles.js';
import { loginUrl, withDatabase } from './urls.js';

/** What `provision` needs. */
export interface ProvisionOptions {
  /** A superuser's URL (or of a role that may make databases and roles). */
  readonly adminUrl: string;
  /** Name of the service, e.g. `personnel`. */
  readonly service: string;
  readonly passwords: Passwords;
  /** Name of the database; default `anzhi_<service>`. Tests name many. */
  readonly database?: string;
}

/** URLs of a provisioned database. */
export interface ServiceDatabase {
  /** The process's login, bound by row-level security. */
  readonly appUrl: string;
  /** The owner's login, for migrations. */
  readonly migrationUrl: string;
  /** The process's login in the relay role, for outbox and inbox. */
  readonly relayUrl: string;
}

/** Any fixed number: it keeps two set-ups on one server from making the same role at once. */
const SETUP_LOCK = 7_305_101;

/** Runs `work` on a connection of its own while no other set-up runs on that server. */
export async function withSetupLock<T>(
  adminUrl: string,
  work: (client: ClientBase) => Promise<T>,
): Promise<T> {
  // Advisory locks belong to one database, so every set-up meets in the same one.
  const client = new Client({ connectionString: withDatabase(adminUrl, 'postgres') });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [SETUP_LOCK]);
    return await work(client);
  } finally {
    await client.end();
  }
}

async function ensureDatabase(client: ClientBase, service: string, database: string): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
  if (found.rowCount === 0) {
    const owner = escapeIdentifier(roleNames(service).owner);
    await client.query(
      `CREATE DATABASE ${escapeIdentifier(database)} OWNER ${owner} ENCODING 'UTF8' TEMPLATE template0`,
    );
  }
  await restrictDatabase(client, service, database);
}

/** URLs of a service's logins on a database that stands already. */
export function serviceUrls(options: Required<ProvisionOptions>): ServiceDatabase {
  const { adminUrl, database, passwords } = options;
  const { owner, app, relay } = roleNames(options.service);
  const appLogin = { user: app, password: passwords.app, database };
  return {
    appUrl: loginUrl(adminUrl, appLogin),
    migrationUrl: loginUrl(adminUrl, { user: owner, password: passwords.owner, database }),
    relayUrl: loginUrl(adminUrl, { ...appLogin, role: relay }),
  };
}

/**
 * Makes or mends a service's database and its three roles; safe to run again and at the same time from several places.
 * Tables and their grants are the migrations' business. Throws PostgreSQL's own error when the login may not do it.
 */
export async function provision(options: ProvisionOptions): Promise<ServiceDatabase> {
  const database = options.database ?? databaseName(options.service);
  await withSetupLock(options.adminUrl, async (client) => {
    await ensureRoles(client, options.service, options.passwords);
    await ensureDatabase(client, options.service, database);
    // PostgreSQL refuses two changes of one schema at the same moment, so this too is within the lock.
    const inside = new Client({ connectionString: withDatabase(options.adminUrl, database) });
    await inside.connect();
    try {
      await restrictSchema(inside, options.service);
    } finally {
      await inside.end();
    }
  });
  return serviceUrls({ ...options, database });
}
