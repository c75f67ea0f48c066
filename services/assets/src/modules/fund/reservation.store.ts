import type { Fen } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import type { KnownPayment, PaymentOutcome, ReservationParts } from './domain/reservation.js';
import type { FundRequestRow } from './fund.mapper.js';

/** What personnel asks for one payment batch. */
export interface FundsWanted {
  factoryId: string;
  batchId: string;
  payer: string;
  purpose: string;
  /** Yuan as in the event. */
  total: string;
}

/** The outcome of one payment of a batch, as personnel tells it. */
export interface PaymentFact {
  factoryId: string;
  batchId: string;
  paymentId: string;
  /** Yuan as in the event. */
  amount: string;
  outcome: PaymentOutcome;
  /** Who pays the batch, where the event says so. */
  payer?: string | undefined;
}

/** A batch's request, locked until the transaction ends. */
export async function lockRequest(
  tx: Tx,
  factoryId: string,
  batchId: string,
): Promise<FundRequestRow | undefined> {
  const [row] = await tx.query<FundRequestRow>(
    'SELECT * FROM funds_reservation WHERE factory_id = $1 AND batch_id = $2 FOR UPDATE',
    [factoryId, batchId],
  );
  return row;
}

/** Keeps a request with its answer; a refused one is answered anew. Amounts in fen. */
export async function saveRequest(
  tx: Tx,
  { factoryId, batchId, payer, purpose }: FundsWanted,
  total: Fen,
  answer: { status: 'RESERVED' | 'REFUSED'; reason: string | null; shortfall: Fen | null },
): Promise<void> {
  const { date: today } = await tx.clock.now(factoryId);
  const reserved = answer.status === 'RESERVED' ? total : 0n;
  await tx.query(
    `INSERT INTO funds_reservation (factory_id, batch_id, payer, purpose, total_fen, requested_on, status, reason, shortfall_fen,
       reserved_fen, paid_fen, escrowed_fen, released_fen)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, 0)
     ON CONFLICT (factory_id, batch_id) DO UPDATE SET payer = excluded.payer, purpose = excluded.purpose, total_fen = excluded.total_fen,
       requested_on = excluded.requested_on, status = excluded.status, reason = excluded.reason, shortfall_fen = excluded.shortfall_fen,
       reserved_fen = excluded.reserved_fen`,
    [
      factoryId,
      batchId,
      payer,
      purpose,
      total.toString(),
      today,
      answer.status,
      answer.reason,
      answer.shortfall?.toString() ?? null,
      reserved.toString(),
    ],
  );
}

/** Where a batch's money is, by account. */
export const partsOf = (row: FundRequestRow): ReservationParts => ({
  RESERVED: row.reserved_fen,
  PAID: row.paid_fen,
  ESCROW: row.escrowed_fen,
  AVAILABLE: row.released_fen,
});

/** Keeps where a batch's money is now. */
export async function saveParts(
  tx: Tx,
  factoryId: string,
  batchId: string,
  parts: ReservationParts,
): Promise<void> {
  await tx.query(
    `UPDATE funds_reservation SET reserved_fen = $3, paid_fen = $4, escrowed_fen = $5, released_fen = $6
      WHERE factory_id = $1 AND batch_id = $2`,
    [factoryId, batchId, ...[parts.RESERVED, parts.PAID, parts.ESCROW, parts.AVAILABLE].map(String)],
  );
}

/** What was known of a payment before. */
export async function findPayment(
  tx: Tx,
  { factoryId, batchId, paymentId }: PaymentFact,
): Promise<KnownPayment | null> {
  const [row] = await tx.query<{ outcome: PaymentOutcome; amount_fen: bigint }>(
    'SELECT outcome, amount_fen FROM payment_settlement WHERE factory_id = $1 AND batch_id = $2 AND payment_id = $3',
    [factoryId, batchId, paymentId],
  );
  return row ? { outcome: row.outcome, amount: row.amount_fen } : null;
}

/** Keeps the outcome of a payment; amount in fen. */
export async function savePayment(
  tx: Tx,
  { factoryId, batchId, paymentId, outcome }: PaymentFact,
  amount: Fen,
): Promise<void> {
  await tx.query(
    `INSERT INTO payment_settlement (factory_id, batch_id, payment_id, outcome, amount_fen) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (factory_id, batch_id, payment_id) DO UPDATE SET outcome = excluded.outcome`,
    [factoryId, batchId, paymentId, outcome, amount.toString()],
  );
}
