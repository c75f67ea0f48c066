import { randomUUID } from 'node:crypto';
import type { EventContract, PayloadOf } from '@anzhi/contracts';
import { createGraphqlRoute, narrowed, type ServiceModule, subgraphOf } from '@anzhi/graphql-kit';
import {
  createDatabase as bindDatabase,
  createLogger,
  createVault,
  createViewerResolver,
  type Database,
  openDataSource,
  parseIdentityKeys,
  parseMasterKeys,
  type Role,
  runMigrations,
  startHttpServer,
  systemViewer,
} from '@anzhi/service-kit';
import { createDatabase, type TestDatabase } from '@anzhi/testing';
import { Pool } from 'pg';
import { Registry } from 'prom-client';
import { createGraphClient, type GraphClient } from './graph-client.js';
import { type SeededFactory, seedDirectory } from './seed-directory.js';
import { openStatementLog, type StatementLog } from './statement-log.js';

export interface TestServiceSettings {
  service: string;
  modules: readonly ServiceModule[];
  migrations: Parameters<typeof runMigrations>[1];
  factories: readonly SeededFactory[];
}

/** A row of the outbox as a test reads it. */
export interface OutboxEvent {
  type: string;
  factoryId: string;
  aggregateId: string;
  aggregateVersion: bigint;
  payload: Record<string, unknown>;
}

export interface Identity {
  factory?: string;
  subject?: string;
  employeeNo?: string;
}

export interface TestService {
  /** A client that holds the role at the factory (first of the seeds when left out), appointed where the role needs it. */
  as(role: Role, identity?: Identity): GraphClient;
  anonymous(): GraphClient;
  /** Hands an event to the service's consumers in one transaction, as the inbox does; once per call. */
  deliver<C extends EventContract>(
    contract: C,
    factoryId: string,
    aggregateId: string,
    payload: PayloadOf<C>,
  ): Promise<void>;
  /** Events appended so far, in order. */
  outbox(type?: string): Promise<OutboxEvent[]>;
  /** SQL as the owner, which row-level security does not bind. */
  sql<R = Record<string, unknown>>(text: string, params?: unknown[]): Promise<R[]>;
  /**
   * The statements that the service sent to PostgreSQL while `work` ran: one per round trip. Access lookups are left
   * out, as they are served from memory for a second. Meant for one request at a time.
   */
  statementsOf: StatementLog['during'];
  database: Database;
  appUrl: string;
  url: string;
  stop(): Promise<void>;
}

export const testIdentityKeys = parseIdentityKeys(`t:${Buffer.alloc(32, 7).toString('base64')}`);
export const testMasterKeys = parseMasterKeys(`m:${Buffer.alloc(32, 9).toString('base64')}`);

/** Runs a service's modules over HTTP on a database of their own; events are read from the outbox and delivered by hand. */
export async function startTestService(settings: TestServiceSettings): Promise<TestService> {
  const { service, modules } = settings;
  const testDatabase = await createDatabase({
    name: service,
    prepare: (url) => runMigrations(url, settings.migrations),
  });
  const owner = new Pool({ connectionString: testDatabase.url, max: 2 });
  owner.on('error', () => undefined);
  await seedDirectory(owner, settings.factories);
  const logger = createLogger(`test-${service}`, process.env['TEST_LOG_LEVEL'] ?? 'silent');
  const entities = modules.flatMap((module) => [...(module.entities ?? [])]) as never[];
  const open = (poolSize: number) =>
    openDataSource({
      url: testDatabase.appUrl,
      poolSize,
      applicationName: `test-${service}`,
      entities,
    });
  const [dataSource, accessSource] = await Promise.all([open(8), open(2)]);
  const statements = openStatementLog(dataSource);
  const now = (): number => Date.now();
  const vault = createVault(testMasterKeys);
  const database = bindDatabase(dataSource, { now, vault });
  const access = bindDatabase(accessSource, { now, vault });
  const viewer = systemViewer(service, 'viewer');
  const byClaims = createViewerResolver(
    (sql, params) => access.read(viewer, (tx) => tx.query(sql, params)),
    now,
  );
  const resolveViewer = narrowed(byClaims, modules, access);
  const tools = {
    database,
    logger,
    identityKeys: testIdentityKeys,
    resolveViewer,
    now,
    mode: 'development' as const,
  };
  const graphql = await createGraphqlRoute({ schema: subgraphOf(modules).schema, ...tools });
  const routes = [graphql.route, ...modules.flatMap((module) => [...(module.routes?.(tools) ?? [])])];
  const http = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    routes,
    readiness: {},
    metrics: new Registry(),
    logger,
  });
  const url = `http://127.0.0.1:${http.port}`;
  const stop = async (): Promise<void> => {
    await http.stop();
    await graphql.stop();
    await Promise.all([dataSource.destroy(), accessSource.destroy()]);
    await owner.end();
    await testDatabase.drop();
  };
  return {
    as: (role, identity = {}) =>
      clientOf(url, owner, role, { factory: settings.factories[0]?.id ?? 'gz-01', ...identity }),
    anonymous: () =>
      createGraphClient({
        url,
        keys: testIdentityKeys,
        identity: { sub: 'anonymous', roles: [] },
        ready: Promise.resolve(),
      }),
    deliver: (contract, factoryId, aggregateId, payload) =>
      deliver(database, modules, service, contract, factoryId, aggregateId, payload),
    outbox: (type) => readOutbox(owner, type),
    sql: async (text, params) => (await owner.query(text, params)).rows as never,
    statementsOf: (work) => statements.during(work),
    database,
    appUrl: testDatabase.appUrl,
    url,
    stop,
  };
}

