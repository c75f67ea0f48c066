import { randomUUID } from 'node:crypto';
import { PaymentCompleted, PaymentFailed } from '@anzhi/contracts';
import { ensureStreams } from '@anzhi/nats-setup';
import {
  appendEvents,
  type Broker,
  type Consumer,
  type ConsumerSettings,
  connectBroker,
  connectNats,
  createConsumer,
  createRelay,
  type DeliveryReport,
  type EventHandler,
  type Followed,
  type InboxTransaction,
  onEvent,
  outboxTablesSql,
  type PendingEvent,
  pendingEvent,
  type Queryable,
  queryableOf,
  type Relay,
  type RelayOptions,
} from '@anzhi/outbox';
import { createDatabase, eventually, startNats, type TestNats } from '@anzhi/testing';
import { Pool } from 'pg';
import { pino } from 'pino';

export const logger = pino({ level: process.env['OUTBOX_TEST_LOG'] ?? 'silent' });

/** The effect of handling an event; without a key, so that a second effect would show. */
const effectTable = `
CREATE TABLE effect (
  position bigint GENERATED ALWAYS AS IDENTITY, factory_id text, aggregate_id text, version int, event_id uuid);
GRANT SELECT, INSERT ON effect TO test_app;`;

export interface Effect {
  readonly aggregate_id: string;
  readonly version: number;
  readonly event_id: string;
}

/** A service in small: one database with outbox and inbox, NATS, and whatever relays and consumers a test starts. */
export interface Bench {
  readonly nats: TestNats;
  readonly owner: Pool;
  readonly app: Pool;
  readonly relayPool: Pool;
  readonly deadLetters: Queryable;
  readonly broker: Broker;
  transaction<R>(factories: string, work: (tx: Queryable) => Promise<R>): Promise<R>;
  append(events: readonly PendingEvent[]): Promise<void>;
  relay(options?: Partial<RelayOptions>): Relay;
  consumer(options?: Partial<ConsumerChoice>): Consumer;
  effects(): Promise<Effect[]>;
  ensure(): Promise<void>;
  close(): Promise<void>;
}

export interface ConsumerChoice {
  readonly consumer: string;
  readonly broker: Broker;
  readonly handlers: readonly EventHandler<Queryable>[];
  readonly settings: Partial<ConsumerSettings>;
  readonly onDelivery: (report: DeliveryReport) => void;
  readonly app: Pool;
  readonly transaction: InboxTransaction<Queryable>;
  readonly follows: readonly Followed[];
}

const about = (batchId: string, factoryId: string) => ({
  factoryId,
  aggregateId: batchId,
  occurredAt: '2026-08-18T09:00:00+08:00',
  actorRole: 'finance-approver',
  correlationId: 'test',
  payload: { batchId, paymentId: randomUUID(), amount: '12.00' },
});

/** An event of a payment batch that the bench's consumers handle. */
export const paid = (batchId: string, factoryId = 'gz-01'): PendingEvent =>
  pendingEvent({ contract: PaymentCompleted, ...about(batchId, factoryId) });

/** An event of the same aggregate that they do not handle. */
export const paymentFailed = (batchId: string): PendingEvent =>
  pendingEvent({ contract: PaymentFailed, ...about(batchId, 'gz-01') });

export const follows = [{ publisher: 'personnel', aggregate: 'payment-batch' }] as const;

/** Writes the effect of an event. */
export const writeEffect: EventHandler<Queryable> = onEvent(
  PaymentCompleted,
  async (event, tx: Queryable) => {
    await tx.query(
      'INSERT INTO effect (factory_id, aggregate_id, version, event_id) VALUES ($1, $2, $3, $4)',
      [event.factoryId, event.aggregateId, event.aggregateVersion, event.eventId],
    );
  },
);

