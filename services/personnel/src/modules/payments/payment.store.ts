import { opaqueId } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import type { BatchStatus } from './domain/batch-state.js';
import { moveBetween, PAYABLE_MOVES } from './domain/ledger.js';
import type { PaymentPurpose } from './domain/payable.js';
import { COMMITTED_STATUSES, type PaymentStatus } from './domain/payment-state.js';
import { postPlanned } from './ledger.store.js';
import { PaymentBatch } from './payment.type.js';

export { lockPayments } from '../placement/index.js';

export const BATCH_ID = 'batch';

export interface BatchRow {
  factory_id: string;
  id: string;
  no: number;
  purpose: PaymentBatch['purpose'];
  payer: PaymentBatch['payer'];
  method: PaymentBatch['method'];
  status: BatchStatus;
  people: number;
  total_fen: bigint;
  drafted_by: string;
  drafted_on: string;
  legal_basis: string | null;
  refusal_reason: string | null;
  sent_on: string | null;
  settled_on: string | null;
  freeze_id: string | null;
  freeze_no: number | null;
  approvals: number;
}

export const BATCH_COLUMNS = `b.factory_id, b.id, b.no, b.purpose, b.payer, b.method, b.status, b.people, b.total_fen, b.drafted_by,
  b.drafted_on, b.legal_basis, b.refusal_reason, b.sent_on, b.settled_on, b.freeze_id,
  (SELECT f.no FROM payable_freeze f WHERE f.factory_id = b.factory_id AND f.id = b.freeze_id) AS freeze_no,
  (SELECT count(*)::int FROM payment_approval a WHERE a.factory_id = b.factory_id AND a.batch_id = b.id) AS approvals`;

/** The batch, locked until the transaction ends: of two officers who act at once, one acts on what the other left. */
export async function lockBatch(tx: Tx, factoryId: string, id: string): Promise<BatchRow | null> {
  await tx.query('SELECT 1 FROM payment_batch WHERE factory_id = $1 AND id = $2 FOR UPDATE', [factoryId, id]);
  return findBatch(tx, factoryId, id);
}

export async function findBatch(tx: ReadTx, factoryId: string, id: string): Promise<BatchRow | null> {
  const [row] = await tx.query<BatchRow>(
    `SELECT ${BATCH_COLUMNS} FROM payment_batch b WHERE b.factory_id = $1 AND b.id = $2`,
    [factoryId, id],
  );
  return row ?? null;
}

export interface NewBatch {
  factoryId: string;
  purpose: PaymentPurpose;
  payer: PaymentBatch['payer'];
  method: PaymentBatch['method'];
  decisionNo: string | null;
  legalBasis: string | null;
  draftedOn: string;
  /** The freeze that its figures were pinned by; null for posted ones. */
  freezeId: string | null;
  lines: readonly { employeeId: string; serial: number; unit: string; amountFen: bigint }[];
}

/** Writes a DRAFT batch with its payments; answers its uuid. */
export async function insertBatch(tx: Tx, batch: NewBatch): Promise<string> {
  const { factoryId, lines } = batch;
  const id = newId();
  await tx.query(
    `INSERT INTO payment_batch (factory_id, id, no, purpose, payer, method, status, people, total_fen, drafted_by, drafted_on,
       decision_no, legal_basis, freeze_id)
     SELECT $1, $2, coalesce(max(no), 0) + 1, $3, $4, $5, 'DRAFT', $6, $7, $8, $9, $10, $11, $12 FROM payment_batch WHERE factory_id = $1`,
    [
      ...[factoryId, id, batch.purpose, batch.payer, batch.method, lines.length],
      ...[lines.reduce((sum, line) => sum + line.amountFen, 0n), tx.viewer.subject, batch.draftedOn],
      ...[batch.decisionNo, batch.legalBasis, batch.freezeId],
    ],
  );
  await tx.query(
    `INSERT INTO payment (factory_id, id, batch_id, employee_id, serial, unit, purpose, payer, amount_fen, status)
     SELECT $1, l.id, $2, l.employee_id, l.serial, l.unit, $3, $4, l.amount, 'PLANNED'
       FROM unnest($5::uuid[], $6::uuid[], $7::int[], $8::text[], $9::bigint[]) AS l(id, employee_id, serial, unit, amount)`,
    [
      ...[factoryId, id, batch.purpose, batch.payer, lines.map(() => newId())],
      lines.map((line) => line.employeeId),
      lines.map((line) => line.serial),
      lines.map((line) => line.unit),
      lines.map((line) => line.amountFen.toString()),
    ],
  );
  await postPlanned(tx, { factoryId, batchId: id, on: batch.draftedOn });
  return id;
}

export type BatchDate = 'sent_on' | 'settled_on';

