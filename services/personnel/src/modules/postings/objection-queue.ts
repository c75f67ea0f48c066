import { ObjectionOpened } from '@anzhi/contracts';
import { opaqueId } from '@anzhi/domain';
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

/** Files with a new round what waited for it, as far as the round has the person's row. */
export async function attachQueued(
  tx: Tx,
  factoryId: string,
  kind: SeriesKind,
  roundId: string,
): Promise<void> {
  const attached = await tx.query<{ id: string; referralId: string | null; item: string }>(
    `UPDATE objection o SET status = 'FILED', round_id = $3
      WHERE o.factory_id = $1 AND o.kind = $2 AND o.status = 'QUEUED'
        AND EXISTS (SELECT 1 FROM posting_row p WHERE p.factory_id = $1 AND p.round_id = $3 AND p.employee_id = o.employee_id)
      RETURNING o.id, o.referral_id AS "referralId", o.item`,
    [factoryId, kind, roundId],
  );
  for (const objection of attached) announceOpened(tx, factoryId, { ...objection, kind });
}

/** Ends what still waits when the series becomes final, and answers the referrals among it. */
export async function refuseQueued(
  tx: Tx,
  factoryId: string,
  kind: SeriesKind,
  roundId: string,
): Promise<string[]> {
  const refused = await tx.query<{ referralId: string | null }>(
    `UPDATE objection SET status = 'REJECTED_FORM', round_id = $3, form_reason = 'SERIES_FINAL'
      WHERE factory_id = $1 AND kind = $2 AND status = 'QUEUED' RETURNING referral_id AS "referralId"`,
    [factoryId, kind, roundId],
  );
  return refused.flatMap(({ referralId }) => (referralId === null ? [] : [referralId]));
}