const appointed = new WeakMap<Pool, Promise<unknown>>();

/**
 * One after the other: services remember a person's roles for a second, so that whoever has two must have both before the
 * first request.
 */
async function appoint(owner: Pool, factory: string, subject: string, role: Role): Promise<void> {
  const insert = () =>
    owner.query(
      'INSERT INTO open_appointment (factory_id, appointment_id, subject, role) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [factory, `${subject}:${role}`, subject, role],
    );
  const done = (appointed.get(owner) ?? Promise.resolve()).then(insert);
  appointed.set(owner, done);
  await done;
}

function clientOf(
  url: string,
  owner: Pool,
  role: Role,
  identity: Identity & { factory: string },
): GraphClient {
  const factory = role.startsWith('hq-') ? '_group' : identity.factory;
  const subject =
    identity.subject ?? `test:${role}:${factory}${identity.employeeNo ? `:${identity.employeeNo}` : ''}`;
  const self = ['employee', 'agent', 'creditor'].includes(role);
  const ready = self ? Promise.resolve() : appoint(owner, factory, subject, role);
  return createGraphClient({
    url,
    keys: testIdentityKeys,
    identity: {
      sub: subject,
      roles: [{ role, factory }],
      ...(identity.employeeNo ? { employee: { factory, employeeNo: identity.employeeNo } } : {}),
    },
    ready,
  });
}

async function deliver<C extends EventContract>(
  database: Database,
  modules: readonly ServiceModule[],
  service: string,
  contract: C,
  factoryId: string,
  aggregateId: string,
  payload: PayloadOf<C>,
): Promise<void> {
  const handlers = modules
    .flatMap((module) => [...(module.consumers ?? [])])
    .filter((handler) => handler.contract.name === contract.name);
  if (handlers.length === 0) throw new Error(`no consumer of ${contract.name} in ${service}`);
  const at = new Date().toISOString();
  const envelope = contract.parse({
    eventId: randomUUID(),
    type: contract.name,
    schemaVersion: contract.version,
    factoryId,
    aggregateType: contract.aggregate,
    aggregateId,
    aggregateVersion: 1,
    occurredAt: at,
    recordedAt: at,
    actorRole: 'system',
    correlationId: randomUUID(),
    causationId: null,
    payload,
  });
  await database.write(
    systemViewer(service, 'test'),
    { kind: 'factories', factoryIds: [factoryId] },
    async (tx) => {
      for (const handler of handlers) await handler.handle(envelope, tx);
    },
  );
}

async function readOutbox(owner: Pool, type?: string): Promise<OutboxEvent[]> {
  const { rows } = await owner.query<OutboxEvent>(
    `SELECT type, factory_id AS "factoryId", aggregate_id AS "aggregateId", aggregate_version AS "aggregateVersion", payload
       FROM outbox WHERE $1::text IS NULL OR type = $1 ORDER BY position`,
    [type ?? null],
  );
  return rows;
}

export type { TestDatabase };
