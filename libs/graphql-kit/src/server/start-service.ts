import { publishers } from '@anzhi/contracts';
import { connectBroker } from '@anzhi/outbox';
import {
  createDatabase,
  createLogger,
  createVault,
  createViewerResolver,
  type Database,
  type Logger,
  openDataSource,
  runningMigration,
  type ServiceEnvironment,
  type Stoppable,
  startAuditSealer,
  startHttpServer,
  startIdempotencyRetention,
  stopAll,
  systemViewer,
} from '@anzhi/service-kit';
import type { Subgraph } from '../schema/build-subgraph.js';
import type { Following } from './followed-by.js';
import { createGraphqlRoute } from './graphql-route.js';
import { narrowed } from './narrow-viewer.js';
import { createServiceMetrics } from './service-metrics.js';
import type { ServiceTools } from './service-module.js';
import { startDelivery } from './start-delivery.js';

export interface ServiceDefinition extends Following {
  subgraph: Subgraph;
  /** The name of the newest migration: readiness waits for it. */
  lastMigration: string;
  /** What has to be done in the database before the first request. */
  beforeServing?: (database: Database) => Promise<void>;
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
    const byClaims = createViewerResolver(
      (sql, params) => database.read(groupViewer, (tx) => tx.query(sql, params)),
      now,
    );
    const resolveViewer = narrowed(byClaims, definition.modules, database);
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
    const metrics = createServiceMetrics(service);
    startDelivery(definition, environment, { ...tools, broker, metrics }).forEach(started);
    started(startAuditSealer(database, service, logger));
    started(startIdempotencyRetention(database, service, logger));
    for (const module of definition.modules) module.jobs?.(tools).forEach(started);
    await definition.beforeServing?.(database);
    const graphql = await createGraphqlRoute({
      schema: definition.subgraph.schema,
      onOperation(report) {
        metrics.onOperation(report);
        logger.debug(report, 'operation');
      },
      ...tools,
    });
    started({ name: 'graphql', stop: graphql.stop });
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
      metrics: metrics.registry,
      onRequest: metrics.onRequest,
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
