import type { Publisher } from '@anzhi/contracts';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Broker } from './broker.js';
import { byAggregate, messageOf, type OutboxRow, outboxColumns } from './envelope-row.js';
import { type Claims, openClaims } from './relay-claims.js';
import { createSignal } from './signal.js';

export type OutboxLogger = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export interface RelayOptions {
  /** Pool of the relay role; two of its connections are used. */
  readonly pool: Pool;
  readonly broker: Broker;
  readonly publisher: Publisher;
  readonly logger: OutboxLogger;
  /** The same for all replicas; default 16. */
  readonly partitions?: number;
  /** How often to look without having been woken, in milliseconds; default 1,000. */
  readonly pollMs?: number;
  /** How often to share the partitions anew, in milliseconds; default 1,000. */
  readonly rebalanceMs?: number;
  /** Events per round; default 500. */
  readonly batchSize?: number;
  /**
   * Days after which published rows are deleted, at least 7 (as long as the streams keep messages). Default null: never,
   * because a new consumer starts from `republish`, which needs every event from version 1.
   */
  readonly retentionDays?: number | null;
}

export interface RelayLag {
  /** Events that are not published yet. */
  readonly waiting: number;
  /** Age of the oldest of them; 0 when none waits. */
  readonly oldestSeconds: number;
}

/** Carries committed events from the outbox to the broker. */
export interface Relay {
  start(): void;
  /** Ends after the round under way; other replicas take over at once. */
  stop(): Promise<void>;
  lag(): Promise<RelayLag>;
}

const minimumRetentionDays = 7;
const trimEveryMs = 60 * 60 * 1000;
const trimBatch = 10_000;

const selectWaiting = `SELECT ${outboxColumns} FROM outbox
  WHERE published_at IS NULL AND shard % $1 = ANY($2::int[]) ORDER BY position LIMIT $3`;

const markPublished = `UPDATE outbox SET published_at = now()
  FROM unnest($1::text[], $2::uuid[]) AS done(factory_id, event_id)
  WHERE outbox.factory_id = done.factory_id AND outbox.event_id = done.event_id`;

const trim = `DELETE FROM outbox USING (
    SELECT factory_id, event_id FROM outbox
    WHERE published_at < now() - make_interval(days => $1) LIMIT ${trimBatch}) AS old
  WHERE outbox.factory_id = old.factory_id AND outbox.event_id = old.event_id`;

/** Publishes the events of one aggregate one after the other and stops at the first that fails, so that none overtakes. */
const publishInOrder = async (
  broker: Broker,
  rows: readonly OutboxRow[],
  mayGoOn: () => boolean,
): Promise<{ published: OutboxRow[]; error?: unknown }> => {
  const published: OutboxRow[] = [];
  for (const row of rows) {
    if (!mayGoOn()) {
      return { published };
    }
    try {
      await broker.publish(messageOf(row));
      published.push(row);
    } catch (error) {
      return { published, error };
    }
  }
  return { published };
};

/** One round: publishes what waits in the held partitions, aggregates side by side. Throws when anything was left over. */
const publishRound = async (options: Required<RelayOptions>, claims: Claims): Promise<boolean> => {
  const { pool, broker, partitions, batchSize } = options;
  if (claims.held.size === 0) {
    return false;
  }
  const { rows } = await pool.query<OutboxRow>(selectWaiting, [partitions, [...claims.held], batchSize]);
  const results = await Promise.all(
    byAggregate(rows).map((group) => publishInOrder(broker, group, claims.alive)),
  );
  const published = results.flatMap((result) => result.published);
  if (published.length > 0) {
    await pool.query(markPublished, [
      published.map((row) => row.factory_id),
      published.map((row) => row.event_id),
    ]);
  }
  const failed = results.find((result) => result.error !== undefined);
  if (failed !== undefined) {
    throw failed.error;
  }
  return rows.length === batchSize;
};

const readLag = async (pool: Pool): Promise<RelayLag> => {
  const { rows } = await pool.query<{ waiting: string; oldest: number }>(
    `SELECT count(*) AS waiting, coalesce(extract(epoch FROM now() - min(recorded_at)), 0)::float8 AS oldest
     FROM outbox WHERE published_at IS NULL`,
  );
  return { waiting: Number(rows[0]?.waiting ?? 0), oldestSeconds: Math.max(0, rows[0]?.oldest ?? 0) };
};

const withDefaults = (options: RelayOptions): Required<RelayOptions> => {
  const retentionDays = options.retentionDays ?? null;
  if (retentionDays !== null && retentionDays < minimumRetentionDays) {
    throw new RangeError(`retentionDays must be at least ${minimumRetentionDays}`);
  }
  return { partitions: 16, pollMs: 1_000, rebalanceMs: 1_000, batchSize: 500, ...options, retentionDays };
};

/** What a running relay remembers between rounds. */
interface RelayState {
  claims: Claims | undefined;
  rebalanceAt: number;
  trimAt: number;
}

const runOnce = async (
  options: Required<RelayOptions>,
  state: RelayState,
  wake: () => void,
): Promise<boolean> => {
  if (state.claims?.alive() !== true) {
    state.claims?.release();
    state.claims = undefined;
    state.claims = await openClaims(options.pool, options.partitions, wake);
    state.rebalanceAt = 0;
  }
  const now = Date.now();
  if (now >= state.rebalanceAt) {
    await state.claims.rebalance();
    state.rebalanceAt = now + options.rebalanceMs;
  }
  if (options.retentionDays !== null && state.claims.held.has(0) && now >= state.trimAt) {
    await options.pool.query(trim, [options.retentionDays]);
    state.trimAt = now + trimEveryMs;
  }
  return options.broker.isConnected() && publishRound(options, state.claims);
};

/**
 * The relay of one service. Run it in every replica: partitions of aggregates are shared among them by advisory locks,
 * so an aggregate has one relay at a time. Survives restarts of PostgreSQL and NATS. Throws RangeError on a retention
 * under 7 days.
 */
export function createRelay(given: RelayOptions): Relay {
  const options = withDefaults(given);
  const { pool, logger, publisher } = options;
  const signal = createSignal();
  const state: RelayState = { claims: undefined, rebalanceAt: 0, trimAt: 0 };
  const onPoolError = (error: Error): void =>
    logger.warn({ err: error, publisher }, 'relay lost a connection');
  let running = false;
  let loop: Promise<void> = Promise.resolve();
  const run = async (): Promise<void> => {
    while (running) {
      try {
        const more = await runOnce(options, state, signal.wake);
        if (!more) {
          await signal.wait(Math.min(options.pollMs, options.rebalanceMs));
        }
      } catch (error) {
        logger.warn({ err: error, publisher }, 'relay round failed, trying again');
        await signal.pause(options.pollMs);
      }
    }
  };
  return {
    start: () => {
      if (!running) {
        running = true;
        pool.on('error', onPoolError);
        loop = run();
      }
    },
    stop: async () => {
      running = false;
      signal.end();
      await loop;
      state.claims?.release();
      pool.off('error', onPoolError);
    },
    lag: () => readLag(pool),
  };
}
