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
  /** The idempotent request, or null when the client sent no key. */
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
  const { viewer, factoryId, request } = mutation;
  const scope = scopeOfFactory(factoryId);
  return database.write(viewer, scope, async (tx) => {
    if (request) {
      const stored = await claimIdempotencyKey(tx, factoryId, viewer.subject, request);
      if (stored) return mutation.fromStored(stored);
    }
    const result = await tx.undoUnless(
      () => mutation.work(tx),
      (outcome) => !mutation.isRefusal(outcome),
    );
    const stored = mutation.toStored(result);
    if (!mutation.isRefusal(result)) {
      tx.audit({ factoryId, action: mutation.operation, entity: stored.type, entityId: entityIdOf(stored) });
    }
    if (request) await storeIdempotentResult(tx, factoryId, viewer.subject, request.key, stored);
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