/** Runs work as a service would: app role, factories set for the transaction. */
export const inTransaction = async <R>(
  pool: Pool,
  factories: string,
  work: (tx: Queryable) => Promise<R>,
): Promise<R> => {
  const client = await pool.connect();
  // A lost connection fails the query under way; without a listener it would end the process too.
  const lost = (): void => undefined;
  client.on('error', lost);
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.factories', $1, true)`, [factories]);
    const result = await work(queryableOf(client));
    await client.query('COMMIT');
    client.off('error', lost);
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
};

const ensure = async (url: string): Promise<void> => {
  const connection = await connectNats({ url, name: 'test-setup' });
  await ensureStreams(connection, { maxBytes: 64 * 1024 * 1024 });
  await connection.close();
};

export const poolOf = (url: string): Pool => {
  const pool = new Pool({ connectionString: url, max: 30 });
  pool.on('error', () => undefined);
  return pool;
};

const quickSettings: Partial<ConsumerSettings> = {
  ackWaitMs: 2_000,
  backoffMs: [20],
  gapDelayMs: 250,
  retryPollMs: 50,
  fetchWaitMs: 1_000,
};

const applyTables = async (owner: Pool): Promise<void> => {
  await owner.query('GRANT USAGE ON SCHEMA public TO test_app, test_relay');
  await owner.query(outboxTablesSql({ appRole: 'test_app', relayRole: 'test_relay' }));
  await owner.query(effectTable);
};

/** Starts everything but relays and consumers. */
export async function startBench(): Promise<Bench> {
  const [database, nats] = await Promise.all([createDatabase(), startNats()]);
  const owner = poolOf(database.url);
  const app = poolOf(database.appUrl);
  const relayPool = poolOf(database.relayUrl);
  await Promise.all([applyTables(owner), ensure(nats.url)]);
  const broker = connectBroker({ url: nats.url, name: 'test' });
  await eventually(() => {
    if (!broker.isConnected()) throw new Error('not connected yet');
  });
  const deadLetters = queryableOf(relayPool);
  const running: { stop(): Promise<void> }[] = [];
  const keep = <R extends { stop(): Promise<void> }>(part: R): R => {
    running.push(part);
    return part;
  };
  return {
    nats,
    owner,
    app,
    relayPool,
    deadLetters,
    broker,
    transaction: (factories, work) => inTransaction(app, factories, work),
    append: (events) =>
      inTransaction(app, [...new Set(events.map(({ factoryId }) => factoryId))].join(','), (tx) =>
        appendEvents(tx, events),
      ),
    relay: (options) =>
      keep(
        createRelay({
          pool: relayPool,
          broker,
          publisher: 'personnel',
          logger,
          pollMs: 100,
          rebalanceMs: 50,
          ...options,
        }),
      ),
    consumer: ({ settings, app: pool = app, ...choice } = {}) =>
      keep(
        createConsumer({
          consumer: 'assets',
          broker,
          follows,
          handlers: [writeEffect],
          deadLetters,
          logger,
          transaction: (envelope, work) => inTransaction(pool, envelope.factoryId, work),
          settings: { ...quickSettings, ...settings },
          ...choice,
        }),
      ),
    effects: async () =>
      (await owner.query<Effect>('SELECT aggregate_id, version, event_id FROM effect ORDER BY position'))
        .rows,
    ensure: () => ensure(nats.url),
    close: async () => {
      await Promise.all(running.map((part) => part.stop()));
      await broker.close();
      await Promise.all([owner.end(), app.end(), relayPool.end()]);
      await Promise.all([nats.stop(), database.drop()]);
    },
  };
}

/** Effects by aggregate, each as its list of versions in the order in which they took effect. */
export const versionsByAggregate = (effects: readonly Effect[]): Record<string, number[]> => {
  const versions: Record<string, number[]> = {};
  for (const effect of effects) {
    const known = versions[effect.aggregate_id] ?? [];
    versions[effect.aggregate_id] = [...known, effect.version];
  }
  return versions;
};

/** 1, 2 … n. */
export const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);
