import { v7 } from 'uuid';
import { scopeOfFactory, type Viewer } from '../access/viewer.js';
import type { Database } from './database.js';
import {
  claimIdempotencyKey,
  type IdempotentRequest,
  type StoredResult,
  storeIdempotentResult,
} from './idempotency.js';
import type { Tx } from './transaction.js';

export interface Mutation<R> {
  viewer: Viewer;
  /** The factory that the act belongs to; `_group` for group-wide acts. */
  factoryId: string;
  operation: string;
  /** The idempotent request, or null when the client sent no key: then our own tries share one that is made here. */
  request: IdempotentRequest | null;
  /** True for an expected refusal: whatever the work wrote is undone, and the refusal is the answer. */
  isRefusal(result: R): boolean;
  toStored(result: R): StoredResult;
  fromStored(stored: StoredResult): R;
  work(tx: Tx): Promise<R>;
}

/**
 * A client's act: idempotency key, work, audit row and events in one transaction. The same key gives the same
 * answer, refusals included; a refusal leaves nothing behind but that answer.
 */
export function mutate<R>(database: Database, mutation: Mutation<R>): Promise<R> {
  const { viewer, factoryId } = mutation;
  const scope = scopeOfFactory(factoryId);
  // When the connection is lost while the commit is answered, the next try must find what was done.
  const request = mutation.request ?? { key: `once:${v7()}`, operation: mutation.operation, input: null };
  return database.write(viewer, scope, async (tx) => {
    const known = await claimIdempotencyKey(tx, factoryId, viewer.subject, request);
    if (known) return mutation.fromStored(known);
    const result = await tx.undoUnless(
      () => mutation.work(tx),
      (outcome) => !mutation.isRefusal(outcome),
    );
    const stored = mutation.toStored(result);
    if (!mutation.isRefusal(result)) {
      tx.audit({ factoryId, action: mutation.operation, entity: stored.type, entityId: entityIdOf(stored) });
    }
    await storeIdempotentResult(tx, factoryId, viewer.subject, request.key, stored);
    return result;
  });
}

/** The id of the first entity in the result, for the audit row. */
function entityIdOf(stored: StoredResult): string {
  for (const part of Object.values((stored.value ?? {}) as Record<string, unknown>)) {
    const id = (part as { id?: unknown } | null)?.id;
    if (typeof id === 'string') return id;
  }
  return '';
}
