import type { Publisher } from '@anzhi/contracts';
import { type Broker, createConsumer, createRelay, queryableOf } from '@anzhi/outbox';
import {
  type ServiceEnvironment,
  type Stoppable,
  scopeOfFactory,
  systemViewer,
  type Tx,
} from '@anzhi/service-kit';
import { Pool } from 'pg';
import { type Following, followedBy, handlersOf } from './followed-by.js';
import type { ServiceMetrics } from './service-metrics.js';
import type { ServiceTools } from './service-module.js';

/** Starts what carries a service's events out and others' in: the relay, and the consumer where anything is followed. */
export function startDelivery(
  following: Following,
  environment: ServiceEnvironment,
  tools: ServiceTools & { broker: Broker; metrics: ServiceMetrics },
): Stoppable[] {
  const { service } = environment;
  const { broker, logger, metrics } = tools;
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
  metrics.watch(relay, queryableOf(pool));
  const handlers = handlersOf(following);
  if (handlers.length === 0) return parts;
  const consumer = createConsumer<Tx>({
    consumer: service,
    broker,
    follows: followedBy(following),
    handlers,
    logger,
    deadLetters: queryableOf(pool),
    onDelivery: metrics.onDelivery,
    transaction: (event, work) =>
      tools.database.write(systemViewer(service, event.correlationId), scopeOfFactory(event.factoryId), work),
  });
  consumer.start();
  return [...parts, { name: 'consumer', stop: () => consumer.stop() }];
}
