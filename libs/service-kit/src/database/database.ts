import { setTimeout as delay } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { readScopeOf, type Scope, type Viewer } from '../access/viewer.js';
import type { DatabaseTools } from './database-tools.js';
import { isPoolExhausted, isRetryable, OverloadedError, RetryableError } from './errors.js';
import { ReadSession } from './read-session.js';
import { countFor, type RoundTrips } from './round-trips.js';
import { scopeSql } from './scope-sql.js';
import type { ReadTx, Tx } from './transaction.js';
import { WriteTx } from './write-tx.js';

export interface Database {
  /**
   * One use case in one transaction whose rows are those of `scope`. Serialization failures, deadlocks and lost
   * connections are tried again with jitter; the work must therefore have no effect outside the transaction.
   * @throws RetryableError after the last try; OverloadedError when no connection came free within 2 s
   */
  write<R>(viewer: Viewer, scope: Scope, work: (tx: Tx) => Promise<R>): Promise<R>;
  /** A read in its own short transaction, in the viewer's scope. */
  read<R>(viewer: Viewer, work: (tx: ReadTx) => Promise<R>, scope?: Scope): Promise<R>;
  /** A lazily opened read transaction for one request; the caller closes it. */
  openReadSession(viewer: Viewer, scope?: Scope): ReadSession;
  /** The same database, which adds what is sent through it to `roundTrips`. */
  countedBy(roundTrips: RoundTrips): Database;
  /** True when the database answers. */
  isReachable(): Promise<boolean>;
}

const MAX_TRIES = 5;

export function createDatabase(
  dataSource: DataSource,
  tools: DatabaseTools,
  roundTrips: RoundTrips | null = null,
): Database {
  const openReadSession = (viewer: Viewer, scope: Scope = readScopeOf(viewer)): ReadSession =>
    new ReadSession(dataSource, viewer, scope, tools, roundTrips);
  return {
    openReadSession,
    countedBy: (counted) => createDatabase(dataSource, tools, counted),
    async write(viewer, scope, work) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await writeOnce({ dataSource, tools, roundTrips }, viewer, scope, work);
        } catch (error) {
          if (isPoolExhausted(error)) throw new OverloadedError({ cause: error });
          if (!isRetryable(error)) throw error;
          if (tries >= MAX_TRIES)
            throw new RetryableError('The database was busy or away; try again', { cause: error });
          await delay(2 ** tries * 10 * (0.5 + Math.random()));
        }
      }
    },
    async read(viewer, work, scope) {
      const session = openReadSession(viewer, scope);
      try {
        return await work(session);
      } finally {
        await session.close();
      }
    },
    async isReachable() {
      return dataSource.query('SELECT 1').then(
        () => true,
        () => false,
      );
    },
  };
}

interface Connected {
  readonly dataSource: DataSource;
  readonly tools: DatabaseTools;
  readonly roundTrips: RoundTrips | null;
}

async function writeOnce<R>(
  { dataSource, tools, roundTrips }: Connected,
  viewer: Viewer,
  scope: Scope,
  work: (tx: Tx) => Promise<R>,
): Promise<R> {
  const runner = dataSource.createQueryRunner();
  let client: PoolClient | undefined;
  let tx: WriteTx | undefined;
  try {
    client = (await runner.connect()) as PoolClient;
    countFor(client, roundTrips);
    await runner.startTransaction();
    await client.query(scopeSql(scope));
    tx = new WriteTx(runner.manager, client, viewer, tools);
    const result = await work(tx);
    await tx.flush();
    tx.end();
    await runner.commitTransaction();
    return result;
  } catch (error) {
    tx?.end();
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    if (client) countFor(client, null);
    await runner.release();
  }
}
