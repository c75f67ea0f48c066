import type { EventContract, PayloadOf } from '@anzhi/contracts';
import type { Queryable } from '@anzhi/outbox';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '../access/viewer.js';
import type { AuditRecord } from '../audit/audit.js';
import type { FactoryCipher } from '../crypto/vault.js';
import type { Clock } from './clock.js';

export interface NewEvent<C extends EventContract = EventContract> {
  contract: C;
  factoryId: string;
  /** Opaque id of the aggregate whose events are ordered. */
  aggregateId: string;
  payload: PayloadOf<C>;
}

/** What a query may do: read rows of its scope. */
export interface ReadTx extends Queryable {
  readonly viewer: Viewer;
  readonly clock: Clock;
  /** The cipher of a factory's personal data. */
  cipher(factoryId: string): Promise<FactoryCipher>;
}

/**
 * A use case's transaction: load → pure decision → save → append events. Row-level security is bound to the
 * viewer's scope; events and audit rows given here are written before the commit, in it.
 */
export interface Tx extends ReadTx {
  readonly manager: EntityManager;
  append<C extends EventContract>(...events: NewEvent<C>[]): void;
  audit(...records: AuditRecord[]): void;
  /** Runs `work` under a savepoint; when `keep` says no, its rows, events and audit records are undone. */
  undoUnless<R>(work: () => Promise<R>, keep: (result: R) => boolean): Promise<R>;
}
