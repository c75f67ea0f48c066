import { type Publisher, publishers } from '@anzhi/contracts';
import {
  type Broker,
  connectBroker,
  createConsumer,
  createRelay,
  type EventHandler,
  type Followed,
  queryableOf,
} from '@anzhi/outbox';
import {
  createDatabase,
  createLogger,
  createVault,
  createViewerResolver,
  type Database,
  directoryConsumers,
  type Logger,
  openDataSource,
  runningMigration,
  type ServiceEnvironment,
  type Stoppable,
  scopeOfFactory,
  startAuditSealer,
  startHttpServer,
  stopAll,
  systemViewer,
  type Tx,
} from '@anzhi/service-kit';
import { Pool } from 'pg';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Subgraph } from '../schema/build-subgraph.js';
import { createGraphqlRoute } from './graphql-route.js';
import type { ServiceModule, ServiceTools } from './service-module.js';

export interface ServiceDefinition {
  modules: readonly ServiceModule[];
  subgraph: Subgraph;
  /** The name of the newest migration: readiness waits for it. */
  lastMigration: string;
  /** Party keeps its directory itself; the others follow its feed. */
  followsDirectory: boolean;
}

export interface RunningService {
  port: number;
  database: Database;
  logger: Logger;
  stop(): Promise<void>;
}

/** Composes and starts one service: database, NATS, relay, consumers, jobs, HTTP. Stops in reverse order. */
export async function startService(
  definition: ServiceDefinition,
  environment: ServiceEnvironment,
): Promise<RunningService> {
  const { service } = environment;
  const logger = createLogger(service, environment.logLevel);
  const parts: Stoppable[] = [];
  const started = <P extends Stoppable>(part: P): P => {
    parts.push(part);
    return part;
  };
  try {
    const entities = definition.modules.flatMap((module) => [...(module.entities ?? [])]) as never[];
    const dataSource = await openDataSource({
      url: environment.databaseUrl,
      poolSize: environment.poolSize,
      applicationName: `anzhi-${service}`,
      entities,
    });
    started({ name: 'database', stop: () => dataSource.destroy() });
    const now = (): number => Date.now();
    const database = createDatabase(dataSource, { now, vault: createVault(environment.masterKeys) });
    const groupViewer = systemViewer(service, 'viewer');
    const resolveViewer = createViewerResolver(
      (sql, params) => database.read(groupViewer, (tx) => tx.query(sql, params)),
      now,
    );
    const tools: ServiceTools = {
      database,
      logger,
      identityKeys: environment.identityKeys,
      resolveViewer,
      now,
      mode: environment.mode,
    };
    const broker = connectBroker({ url: environment.natsUrl, name: `anzhi-${service}` });
    started({ name: 'nats', stop: () => broker.close() });
    startDelivery(definition, environment, tools, broker).forEach(started);
    started(startAuditSealer(database, service, logger));
    for (const module of definition.modules) module.jobs?.(tools).forEach(started);
    const graphql = await createGraphqlRoute({ schema: definition.subgraph.schema, ...tools });
    started({ name: 'graphql', stop: graphql.stop });
    const metrics = new Registry();
    collectDefaultMetrics({ register: metrics, labels: { service } });
    const http = await startHttpServer({
      host: environment.host,
      port: environment.port,
      routes: [graphql.route, ...definition.modules.flatMap((module) => [...(module.routes?.(tools) ?? [])])],
      readiness: {
        database: () => database.isReachable(),
        nats: async () => broker.isConnected(),
        streams: async () => (await broker.missingStreams(publishers)).length === 0,
        migrations: () =>
          runningMigration(database, service).then((name) => isAtLeast(name, definition.lastMigration)),
      },
      metrics,
      logger,
    });
    started({ name: 'http', stop: () => http.stop() });
    logger.info({ port: http.port }, 'serving');
    return { port: http.port, database, logger, stop: () => stopAll(parts, logger) };
  } catch (error) {
    await stopAll(parts, logger);
    throw error;
  }
}

/** Migrations only add, so a build also serves on tables that are newer than it knows; the 13 digits are the order. */
const isAtLeast = (ran: string | null, needed: string): boolean =>
  ran !== null && ran.slice(-13) >= needed.slice(-13);

function startDelivery(
  definition: ServiceDefinition,
  environment: ServiceEnvironment,
  tools: ServiceTools,
  broker: Broker,
): Stoppable[] {
  const { service } = environment;
  const { logger } = tools;
  const pool = new Pool({
    connectionString: environment.databaseUrl,
    options: `-c role=${service}_relay`,
    max: 4,
  });
  pool.on('error', (error) => logger.warn({ err: error }, 'relay connection lost'));
  const relay = createRelay({ pool, broker, publisher: service as Publisher, logger });
  const parts: Stoppable[] = [
    { name: 'relay pool', stop: () => pool.end() },
    { name: 'relay', stop: () => relay.stop() },
  ];
  relay.start();
  const handlers = handlersOf(definition);
  if (handlers.length > 0) {
    const consumer = createConsumer<Tx>({
      consumer: service,
      broker,
      follows: followedBy(definition, handlers),
      handlers,
      logger,
      deadLetters: queryableOf(pool),
      transaction: (event, work) =>
        tools.database.write(
          systemViewer(service, event.correlationId),
          scopeOfFactory(event.factoryId),
          work,
        ),
    });
    consumer.start();
    parts.push({ name: 'consumer', stop: () => consumer.stop() });
  }
  return parts;
}

const handlersOf = (definition: ServiceDefinition): EventHandler<Tx>[] => [
  ...definition.modules.flatMap((module) => [...(module.consumers ?? [])]),
  ...(definition.followsDirectory ? directoryConsumers : []),
];

/** The aggregates that the handlers react to, and those that modules follow besides. */
function followedBy(definition: ServiceDefinition, handlers: readonly EventHandler<Tx>[]): Followed[] {
  const followed = new Map<string, Followed>();
  const add = (publisher: Publisher, aggregate: string): unknown =>
    followed.set(`${publisher}/${aggregate}`, { publisher, aggregate });
  for (const { contract } of handlers) add(contract.publisher, contract.aggregate);
  for (const { follows } of definition.modules) {
    for (const [publisher, aggregates] of Object.entries(follows ?? {})) {
      for (const aggregate of aggregates) add(publisher as Publisher, aggregate);
    }
  }
  return [...followed.values()];
}