/** Moves the batch on, with the date or reason that the step fills. */
export async function moveBatch(
  tx: Tx,
  batch: { factory_id: string; id: string },
  status: BatchStatus,
  filled: { column: BatchDate | 'refusal_reason'; value: string | null } | null = null,
): Promise<void> {
  const set = filled ? `, ${filled.column} = $4` : '';
  await tx.query(`UPDATE payment_batch SET status = $3${set} WHERE factory_id = $1 AND id = $2`, [
    batch.factory_id,
    batch.id,
    status,
    ...(filled ? [filled.value] : []),
  ]);
}

export interface PaymentStep {
  from: PaymentStatus;
  to: PaymentStatus;
  on: string;
  /** Only these payments; all of the batch when left out. */
  ids?: readonly string[];
  /** Codes of the bank, one for each of `ids`. */
  reasonCodes?: readonly string[];
}

/**
 * Moves payments of a batch from one state to the next and posts each of them: no payment moves without its posting.
 * @throws Error when the machine knows no such step
 */
export async function movePayments(
  tx: Tx,
  batch: { factory_id: string; id: string },
  { from, to, on, ids, reasonCodes }: PaymentStep,
): Promise<void> {
  const kind = moveBetween(from, to);
  const move = kind ? PAYABLE_MOVES[kind] : null;
  const dated = to === 'RETURNED' ? 'returned_on' : SETTLING.includes(to) ? 'settled_on' : null;
  await tx.query(
    `WITH chosen AS (SELECT * FROM unnest($5::uuid[], $6::text[]) AS c(id, reason)), moved AS (
       UPDATE payment p SET status = $4, reason_code = coalesce((SELECT reason FROM chosen c WHERE c.id = p.id), reason_code)
         ${dated ? `, ${dated} = $7` : ''}
        WHERE factory_id = $1 AND batch_id = $2 AND status = $3 AND ($5::uuid[] IS NULL OR id IN (SELECT id FROM chosen))
       RETURNING id, employee_id, purpose, payer, amount_fen)
     INSERT INTO payable_posting (factory_id, employee_id, purpose, payer, kind, debit, credit, amount_fen, booked_on, payment_id)
     SELECT $1, employee_id, purpose, payer, $8, $9, $10, amount_fen, $7::date, id FROM moved WHERE $8::text IS NOT NULL`,
    [
      ...[batch.factory_id, batch.id, from, to, ids ?? null, reasonCodes ?? null, on],
      ...[kind, move?.debit ?? null, move?.credit ?? null],
    ],
  );
}

/** States in which a payment has come to its end or to the depositary. */
const SETTLING: readonly PaymentStatus[] = ['PAID', 'FAILED', 'ESCROWED'];

/** What is paid, deposited or on the way to each person for a posted purpose, less what came back as overpaid, in fen. */
export async function committedByPerson(
  tx: ReadTx,
  factoryId: string,
  purpose: PaymentPurpose,
  statuses: readonly PaymentStatus[] = COMMITTED_STATUSES,
): Promise<Map<string, bigint>> {
  const rows = await tx.query<{ employee_id: string; fen: bigint }>(
    `SELECT employee_id, sum(amount_fen - (SELECT coalesce(sum(o.recovered_fen), 0) FROM overpayment o
              WHERE o.factory_id = p.factory_id AND o.payment_id = p.id))::bigint AS fen FROM payment p
      WHERE factory_id = $1 AND purpose = $2 AND status = ANY ($3) GROUP BY employee_id`,
    [factoryId, purpose, statuses],
  );
  return new Map(rows.map((row) => [row.employee_id, row.fen]));
}

/** True when a payment of the batch still waits for its answer. */
export async function anySent(tx: ReadTx, batch: { factory_id: string; id: string }): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 FROM payment WHERE factory_id = $1 AND batch_id = $2 AND status = 'SENT' LIMIT 1`,
    [batch.factory_id, batch.id],
  );
  return rows.length > 0;
}

export const batchOpaqueId = (factoryId: string, id: string): string => opaqueId(BATCH_ID, factoryId, id);

export function toBatch(row: BatchRow): PaymentBatch {
  return Object.assign(new PaymentBatch(), {
    id: batchOpaqueId(row.factory_id, row.id),
    key: row.id,
    factoryId: row.factory_id,
    no: row.no,
    purpose: row.purpose,
    payer: row.payer,
    method: row.method,
    status: row.status,
    people: row.people,
    total: row.total_fen,
    approvals: row.approvals,
    refusalReason: row.refusal_reason,
    draftedOn: row.drafted_on,
    sentOn: row.sent_on,
    settledOn: row.settled_on,
    freezeNo: row.freeze_no,
  });
}
