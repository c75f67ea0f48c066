import { type LocalDate, opaqueId } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import type { BatchState, HandoverCategory, HandoverState } from './domain/handover.js';

export const BATCH_ID = 'handover-batch';
export const ITEM_ID = 'handover-item';

export const batchOpaqueId = (factoryId: string, key: string): string => opaqueId(BATCH_ID, factoryId, key);
export const itemOpaqueId = (factoryId: string, key: string): string => opaqueId(ITEM_ID, factoryId, key);

/** Handovers of one factory change one act after the other: exactly one receiver for everybody. */
export async function lockHandover(tx: Tx, factoryId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`handover:${factoryId}`]);
}

export interface NewItem {
  readonly category: HandoverCategory;
  readonly employeeId: string | null;
  readonly functionName: string | null;
}

/** Lists what is not listed yet. @returns how many rows were added */
export async function listItems(tx: Tx, factoryId: string, items: readonly NewItem[]): Promise<number> {
  const { date } = await tx.clock.now(factoryId);
  const added = await tx.query(
    `INSERT INTO handover_item (factory_id, id, category, employee_id, function_name, listed_on, listed_by)
     SELECT $1, n.id, n.category, n.employee_id, n.function_name, $2, $3
       FROM unnest($4::uuid[], $5::text[], $6::uuid[], $7::text[]) AS n(id, category, employee_id, function_name)
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      ...[factoryId, date, tx.viewer.subject, items.map(() => newId()), items.map((item) => item.category)],
      ...[items.map((item) => item.employeeId), items.map((item) => item.functionName)],
    ],
  );
  return added.length;
}

export interface ItemRow {
  readonly factoryId: string;
  readonly key: string;
  readonly category: HandoverCategory;
  readonly employeeId: string | null;
  readonly employeeNo: string | null;
  readonly functionName: string | null;
  readonly batchKey: string | null;
  readonly state: HandoverState;
  readonly receiverName: string | null;
  readonly receiverContact: string | null;
}

export const ITEM_FROM = `handover_item i LEFT JOIN employee e ON e.factory_id = i.factory_id AND e.id = i.employee_id
  LEFT JOIN handover_batch b ON b.factory_id = i.factory_id AND b.id = i.batch_id
  LEFT JOIN handover_receiver r ON r.factory_id = b.factory_id AND r.id = b.receiver_id`;
export const ITEM_COLUMNS = `i.factory_id AS "factoryId", i.id AS key, i.category, i.employee_id AS "employeeId", e.employee_no AS "employeeNo",
  i.function_name AS "functionName", i.batch_id AS "batchKey", coalesce(b.status, 'LISTED') AS state, r.name AS "receiverName",
  r.contact AS "receiverContact"`;

/** Listed items of some people and functions, locked. */
export function itemsFor(
  tx: Tx,
  factoryId: string,
  employeeNos: readonly string[],
  functions: readonly string[],
): Promise<ItemRow[]> {
  return tx.query<ItemRow>(
    `SELECT ${ITEM_COLUMNS} FROM ${ITEM_FROM}
      WHERE i.factory_id = $1 AND (upper(e.employee_no) = ANY ($2) OR i.function_name = ANY ($3)) ORDER BY i.id FOR UPDATE OF i`,
    [factoryId, employeeNos, functions],
  );
}

/** All listed items of a category that are in no batch, locked. */
export function openItems(
  tx: Tx,
  factoryId: string,
  categories: readonly HandoverCategory[],
): Promise<ItemRow[]> {
  return tx.query<ItemRow>(
    `SELECT ${ITEM_COLUMNS} FROM ${ITEM_FROM}
      WHERE i.factory_id = $1 AND i.batch_id IS NULL AND i.category = ANY ($2) ORDER BY i.id FOR UPDATE OF i`,
    [factoryId, categories],
  );
}

export interface BatchRow {
  readonly factoryId: string;
  readonly key: string;
  readonly no: number;
  readonly status: BatchState;
  readonly receiverKey: string;
  readonly receiverKind: 'COMMITTEE' | 'LOCAL_BODY';
  readonly receiverName: string;
  readonly agreementNo: string;
  readonly agreedOn: LocalDate;
  readonly fundingFen: bigint | null;
  readonly fundedOn: LocalDate | null;
  readonly transferredOn: LocalDate | null;
  readonly confirmedOn: LocalDate | null;
  readonly items: number;
}

export const BATCH_SQL = `SELECT b.factory_id AS "factoryId", b.id AS key, b.no, b.status, b.receiver_id AS "receiverKey", r.kind AS "receiverKind",
   r.name AS "receiverName", b.agreement_no AS "agreementNo", b.agreed_on AS "agreedOn", b.funding_fen AS "fundingFen",
   b.funded_on AS "fundedOn", b.transferred_on AS "transferredOn", b.confirmed_on AS "confirmedOn",
   (SELECT count(*)::int FROM handover_item i WHERE i.factory_id = b.factory_id AND i.batch_id = b.id) AS items
  FROM handover_batch b JOIN handover_receiver r ON r.factory_id = b.factory_id AND r.id = b.receiver_id`;

export async function findBatch(tx: ReadTx, factoryId: string, key: string): Promise<BatchRow | null> {
  const [row] = await tx.query<BatchRow>(`${BATCH_SQL} WHERE b.factory_id = $1 AND b.id::text = $2`, [
    factoryId,
    key,
  ]);
  return row ?? null;
}

/** Makes a batch with the next number and puts items into it. @returns its uuid */
export async function insertBatch(
  tx: Tx,
  factoryId: string,
  batch: { receiverKey: string; agreementNo: string; agreedOn: string },
  itemKeys: readonly string[],
): Promise<string> {
  const key = newId();
  await tx.query(
    `INSERT INTO handover_batch (factory_id, id, no, receiver_id, status, agreement_no, agreed_on, agreed_by)
     SELECT $1, $2, (SELECT coalesce(max(no), 0) + 1 FROM handover_batch WHERE factory_id = $1), $3, 'AGREED', $4, $5, $6`,
    [factoryId, key, batch.receiverKey, batch.agreementNo, batch.agreedOn, tx.viewer.subject],
  );
  await tx.query('UPDATE handover_item SET batch_id = $2 WHERE factory_id = $1 AND id = ANY ($3)', [
    ...[factoryId, key, itemKeys],
  ]);
  return key;
}

/** Writes what an act on a batch adds. */
export async function moveBatch(
  tx: Tx,
  { factoryId, key }: BatchRow,
  to: Exclude<BatchState, 'AGREED'>,
  given: { on: string; reference: string; fundingFen: bigint | null },
): Promise<void> {
  const column = { FUNDED: 'funded', TRANSFERRED: 'transferred', CONFIRMED: 'confirmed' }[to];
  const proof = {
    FUNDED: 'funding_reference',
    TRANSFERRED: 'transfer_receipt',
    CONFIRMED: 'confirm_receipt',
  }[to];
  const funding = to === 'FUNDED' ? ', funding_fen = $6' : '';
  await tx.query(
    `UPDATE handover_batch SET status = $3, ${column}_on = $4, ${proof} = $5 ${funding} WHERE factory_id = $1 AND id = $2`,
    [factoryId, key, to, given.on, given.reference, ...(to === 'FUNDED' ? [given.fundingFen] : [])],
  );
}

/** How many of a factory stand where, by category. */
export function handoverCounts(
  tx: Pick<ReadTx, 'query'>,
  factoryId: string,
  batchKey: string | null = null,
): Promise<{ category: HandoverCategory; state: HandoverState; items: number }[]> {
  return tx.query(
    `SELECT i.category, coalesce(b.status, 'LISTED') AS state, count(*)::int AS items FROM handover_item i
       LEFT JOIN handover_batch b ON b.factory_id = i.factory_id AND b.id = i.batch_id
      WHERE i.factory_id = $1 AND ($2::uuid IS NULL OR i.batch_id = $2) GROUP BY 1, 2 ORDER BY 1, 2`,
    [factoryId, batchKey],
  );
}
