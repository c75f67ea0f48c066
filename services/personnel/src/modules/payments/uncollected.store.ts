import { type LocalDate, opaqueId } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import type { PaymentPurpose } from './domain/payable.js';
import type { UncollectedStatus } from './domain/uncollected-state.js';

/** The kind of opaque id of an item on the register. */
export const ITEM_ID = 'item';

export interface ItemRow {
  factory_id: string;
  id: string;
  employee_id: string;
  employee_no: string;
  status: UncollectedStatus;
  amount_fen: bigint;
  registered_on: LocalDate;
  last_follow_up_on: LocalDate | null;
  follow_ups: number;
  escrow_no: string | null;
  escrowed_on: LocalDate | null;
  escrow_institution: string | null;
  closed_on: LocalDate | null;
}

export const ITEM_COLUMNS = `i.factory_id, i.id, i.employee_id, e.employee_no, i.status, i.amount_fen, i.registered_on, i.last_follow_up_on,
  (SELECT count(*)::int FROM uncollected_follow_up f WHERE f.factory_id = i.factory_id AND f.item_id = i.id) AS follow_ups,
  i.escrow_no, i.escrowed_on, i.escrow_institution, i.closed_on`;
export const ITEM_FROM =
  'uncollected_item i JOIN employee e ON e.factory_id = i.factory_id AND e.id = i.employee_id';

/** People with an open item (ESCROWED stays open), by person. */
export async function openUncollected(tx: ReadTx, factoryId: string): Promise<Map<string, { id: string }>> {
  const rows = await tx.query<{ id: string; employee_id: string }>(
    `SELECT id, employee_id FROM uncollected_item WHERE factory_id = $1 AND status IN ('UNCOLLECTED', 'ESCROWED')`,
    [factoryId],
  );
  return new Map(rows.map((row) => [row.employee_id, { id: row.id }]));
}

/** The item, locked until the transaction ends. */
export async function lockItem(tx: Tx, factoryId: string, id: string): Promise<ItemRow | null> {
  await tx.query('SELECT 1 FROM uncollected_item WHERE factory_id = $1 AND id = $2 FOR UPDATE', [
    factoryId,
    id,
  ]);
  return findItem(tx, factoryId, id);
}

export async function findItem(tx: ReadTx, factoryId: string, id: string): Promise<ItemRow | null> {
  const [row] = await tx.query<ItemRow>(
    `SELECT ${ITEM_COLUMNS} FROM ${ITEM_FROM} WHERE i.factory_id = $1 AND i.id = $2`,
    [factoryId, id],
  );
  return row ?? null;
}

export interface NewItem {
  factoryId: string;
  employeeId: string;
  amountFen: bigint;
  reason: Buffer;
  registeredOn: string;
}

export async function insertItem(tx: Tx, item: NewItem): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO uncollected_item (factory_id, id, employee_id, status, amount_fen, reason_sealed, registered_on, registered_by)
     VALUES ($1, $2, $3, 'UNCOLLECTED', $4, $5, $6, $7)`,
    [
      ...[item.factoryId, id, item.employeeId, item.amountFen, item.reason],
      ...[item.registeredOn, tx.viewer.subject],
    ],
  );
  return id;
}

/** Names the representation under which the money of an item is taken. */
export async function nameRepresentation(
  tx: Tx,
  factoryId: string,
  id: string,
  representativeKey: string,
): Promise<void> {
  await tx.query('UPDATE uncollected_item SET representative_id = $3 WHERE factory_id = $1 AND id = $2', [
    ...[factoryId, id, representativeKey],
  ]);
}

export async function insertFollowUp(
  tx: Tx,
  item: ItemRow,
  followUp: { on: string; note: Buffer },
): Promise<void> {
  await tx.query(
    `INSERT INTO uncollected_follow_up (factory_id, id, item_id, followed_up_on, followed_up_by, note_sealed)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [item.factory_id, newId(), item.id, followUp.on, tx.viewer.subject, followUp.note],
  );
  await tx.query(
    `UPDATE uncollected_item SET last_follow_up_on = greatest(coalesce(last_follow_up_on, $3), $3) WHERE factory_id = $1 AND id = $2`,
    [item.factory_id, item.id, followUp.on],
  );
}

export async function markEscrowed(
  tx: Tx,
  item: ItemRow,
  escrow: { no: string; institution: string; on: string },
): Promise<void> {
  await tx.query(
    `UPDATE uncollected_item SET status = 'ESCROWED', escrow_no = $3, escrow_institution = $4, escrowed_on = $5
      WHERE factory_id = $1 AND id = $2`,
    [item.factory_id, item.id, escrow.no, escrow.institution, escrow.on],
  );
}

export async function closeItem(
  tx: Tx,
  item: ItemRow,
  close: { status: 'PAID' | 'CLAIMED'; on: string; proof: string },
): Promise<void> {
  await tx.query(
    'UPDATE uncollected_item SET status = $3, closed_on = $4, closing_proof = $5 WHERE factory_id = $1 AND id = $2',
    [item.factory_id, item.id, close.status, close.on, close.proof],
  );
}

export interface EscrowPayment {
  id: string;
  batchId: string;
  amountFen: bigint;
}

/** Escrow payments of the person in a state, by batch. */
export function escrowPayments(
  tx: ReadTx,
  item: ItemRow,
  status: 'SENT' | 'ESCROWED',
): Promise<EscrowPayment[]> {
  return tx.query<EscrowPayment>(
    `SELECT p.id, p.batch_id AS "batchId", p.amount_fen AS "amountFen" FROM payment p
       JOIN payment_batch b ON b.factory_id = p.factory_id AND b.id = p.batch_id AND b.method = 'ESCROW'
      WHERE p.factory_id = $1 AND p.employee_id = $2 AND p.status = $3 ORDER BY p.batch_id`,
    [item.factory_id, item.employee_id, status],
  );
}

/** What was paid to the person for the purposes of the register by payments that were planned after the item stood on it, in fen. */
export async function paidSince(
  tx: ReadTx,
  item: ItemRow,
  purposes: readonly PaymentPurpose[],
): Promise<bigint> {
  // Ids grow with time. What was planned before is no part of the item's amount, though it may arrive on the same day.
  const [row] = await tx.query<{ fen: bigint }>(
    `SELECT coalesce(sum(amount_fen), 0)::bigint AS fen FROM payment
      WHERE factory_id = $1 AND employee_id = $2 AND status = 'PAID' AND purpose = ANY ($3) AND id > $4`,
    [item.factory_id, item.employee_id, purposes, item.id],
  );
  return row?.fen ?? 0n;
}

export const itemOpaqueId = (factoryId: string, id: string): string => opaqueId(ITEM_ID, factoryId, id);
