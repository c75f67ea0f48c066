import { type ClientBase, escapeIdentifier, escapeLiteral } from 'pg';
import { roleNames } from './names.js';

/** Passwords of the two roles that log in. */
export interface Passwords {
  readonly owner: string;
  readonly app: string;
}

/** PostgreSQL 16 made inheritance a property of the grant. */
const GRANT_OPTIONS_SINCE = 160_000;

async function ensureRole(client: ClientBase, name: string, attributes: string): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  const verb = found.rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(`${verb} ROLE ${escapeIdentifier(name)} WITH ${attributes}`);
}

/**
 * Makes or mends a service's three roles; the caller holds the set-up lock.
 * - owner: logs in, bypasses row-level security, for migrations only;
 * - app: logs in, bound by row-level security, inherits nothing;
 * - relay: cannot log in; the app login becomes it on purpose (`-c role=<service>_relay`).
 */
export async function ensureRoles(client: ClientBase, service: string, passwords: Passwords): Promise<void> {
  const { owner, app, relay } = roleNames(service);
  const plain = 'NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION';
  await ensureRole(client, owner, `LOGIN BYPASSRLS ${plain} PASSWORD ${escapeLiteral(passwords.owner)}`);
  await ensureRole(
    client,
    app,
    `LOGIN NOBYPASSRLS NOINHERIT ${plain} PASSWORD ${escapeLiteral(passwords.app)}`,
  );
  await ensureRole(client, relay, `NOLOGIN NOBYPASSRLS ${plain}`);
  const version = await client.query<{ server_version_num: string }>('SHOW server_version_num');
  const hasGrantOptions = Number(version.rows[0]?.server_version_num ?? 0) >= GRANT_OPTIONS_SINCE;
  const options = hasGrantOptions ? ' WITH INHERIT FALSE, SET TRUE' : '';
  await client.query(`GRANT ${escapeIdentifier(relay)} TO ${escapeIdentifier(app)}${options}`);
}

/** Opens a database to its service's roles only; run with a connection to any database of the server. */
export async function restrictDatabase(client: ClientBase, service: string, database: string): Promise<void> {
  const { owner, app, relay } = roleNames(service);
  const name = escapeIdentifier(database);
  await client.query(`ALTER DATABASE ${name} OWNER TO ${escapeIdentifier(owner)}`);
  await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  const roles = [app, relay].map(escapeIdentifier).join(', ');
  await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${roles}`);
  // COPY into row-secured tables goes through temporary ones (decision 6).
  await client.query(`GRANT TEMPORARY ON DATABASE ${name} TO ${escapeIdentifier(app)}`);
}

/** Lets the service's roles see the schema `public` and only its owner change it; run inside the service's database. */
export async function restrictSchema(client: ClientBase, service: string): Promise<void> {
  const { owner, app, relay } = roleNames(service);
  await client.query(`ALTER SCHEMA public OWNER TO ${escapeIdentifier(owner)}`);
  await client.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
  await client.query(`GRANT USAGE ON SCHEMA public TO ${escapeIdentifier(app)}, ${escapeIdentifier(relay)}`);
}
