import type { EventContract, PayloadOf } from '@anzhi/contracts';
import { RequestContext } from '@anzhi/graphql-kit';
import {
  createDatabase,
  createVault,
  type Database,
  factoryIdOfCode,
  GROUP,
  HQ_ROLES,
  openDataSource,
  parseMasterKeys,
  type Role,
  runMigrations,
  systemViewer,
  type Viewer,
} from '@anzhi/service-kit';
import { createDatabase as createTestDatabase } from '@anzhi/testing';
import { type ExecutionResult, graphql } from 'graphql';
import { Client } from 'pg';
import { migrations } from '../migrations/index.js';
import { modules } from '../modules/index.js';
import { assetsSubgraph } from '../schema.js';

type Json = Record<string, unknown>;

let statements = 0;

/** The assets service on a database of its own, without NATS: events are read from the outbox and given to the consumers. */
export interface AssetsHarness {
  as(
    role: Role,
    factoryCode?: string,
  ): { ask(document: string, variables?: Json, key?: string): Promise<ExecutionResult<Json>> };
  /** Gives a fact to the service as its consumer would, in a transaction of its own. */
  deliver<C extends EventContract>(
    contract: C,
    factoryId: string,
    aggregateId: string,
    payload: PayloadOf<C>,
  ): Promise<void>;
  /** Names and payloads of the events written so far, in order. */
  events(factoryId: string): Promise<{ type: string; payload: Json }[]>;
  /** How many statements the last `ask` read with. */
  statements(): number;
  /** As the owner, past row-level security. */
  sql<R = Json>(text: string, params?: unknown[]): Promise<R[]>;
  /** As the app role, in the factory's scope. */
  database: Database;
  stop(): Promise<void>;
}

/** Starts the harness with factories on simulated clocks. */
export async function startAssets(
  factories: { code: string; simulatedAt: string }[],
): Promise<AssetsHarness> {
  const held = await createTestDatabase({ name: 'assets', prepare: (url) => runMigrations(url, migrations) });
  const entities = modules.flatMap((module) => [...(module.entities ?? [])]) as never[];
  const dataSource = await openDataSource({
    url: held.appUrl,
    poolSize: 8,
    applicationName: 'assets-test',
    entities,
  });
  const vault = createVault(parseMasterKeys(`test:${Buffer.alloc(32, 7).toString('base64')}`));
  const database = createDatabase(dataSource, { now: () => Date.now(), vault });
  const owner = new Client({ connectionString: held.url });
  await owner.connect();
  for (const { code, simulatedAt } of factories) {
    await owner.query(
      `INSERT INTO known_factory (factory_id, code, name, city, clock_mode, clock_at) VALUES ($1, $2, $2, 'Guangzhou', 'SIMULATED', $3)`,
      [factoryIdOfCode(code), code, simulatedAt],
    );
  }
  const sql = async <R = Json>(text: string, params: unknown[] = []): Promise<R[]> =>
    (await owner.query(text, params)).rows as R[];
  return {
    as: (role, factoryCode) => ({
      ask: (document, variables, key) => ask(database, viewerOf(role, factoryCode), document, variables, key),
    }),
    deliver: (contract, factoryId, aggregateId, payload) =>
      deliver(database, contract, factoryId, aggregateId, payload),
    events: (factoryId) =>
      sql('SELECT type, payload FROM outbox WHERE factory_id = $1 ORDER BY position', [factoryId]),
    statements: () => statements,
    sql,
    database,
    stop: async () => {
      await owner.end();
      await dataSource.destroy();
      await held.drop();
    },
  };
}

function viewerOf(role: Role, factoryCode: string | undefined): Viewer {
  const factoryId = HQ_ROLES.includes(role) ? GROUP : factoryIdOfCode(factoryCode ?? '');
  return {
    subject: `${role}-1`,
    grants: [{ role, factoryId }],
    self: null,
    correlationId: 'test',
    accessFeedStale: false,
  };
}

async function ask(
  database: Database,
  viewer: Viewer,
  source: string,
  variableValues: Json = {},
  key?: string,
): Promise<ExecutionResult<Json>> {
  const reads = database.openReadSession(viewer);
  const query = reads.query.bind(reads);
  statements = 0;
  reads.query = (text, params) => {
    statements += 1;
    return query(text, params);
  };
  const contextValue = new RequestContext(viewer, database, reads, key ?? null, 'development');
  try {
    const { schema } = assetsSubgraph();
    return (await graphql({ schema, source, variableValues, contextValue })) as ExecutionResult<Json>;
  } finally {
    await reads.close();
  }
}

async function deliver<C extends EventContract>(
  database: Database,
  contract: C,
  factoryId: string,
  aggregateId: string,
  payload: PayloadOf<C>,
): Promise<void> {
  const handlers = modules
    .flatMap((module) => [...(module.consumers ?? [])])
    .filter((one) => one.contract.name === contract.name);
  if (handlers.length === 0) throw new Error(`nobody here reacts to ${contract.name}`);
  const event = { factoryId, aggregateId, payload: contract.payload.parse(payload) } as never;
  const viewer = systemViewer('assets', 'test');
  await database.write(viewer, { kind: 'factories', factoryIds: [factoryId] }, async (tx) => {
    for (const handler of handlers) await handler.handle(event, tx);
  });
}
