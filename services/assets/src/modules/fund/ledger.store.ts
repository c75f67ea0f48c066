import type { Fen, LocalDate } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { type FundMove, type FundSourceName, type LedgerLine, linesOf } from './domain/ledger.js';

/** A transaction to write to the ledger. */
export interface NewPosting {
  factoryId: string;
  source: FundSourceName;
  kind: FundMove;
  /** In fen, above zero. */
  amount: Fen;
  bookedOn: LocalDate;
  basis: string;
  reference?: string;
  batchId?: string;
  paymentId?: string;
}

export interface PostedTransaction extends NewPosting {
  id: string;
  recordedAt: string;
  lines: LedgerLine[];
}

/**
 * Writes a balanced transaction; the database moves the balances with it and refuses one that would fall below zero.
 * @throws RangeError when the amount is not above zero
 */
export async function post(tx: Tx, posting: NewPosting): Promise<PostedTransaction> {
  const { factoryId, source, kind, bookedOn, basis } = posting;
  const id = newId();
  const lines = linesOf(kind, posting.amount);
  const [row] = await tx.query<{ recorded_at: Date }>(
    `WITH header AS (
       INSERT INTO ledger_transaction (factory_id, id, source, kind, booked_on, basis, reference, batch_id, payment_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING recorded_at
     ), entries AS (
       INSERT INTO ledger_entry (factory_id, transaction_id, line, source, account, side, amount_fen)
       SELECT $1, $2, l.line, $3, l.account, l.side, l.amount
         FROM unnest($10::text[], $11::text[], $12::bigint[]) WITH ORDINALITY AS l(account, side, amount, line)
     ) SELECT recorded_at FROM header`,
    [
      factoryId,
      id,
      source,
      kind,
      bookedOn,
      basis,
      posting.reference ?? null,
      posting.batchId ?? null,
      posting.paymentId ?? null,
      lines.map((line) => line.account),
      lines.map((line) => line.side),
      lines.map((line) => line.amount.toString()),
    ],
  );
  return { ...posting, id, lines, recordedAt: row!.recorded_at.toISOString() };
}

/** Locks a source until the transaction ends, so that of two who want its money one decides after the other. */
export async function lockSource(tx: Tx, factoryId: string, source: FundSourceName): Promise<void> {
  const lock = 'SELECT 1 FROM fund_source WHERE factory_id = $1 AND source = $2 FOR UPDATE';
  if ((await tx.query(lock, [factoryId, source])).length > 0) return;
  await tx.query('INSERT INTO fund_source (factory_id, source) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    factoryId,
    source,
  ]);
  await tx.query(lock, [factoryId, source]);
}

/** What a source has free, in fen; ask after {@link lockSource}. */
export async function availableOf(tx: Tx, factoryId: string, source: FundSourceName): Promise<Fen> {
  const [row] = await tx.query<{ balance_fen: bigint }>(
    `SELECT balance_fen FROM fund_account WHERE factory_id = $1 AND source = $2 AND account = 'AVAILABLE'`,
    [factoryId, source],
  );
  return row?.balance_fen ?? 0n;
}
