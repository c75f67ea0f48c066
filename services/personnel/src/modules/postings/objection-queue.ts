import { ObjectionOpened } from '@anzhi/contracts';
import { type LocalDate, opaqueId } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import type { SeriesKind } from './domain/posted-row.js';

export const OBJECTION_ID = 'objection';

/** The events of an objection are ordered by its referral, where there is one (decision 24). */
export function objectionAggregate(
  factoryId: string,
  objection: { id: string; referralId: string | null },
): string {
  return objection.referralId ?? opaqueId(OBJECTION_ID, factoryId, objection.id);
}

/** Tells that an objection is open. */
export function announceOpened(
  tx: Tx,
  factoryId: string,
  objection: { id: string; referralId: string | null; kind: SeriesKind; item: string },
): void {
  tx.append({
    contract: ObjectionOpened,
    factoryId,
    aggregateId: objectionAggregate(factoryId, objection),
    payload: {
      objectionId: opaqueId(OBJECTION_ID, factoryId, objection.id),
      referralId: objection.referralId,
      series: objection.kind,
      item: objection.item,
    },
  });
}

/**
 * Files with a new round what waited for it, late ones among it, as far as the round has the person's row. A late
 * objection whose evidence reopened the row is upheld by that; the person is still to be notified.
 * @returns the uuids of those that are upheld
 */
export async function attachWaiting(
  tx: Tx,
  factoryId: string,
  kind: SeriesKind,
  roundId: string,
): Promise<string[]> {
  const IS_POSTED =
    'EXISTS (SELECT 1 FROM posting_row p WHERE p.factory_id = $1 AND p.round_id = $3 AND p.employee_id = o.employee_id)';
  const ANSWER = 'o.id, o.referral_id AS "referralId", o.item';
  type Attached = { id: string; referralId: string | null; item: string };
  const upheld = await tx.query<Attached>(
    `UPDATE objection o SET status = 'UPHELD', result = 'UPHELD', round_id = $3, reasons = r.reasons, remedies = '',
            decided_on = r.decided_on, decided_by = r.decided_by
       FROM posting_reopening r
      WHERE o.factory_id = $1 AND o.kind = $2 AND o.status = 'LATE' AND r.factory_id = o.factory_id AND r.objection_id = o.id
        AND r.status = 'REOPENED' AND ${IS_POSTED} RETURNING ${ANSWER}`,
    [factoryId, kind, roundId],
  );
  const filed = await tx.query<Attached>(
    `UPDATE objection o SET status = 'FILED', round_id = $3, decide_by = NULL
      WHERE o.factory_id = $1 AND o.kind = $2 AND o.status IN ('QUEUED', 'LATE') AND ${IS_POSTED} RETURNING ${ANSWER}`,
    [factoryId, kind, roundId],
  );
  for (const objection of [...upheld, ...filed]) announceOpened(tx, factoryId, { ...objection, kind });
  return upheld.map(({ id }) => id);
}

/** Keeps what still waits when the series becomes final: each is answered by a reopening or with reasons, by `answerBy`. */
export async function keepAsLate(
  tx: Tx,
  factoryId: string,
  kind: SeriesKind,
  answerBy: LocalDate,
): Promise<void> {
  await tx.query(
    `UPDATE objection SET status = 'LATE', decide_by = $3 WHERE factory_id = $1 AND kind = $2 AND status = 'QUEUED'`,
    [factoryId, kind, answerBy],
  );
}
