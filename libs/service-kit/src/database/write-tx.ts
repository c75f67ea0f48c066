import type { EventContract } from '@anzhi/contracts';
import { appendEvents } from '@anzhi/outbox';
import type { PoolClient, QueryResultRow } from 'pg';
import type { EntityManager } from 'typeorm';
import { actingRole, type Viewer } from '../access/viewer.js';
import { type AuditRecord, writeAudit } from '../audit/audit.js';
import type { FactoryCipher } from '../crypto/vault.js';
import { type Clock, transactionClock } from './clock.js';
import type { DatabaseTools } from './database-tools.js';
import { TransactionEndedError } from './errors.js';
import type { NewEvent, Tx } from './transaction.js';

/** The transaction of a use case. Events and audit rows are gathered and written once, just before the commit. */
export class WriteTx implements Tx {
  readonly clock: Clock;
  private events: NewEvent[] = [];
  private records: AuditRecord[] = [];
  private ended = false;

  constructor(
    readonly manager: EntityManager,
    private readonly client: PoolClient,
    readonly viewer: Viewer,
    private readonly tools: DatabaseTools,
  ) {
    this.clock = transactionClock(this, tools.now);
  }

  async query<R = Record<string, unknown>>(sql: string, params: readonly unknown[] = []): Promise<R[]> {
    if (this.ended) throw new TransactionEndedError();
    return (await this.client.query<R & QueryResultRow>(sql, [...params])).rows;
  }

  cipher(factoryId: string): Promise<FactoryCipher> {
    return this.tools.vault.forFactory(this, factoryId);
  }

  append<C extends EventContract>(...events: NewEvent<C>[]): void {
    this.events.push(...(events as unknown as NewEvent[]));
  }

  audit(...records: AuditRecord[]): void {
    this.records.push(...records);
  }

  async undoUnless<R>(work: () => Promise<R>, keep: (result: R) => boolean): Promise<R> {
    const events = this.events.length;
    const records = this.records.length;
    await this.client.query('SAVEPOINT use_case');
    const result = await work();
    if (keep(result)) return result;
    await this.client.query('ROLLBACK TO SAVEPOINT use_case');
    this.events.length = events;
    this.records.length = records;
    return result;
  }

  /** Before commit and rollback: a branch of the work that goes on must not write into whatever comes next. */
  end(): void {
    this.ended = true;
  }

  /** Writes what was gathered; called by the transaction just before the commit. */
  async flush(): Promise<void> {
    const pending = [];
    for (const event of this.events) {
      const time = await this.clock.now(event.factoryId);
      pending.push({
        ...event,
        occurredAt: time.at,
        actorRole: actingRole(this.viewer, event.factoryId),
        correlationId: this.viewer.correlationId,
      });
    }
    if (pending.length > 0) await appendEvents(this, pending);
    const records = [];
    for (const record of this.records)
      records.push({ ...record, time: await this.clock.now(record.factoryId) });
    await writeAudit(this, this.viewer, records, new Date(this.tools.now()).toISOString());
  }
}
