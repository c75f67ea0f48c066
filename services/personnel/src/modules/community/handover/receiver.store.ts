import { type LocalDate, opaqueId } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';

export const RECEIVER_ID = 'handover-receiver';
export const RECEIVER_KINDS = ['COMMITTEE', 'LOCAL_BODY'] as const;
export type ReceiverKind = (typeof RECEIVER_KINDS)[number];

export interface ReceiverRow {
  readonly factoryId: string;
  readonly key: string;
  readonly kind: ReceiverKind;
  readonly name: string;
  /** Address and telephone of the office, no person's. */
  readonly contact: string;
  /** True where it is a committee that was dissolved. */
  readonly dissolved: boolean;
}

export const receiverOpaqueId = (factoryId: string, key: string): string =>
  opaqueId(RECEIVER_ID, factoryId, key);

export interface NewReceiver {
  readonly kind: ReceiverKind;
  readonly name: string;
  readonly contact: string;
  readonly committeeKey: string | null;
}

/** Writes a receiver. @returns its uuid; null when a local body has that name already */
export async function insertReceiver(
  tx: Tx,
  factoryId: string,
  { kind, name, contact, committeeKey }: NewReceiver,
): Promise<string | null> {
  const key = newId();
  const made = await tx.query(
    `INSERT INTO handover_receiver (factory_id, id, kind, name, contact, committee_id) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING RETURNING id`,
    [factoryId, key, kind, name, contact, committeeKey],
  );
  return made.length > 0 ? key : null;
}

/** Receivers of a factory by name; one when a uuid is given. */
export function findReceivers(
  tx: Pick<ReadTx, 'query'>,
  factoryId: string,
  key: string | null = null,
): Promise<ReceiverRow[]> {
  return tx.query<ReceiverRow>(
    `SELECT r.factory_id AS "factoryId", r.id AS key, r.kind, r.name, r.contact, c.dissolved_on IS NOT NULL AS dissolved
       FROM handover_receiver r LEFT JOIN community_committee c ON c.factory_id = r.factory_id AND c.id = r.committee_id
      WHERE r.factory_id = $1 AND ($2::text IS NULL OR r.id::text = $2) ORDER BY r.name LIMIT 100`,
    [factoryId, key],
  );
}

/** Puts one receiver in the place of another in every batch, and keeps from whom it took over. Counts people and functions. */
export async function succeedReceiver(
  tx: Tx,
  factoryId: string,
  { from, to }: { readonly from: string; readonly to: string },
  act: { readonly items: number; readonly agreementNo: string; readonly on: LocalDate },
): Promise<void> {
  await tx.query(
    `WITH moved AS (UPDATE handover_batch SET receiver_id = $3 WHERE factory_id = $1 AND receiver_id = $2 RETURNING id)
     INSERT INTO handover_succession (factory_id, from_receiver_id, to_receiver_id, batches, items, succeeded_on, agreement_no, recorded_by)
     SELECT $1, $2, $3, count(*), $4, $5, $6, $7 FROM moved`,
    [factoryId, from, to, act.items, act.on, act.agreementNo, tx.viewer.subject],
  );
}
