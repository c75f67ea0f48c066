import { createHash } from 'node:crypto';
import type { Queryable } from '@anzhi/outbox';

const ENTRY_COLUMNS =
  'factory_id, id::text, recorded_at, occurred_at, subject, role, action, entity, entity_id, legal_basis, before, after, correlation_id';

interface SealRow {
  no: bigint;
  entry_id: bigint;
  hash: Buffer;
}

/** The hash of a seal: SHA-256 over the previous hash and the canonical entry. */
export function sealHash(previous: Buffer, entry: Record<string, unknown>): Buffer {
  return createHash('sha256').update(previous).update(canonical(entry)).digest();
}

/**
 * Chains the factory's unsealed audit rows in order (decision 14). One sealer per factory at a time, by advisory
 * lock; run again until it returns 0. Rows whose transaction ends later get a later number: nothing is skipped.
 */
export async function sealAudit(tx: Queryable, factoryId: string, limit = 1_000): Promise<number> {
  const [lock] = await tx.query<{ held: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtext('audit-seal'), hashtext($1)) AS held`,
    [factoryId],
  );
  if (!lock?.held) return 0;
  const [last] = await tx.query<SealRow>(
    'SELECT no, entry_id, hash FROM audit_seal WHERE factory_id = $1 ORDER BY no DESC LIMIT 1',
    [factoryId],
  );
  const entries = await tx.query<Record<string, unknown>>(
    `SELECT ${ENTRY_COLUMNS} FROM audit_entry e WHERE factory_id = $1
       AND NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.factory_id = e.factory_id AND s.entry_id = e.id)
     ORDER BY e.id LIMIT $2`,
    [factoryId, limit],
  );
  let previous = last?.hash ?? Buffer.alloc(32);
  let no = last?.no ?? 0n;
  const seals = entries.map((entry) => {
    previous = sealHash(previous, entry);
    no += 1n;
    return { no: no.toString(), entry_id: entry['id'], hash: previous.toString('hex') };
  });
  await tx.query(
    `INSERT INTO audit_seal (factory_id, no, entry_id, hash)
     SELECT $1, no, entry_id, decode(hash, 'hex') FROM jsonb_to_recordset($2::jsonb) AS r(no bigint, entry_id bigint, hash text)`,
    [factoryId, JSON.stringify(seals)],
  );
  return seals.length;
}

export interface AuditVerification {
  ok: boolean;
  sealed: number;
  /** Rows written but not chained yet; they are honest but not proven. */
  unsealed: number;
  /** The first seal number that does not fit its row, or its place in the chain. */
  firstBroken: string | null;
}

/** Recomputes the chain of a factory; finds any changed, removed or inserted row among the sealed ones. */
export async function verifyAudit(tx: Queryable, factoryId: string): Promise<AuditVerification> {
  const rows = await tx.query<Record<string, unknown> & { seal_no: bigint; seal_hash: Buffer }>(
    `SELECT s.no AS seal_no, s.hash AS seal_hash, e.* FROM audit_seal s
       LEFT JOIN (SELECT ${ENTRY_COLUMNS}, id AS entry_id FROM audit_entry) e ON e.factory_id = s.factory_id AND e.entry_id = s.entry_id
      WHERE s.factory_id = $1 ORDER BY s.no`,
    [factoryId],
  );
  const [count] = await tx.query<{ total: number }>(
    'SELECT count(*)::int AS total FROM audit_entry WHERE factory_id = $1',
    [factoryId],
  );
  let previous: Buffer = Buffer.alloc(32);
  let expected = 1n;
  for (const { seal_no, seal_hash, entry_id: _entryId, ...entry } of rows) {
    previous = sealHash(previous, entry);
    if (seal_no !== expected || !previous.equals(seal_hash))
      return { ok: false, sealed: rows.length, unsealed: 0, firstBroken: seal_no.toString() };
    expected += 1n;
  }
  return { ok: true, sealed: rows.length, unsealed: (count?.total ?? 0) - rows.length, firstBroken: null };
}

function canonical(entry: Record<string, unknown>): string {
  return JSON.stringify(entry, (_key, part: unknown) => {
    if (typeof part === 'bigint') return part.toString();
    if (part && typeof part === 'object' && !Array.isArray(part) && !(part instanceof Date)) {
      return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
    }
    return part;
  });
}
