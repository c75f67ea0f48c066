import { freePort, type PostgresServer, startPostgres } from '@anzhi/local-servers';
import { ensureStreams } from '@anzhi/nats-setup';
import { connectNats } from '@anzhi/outbox';
import { provision, type ServiceDatabase } from '@anzhi/postgres-setup';
import { runMigrations } from '@anzhi/service-kit';
import { startNats, type TestNats, temporaryFolder } from '@anzhi/testing';
import { Client } from 'pg';
import { migrations as assetsMigrations } from '../../../services/assets/src/migrations/index.js';
import { migrations as partyMigrations } from '../../../services/party/src/migrations/index.js';
import { run, type ServiceProcess, startServiceProcess } from './programs.js';

/** Keys of a rig that lives for a minute. */
export const IDENTITY_KEYS = `t:${Buffer.alloc(32, 7).toString('base64')}`;
const MASTER_KEYS = `m:${Buffer.alloc(32, 9).toString('base64')}`;
const PASSWORDS = { owner: 'owner-of-a-rig', app: 'app-of-a-rig' };
const SERVICES = ['party', 'assets'] as const;
const MIGRATIONS = { party: partyMigrations, assets: assetsMigrations };
type Service = (typeof SERVICES)[number];

/** Real processes on a PostgreSQL and a NATS of their own, which may be hurt. */
export interface Rig {
  readonly party: ServiceProcess;
  /** Follows party's directory feed. */
  readonly assets: ServiceProcess;
  readonly nats: TestNats;
  /** `pg_ctl stop -m immediate` and start: every connection is lost and the server recovers from its log. */
  crashPostgres(): Promise<void>;
  /** As the owner, on a connection of its own. */
  sql<R = Record<string, unknown>>(service: Service, text: string, params?: unknown[]): Promise<R[]>;
  /** An operator's command of infra/ops, with the URLs of the rig. */
  ops(...args: string[]): Promise<{ code: number; output: string }>;
  stop(): Promise<void>;
}

/** Provisions, migrates and starts party and assets. `admins` may do everything at party. */
export async function startRig(admins: readonly string[]): Promise<Rig> {
  const directory = temporaryFolder('chaos-postgres');
  const launch = (port?: number): Promise<PostgresServer> =>
    startPostgres({ directory, password: 'postgres-of-a-rig', ...(port ? { port } : {}) });
  const [postgres, nats] = await Promise.all([launch(), startNats()]);
  let server = postgres;
  const own = (service: Service) => provision({ adminUrl: postgres.url, service, passwords: PASSWORDS });
  const databases = { party: await own('party'), assets: await own('assets') };
  await makeStreams(nats.url);
  const env = environmentOf(databases, nats.url, admins);
  await Promise.all(
    SERVICES.map((service) => runMigrations(databases[service].migrationUrl, MIGRATIONS[service])),
  );
  const [party, assets] = await Promise.all([
    startServiceProcess('party', await freePort(), env),
    startServiceProcess('assets', await freePort(), env),
  ]);
  return {
    party,
    assets,
    nats,
    async crashPostgres() {
      process.kill(server.pid, 'SIGQUIT');
      await server.exited;
      server = await launch(server.port);
      if (server.port !== postgres.port) throw new Error('PostgreSQL came back on another port');
    },
    sql: (service, text, params) => query(databases[service].migrationUrl, text, params),
    ops: (...args) => run('infra/ops/dist/main.js', args, env),
    async stop() {
      await Promise.all([party.stop(), assets.stop()]);
      await Promise.all([server.stop(), nats.stop()]);
    },
  };
}

async function makeStreams(url: string): Promise<void> {
  const setup = await connectNats({ url, name: 'setup' });
  await ensureStreams(setup, { maxBytes: 64 * 1024 * 1024 });
  await setup.close();
}

function environmentOf(
  databases: Record<Service, ServiceDatabase>,
  natsUrl: string,
  admins: readonly string[],
): NodeJS.ProcessEnv {
  return {
    PARTY_DATABASE_URL: databases.party.appUrl,
    PARTY_MIGRATION_URL: databases.party.migrationUrl,
    ASSETS_DATABASE_URL: databases.assets.appUrl,
    ASSETS_MIGRATION_URL: databases.assets.migrationUrl,
    NATS_URL: natsUrl,
    IDENTITY_KEYS,
    MASTER_KEYS,
    ANZHI_MODE: 'development',
    LOG_LEVEL: 'error',
    // A connection for each client: a pool that is too small is another fault than these.
    POOL_SIZE: '24',
    BOOTSTRAP_ADMIN_SUBJECTS: admins.join(','),
  };
}

async function query<R>(connectionString: string, text: string, params: unknown[] = []): Promise<R[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(text, params)).rows as R[];
  } finally {
    await client.end();
  }
}
