import type { ReadTx, Tx } from '@anzhi/service-kit';
import type { NoticeRow } from './notice.store.js';
import type { RepresentativeRow } from './representative.store.js';

/** The telephone that a message about the notice goes to; null when none is known. */
export async function phoneOf(
  tx: ReadTx,
  { factoryId, employeeId }: Pick<NoticeRow, 'factoryId' | 'employeeId'>,
  representative: Pick<RepresentativeRow, 'phoneSealed'> | undefined,
): Promise<string | null> {
  const cipher = await tx.cipher(factoryId);
  if (representative) return representative.phoneSealed && cipher.decrypt(representative.phoneSealed);
  const [row] = await tx.query<{ phone_sealed: Buffer | null }>(
    'SELECT phone_sealed FROM employee WHERE factory_id = $1 AND id = $2',
    [factoryId, employeeId],
  );
  return row?.phone_sealed ? cipher.decrypt(row.phone_sealed) : null;
}

export interface PendingMessage {
  readonly factoryId: string;
  readonly key: string;
  readonly noticeKey: string;
  readonly no: number;
  readonly employeeId: string;
  readonly phoneSealed: Buffer | null;
  readonly representative: boolean;
  readonly tries: number;
}

/** The oldest message that is to be sent, held with its notice for this transaction; replicas pass over each other's. */
export async function nextMessage(tx: Tx): Promise<PendingMessage | null> {
  const [row] = await tx.query<PendingMessage>(
    `SELECT a.factory_id AS "factoryId", a.id AS key, a.notice_id AS "noticeKey", n.no, n.employee_id AS "employeeId",
            r.phone_sealed AS "phoneSealed", r.id IS NOT NULL AS representative, a.tries
       FROM notice_attempt a
       JOIN person_notice n ON n.factory_id = a.factory_id AND n.id = a.notice_id
       LEFT JOIN representative r ON r.factory_id = a.factory_id AND r.id = a.representative_id
      WHERE a.status = 'PENDING' AND a.means = 'SMS' ORDER BY a.tries, a.id LIMIT 1 FOR UPDATE OF a, n SKIP LOCKED`,
  );
  return row ?? null;
}

/** Notes what came of a message; `null` for one that is to be tried again. */
export async function noteMessage(
  tx: Tx,
  { factoryId, key }: PendingMessage,
  outcome: { proof: string } | { failure: string } | null,
): Promise<void> {
  const proof = outcome && 'proof' in outcome ? outcome.proof : null;
  const failure = outcome && 'failure' in outcome ? outcome.failure : null;
  await tx.query(
    `UPDATE notice_attempt SET tries = tries + 1, proof = $3, failure = $4,
       status = CASE WHEN $3::text IS NOT NULL THEN 'SERVED' WHEN $4::text IS NOT NULL THEN 'FAILED' ELSE status END
     WHERE factory_id = $1 AND id = $2`,
    [factoryId, key, proof, failure],
  );
}
