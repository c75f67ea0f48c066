import { type LocalDate, opaqueId } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import type { OverpaymentStatus } from './domain/overpayment.js';
import type { PaymentBatch } from './payment.type.js';

/** The kinds of opaque ids of an overpayment and of a payment. */
export const OVERPAYMENT_ID = 'overpayment';
export const PAYMENT_ID = 'payment';

export interface OverpaymentRow {
  factory_id: string;
  id: string;
  employee_id: string;
  employee_no: string;
  payment_id: string;
  batch_id: string;
  purpose: PaymentBatch['purpose'];
  payer: PaymentBatch['payer'];
  amount_fen: bigint;
  recovered_fen: bigint;
  status: OverpaymentStatus;
  decision_no: string;
  legal_basis: string;
  claim_letter_no: string;
  decided_on: LocalDate;
  closed_on: LocalDate | null;
}

export const OVERPAYMENT_COLUMNS = `o.factory_id, o.id, o.employee_id, e.employee_no, o.payment_id, p.batch_id, o.purpose, o.payer, o.amount_fen,
  o.recovered_fen, o.status, o.decision_no, o.legal_basis, o.claim_letter_no, o.decided_on, o.closed_on`;
export const OVERPAYMENT_FROM = `overpayment o JOIN employee e ON e.factory_id = o.factory_id AND e.id = o.employee_id
  JOIN payment p ON p.factory_id = o.factory_id AND p.id = o.payment_id`;

export async function findOverpayment(
  tx: ReadTx,
  factoryId: string,
  id: string,
): Promise<OverpaymentRow | null> {
  const [row] = await tx.query<OverpaymentRow>(
    `SELECT ${OVERPAYMENT_COLUMNS} FROM ${OVERPAYMENT_FROM} WHERE o.factory_id = $1 AND o.id = $2`,
    [factoryId, id],
  );
  return row ?? null;
}

export interface ClaimedPayment {
  id: string;
  employee_id: string;
  batch_id: string;
  purpose: PaymentBatch['purpose'];
  payer: PaymentBatch['payer'];
  amount_fen: bigint;
  status: string;
  /** What stands claimed back of it, in fen. */
  claimed_fen: bigint;
}

/** A payment with what stands claimed back of it. */
export async function findClaimable(
  tx: ReadTx,
  factoryId: string,
  id: string,
): Promise<ClaimedPayment | null> {
  const [row] = await tx.query<ClaimedPayment>(
    `SELECT p.id, p.employee_id, p.batch_id, p.purpose, p.payer, p.amount_fen, p.status,
            (SELECT coalesce(sum(o.amount_fen), 0)::bigint FROM overpayment o
              WHERE o.factory_id = p.factory_id AND o.payment_id = p.id AND o.status <> 'WITHDRAWN') AS claimed_fen
       FROM payment p WHERE p.factory_id = $1 AND p.id = $2`,
    [factoryId, id],
  );
  return row ?? null;
}

/** What was really paid or deposited of the same value as a payment, and what stands claimed back of it, in fen. */
export async function paidAndClaimed(
  tx: ReadTx,
  factoryId: string,
  { employee_id: employeeId, purpose, payer }: ClaimedPayment,
  ofPayer: boolean,
): Promise<{ paid: bigint; claimed: bigint }> {
  const [row] = await tx.query<{ paid: bigint; claimed: bigint }>(
    `SELECT (SELECT coalesce(sum(amount_fen), 0)::bigint FROM payment WHERE factory_id = $1 AND employee_id = $2 AND purpose = $3
              AND ($4::text IS NULL OR payer = $4) AND status IN ('PAID', 'ESCROWED', 'CLAIMED')) AS paid,
            (SELECT coalesce(sum(amount_fen), 0)::bigint FROM overpayment WHERE factory_id = $1 AND employee_id = $2 AND purpose = $3
              AND ($4::text IS NULL OR payer = $4) AND status <> 'WITHDRAWN') AS claimed`,
    [factoryId, employeeId, purpose, ofPayer ? payer : null],
  );
  return row ?? { paid: 0n, claimed: 0n };
}

export interface NewOverpayment {
  amountFen: bigint;
  decisionNo: string;
  legalBasis: string;
  claimLetterNo: string;
  on: string;
}

export async function insertOverpayment(
  tx: Tx,
  factoryId: string,
  payment: ClaimedPayment,
  claim: NewOverpayment,
): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO overpayment (factory_id, id, employee_id, payment_id, purpose, payer, amount_fen, status, decision_no, legal_basis,
       claim_letter_no, decided_on, decided_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'OPEN', $8, $9, $10, $11, $12)`,
    [
      ...[factoryId, id, payment.employee_id, payment.id, payment.purpose, payment.payer, claim.amountFen],
      ...[claim.decisionNo, claim.legalBasis, claim.claimLetterNo, claim.on, tx.viewer.subject],
    ],
  );
  return id;
}

export async function insertInstalment(
  tx: Tx,
  { factory_id: factoryId, id }: OverpaymentRow,
  instalment: { amountFen: bigint; receivedOn: string; reference: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO overpayment_instalment (factory_id, overpayment_id, no, amount_fen, received_on, reference, recorded_by)
     SELECT $1, $2, count(*)::int + 1, $3, $4, $5, $6 FROM overpayment_instalment WHERE factory_id = $1 AND overpayment_id = $2`,
    [factoryId, id, instalment.amountFen, instalment.receivedOn, instalment.reference, tx.viewer.subject],
  );
}

/** True when an instalment with that reference of the bank was taken already. */
export async function isBooked(tx: ReadTx, factoryId: string, reference: string): Promise<boolean> {
  const rows = await tx.query(
    'SELECT 1 FROM overpayment_instalment WHERE factory_id = $1 AND reference = $2',
    [factoryId, reference],
  );
  return rows.length > 0;
}

/** Keeps how far a claim has come; a closed one says when and why. */
export async function saveOverpayment(
  tx: Tx,
  { factory_id: factoryId, id }: OverpaymentRow,
  state: { status: OverpaymentStatus; recoveredFen: bigint; closedOn: string | null; reason: string | null },
): Promise<void> {
  await tx.query(
    `UPDATE overpayment SET status = $3, recovered_fen = $4, closed_on = $5, close_reason = $6 WHERE factory_id = $1 AND id = $2`,
    [factoryId, id, state.status, state.recoveredFen, state.closedOn, state.reason],
  );
}

export const overpaymentOpaqueId = (factoryId: string, id: string): string =>
  opaqueId(OVERPAYMENT_ID, factoryId, id);
