import { createHash } from 'node:crypto';
import type { Queryable } from '@anzhi/outbox';
import { IdempotencyKeyReusedError } from './errors.js';

/** A request that may come again: header + response alias, scoped to the subject (decision 13). */
export interface IdempotentRequest {
  key: string;
  operation: string;
  input: unknown;
}

/** What is stored is the result, not its JSON answer: another selection still answers. */
export interface StoredResult {
  type: string;
  value: unknown;
}

/**
 * Claims the key in the caller's transaction. A concurrent twin waits here on the unique index until this
 * transaction ends, and then finds the stored result.
 * @returns the stored result of an earlier request, or null when this one is the first
 * @throws IdempotencyKeyReusedError when the key came with another operation or input
 */
export async function claimIdempotencyKey(
  db: Queryable,
  factoryId: string,
  subject: string,
  request: IdempotentRequest,
): Promise<StoredResult | null> {
  const hash = inputHash(request.input);
  const claimed = await db.query(
    `INSERT INTO idempotency_key (factory_id, subject, key, operation, input_hash) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING RETURNING key`,
    [factoryId, subject, request.key, request.operation, hash],
  );
  if (claimed.length > 0) return null;
  const [stored] = await db.query<{ operation: string; input_hash: string; result: StoredResult | null }>(
    'SELECT operation, input_hash, result FROM idempotency_key WHERE factory_id = $1 AND subject = $2 AND key = $3',
    [factoryId, subject, request.key],
  );
  if (!stored || stored.operation !== request.operation || stored.input_hash !== hash)
    throw new IdempotencyKeyReusedError();
  return stored.result;
}

export async function storeIdempotentResult(
  db: Queryable,
  factoryId: string,
  subject: string,
  key: string,
  result: StoredResult,
): Promise<void> {
  await db.query(
    'UPDATE idempotency_key SET result = $4 WHERE factory_id = $1 AND subject = $2 AND key = $3',
    [factoryId, subject, key, JSON.stringify(result)],
  );
}

/** Hash of the input with sorted keys; bigint as text. */
export function inputHash(input: unknown): string {
  return createHash('sha256').update(stableJson(input)).digest('base64url');
}

function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'bigint') return part.toString();
    if (part && typeof part === 'object' && !Array.isArray(part)) {
      return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
    }
    return part;
  });
}
