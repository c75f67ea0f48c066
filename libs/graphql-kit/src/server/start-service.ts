import { createConsumer, createRelay, openNats, type NatsLink } from '@anzhi/outbox';
import {
  createDatabase, createLogger, createVault, createViewerResolver, type Database, DIRECTORY_AGGREGATES, directoryConsumers, type Logger, openDataSource,
  runningMigration, type ServiceEnvironment, startAuditSealer, startHttpServer, stopAll, type Stoppable, systemViewer, type Tx,
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

const PUBLISHERS = ['party', 'assets', 'personnel', 'stability'] as const;

/** Composes and starts one service: database, NATS, relay, consumers, jobs, HTTP. Stops in reverse order. */
export async function startService(definition: ServiceDefinition, environment: ServiceEnvironment): Promise<RunningService> {
  const { service } = environment;
  const logger = createLogger(service, environment.logLevel);
  const parts: Stoppable[] = [];
  const started = <P extends Stoppable>(part: P): P => {
    parts.push(part);
    return part;
  };
  try {
    const entities = definition.modules.flatMap((module) => [...(module.entities ?? [])]) as never[];
    const dataSource = await openDataSource({ url: environment.databaseUrl, poolSize: environment.poolSize, applicationName: `anzhi-${service}`, entities });
    started({ name: 'database', stop: () => dataSource.destroy() });
    const now = (): number => Date.now();
    const database = createDatabase(dataSource, { now, vault: createVault(environment.masterKeys) });
    const groupViewer = systemViewer(service, 'viewer');
    const resolveViewer = createViewerResolver(
      (sql, params) => database.read(groupViewer, (tx) => tx.query(sql, params)),
      now,
    );
    const tools: ServiceTools = { database, logger, identityKeys: environment.identityKeys, resolveViewer, now, mode: environment.mode };
    const nats = await openNats({ url: environment.natsUrl, name: service, logger });
    started({ name: 'nats', stop: () => nats.close() });
    startDelivery(definition, environment, tools, nats).forEach(started);
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
        nats: async () => nats.isConnected(),
        streams: () => nats.hasStream(service),
        migrations: () => runningMigration(database, service).then((name) => name === definition.lastMigration),
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

function startDelivery(definition: ServiceDefinition, environment: ServiceEnvironment, tools: ServiceTools, nats: NatsLink): Stoppable[] {
  const { service } = environment;
  const relayPool = new Pool({ connectionString: environment.databaseUrl, options: `-c role=${service}_relay`, max: 4 });
  relayPool.on('error', (error) => tools.logger.warn({ err: error }, 'relay connection lost'));
  const relay = createRelay({ pool: relayPool, nats, publisher: service, logger: tools.logger });
  relay.start();
  const parts: Stoppable[] = [
    { name: 'relay pool', stop: () => relayPool.end() },
    { name: 'relay', stop: () => relay.stop() },
  ];
  for (const publisher of PUBLISHERS) {
    if (publisher === service) continue;
    const own = definition.modules.flatMap((module) => [...(module.consumers ?? [])]);
    const handlers = [...own, ...(definition.followsDirectory ? directoryConsumers : [])].filter((handler) => handler.contract.publisher === publisher);
    if (handlers.length === 0) continue;
    const follows = new Set([
      ...handlers.map((handler) => handler.contract.aggregate),
      ...definition.modules.flatMap((module) => module.follows?.[publisher] ?? []),
      ...(definition.followsDirectory && publisher === 'party' ? DIRECTORY_AGGREGATES : []),
    ]);
    const consumer = createConsumer<Tx>({
      consumer: service,
      publisher,
      nats,
      follows: [...follows],
      handlers,
      logger: tools.logger,
      transaction: (event, work) =>
        tools.database.write(
          systemViewer(service, event.correlationId),
          { kind: 'factories', factoryIds: [event.factoryId] },
          work,
        ),
    });
    consumer.start();
    parts.push({ name: `consumer of ${publisher}`, stop: () => consumer.stop() });
  }
  return parts;
}
