import type { PoolClient, QueryResultRow } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Scope, Viewer } from '../access/viewer.js';
import type { FactoryCipher } from '../crypto/vault.js';
import { type Clock, transactionClock } from './clock.js';
import type { DatabaseTools } from './database-tools.js';
import {
  isPoolExhausted,
  isRetryable,
  OverloadedError,
  RetryableError,
  TransactionEndedError,
} from './errors.js';
import { forgetPrepared, isStalePlan, prepared } from './prepared.js';
import { countFor, type RoundTrips } from './round-trips.js';
import { scopeSql } from './scope-sql.js';
import type { ReadTx } from './transaction.js';

/**
 * One request's reads: a READ ONLY transaction opened by the first query, on one connection. Read committed, so
 * that fields resolved after a mutation of the same request see its effect. Once closed it stays closed: an answer may
 * be complete while some of its fields still resolve, and a transaction opened for those would be closed by nobody.
 */
export class ReadSession implements ReadTx {
  private opening: Promise<{ runner: QueryRunner; client: PoolClient }> | null = null;
  /** The query under way: loaders ask at once, a connection answers one after the other. */
  private tail: Promise<unknown> = Promise.resolve();
  private closed = false;
  readonly clock: Clock;

  constructor(
    private readonly dataSource: DataSource,
    readonly viewer: Viewer,
    private readonly scope: Scope,
    private readonly tools: DatabaseTools,
    private readonly roundTrips: RoundTrips | null,
  ) {
    this.clock = transactionClock(this, tools.now);
  }

  query<R = Record<string, unknown>>(sql: string, params: readonly unknown[] = []): Promise<R[]> {
    const answer = this.tail.then(() => this.run<R>(sql, params));
    this.tail = answer.catch(() => undefined);
    return answer;
  }

  private async run<R>(sql: string, params: readonly unknown[]): Promise<R[]> {
    // Asked when its turn comes, without waiting in between: what opens does so before `closed` or not at all.
    if (this.closed) throw new TransactionEndedError();
    try {
      this.opening ??= this.open();
      const { client } = await this.opening;
      return (await client.query<R & QueryResultRow>(prepared(sql, params))).rows;
    } catch (error) {
      if (isPoolExhausted(error)) throw new OverloadedError({ cause: error });
      if (isStalePlan(error)) forgetPrepared();
      if (isRetryable(error) || isStalePlan(error))
        throw new RetryableError('The database was away; try again', { cause: error });
      throw error;
    }
  }

  /** Reading never makes a data key: a factory without one has nothing encrypted. */
  cipher(factoryId: string): Promise<FactoryCipher> {
    return this.tools.vault.forFactory(this, factoryId);
  }

  /**
   * Ends the transaction after the query under way and gives the connection back; queries that wait for their turn are
   * refused. Harmless when nothing was read.
   */
  async close(): Promise<void> {
    this.closed = true;
    await this.tail;
    const opening = this.opening;
    this.opening = null;
    if (!opening) return;
    const opened = await opening.catch(() => null);
    if (!opened) return;
    await opened.client.query('COMMIT').catch(() => undefined);
    countFor(opened.client, null);
    await opened.runner.release();
  }

  private async open(): Promise<{ runner: QueryRunner; client: PoolClient }> {
    const runner = this.dataSource.createQueryRunner();
    let client: PoolClient | undefined;
    try {
      client = (await runner.connect()) as PoolClient;
      countFor(client, this.roundTrips);
      await client.query(`BEGIN READ ONLY; ${scopeSql(this.scope)}`);
      return { runner, client };
    } catch (error) {
      // It may have begun and failed then; the pool asks nobody who gives a connection back.
      await client?.query('ROLLBACK').catch(() => undefined);
      if (client) countFor(client, null);
      await runner.release().catch(() => undefined);
      throw error;
    }
  }
}
