import type { ReadTx, Tx } from '@anzhi/service-kit';
import { PAYABLE_MOVES, type PayableAccount, type PayableMove } from './domain/ledger.js';
import type { PaymentPurpose } from './domain/payable.js';

/** A posting about one person that no step of a payment makes by itself. */
export interface NewPosting {
  factoryId: string;
  employeeId: string;
  purpose: string;
  payer: string;
  kind: PayableMove;
  /** In fen, above zero. */
  amountFen: bigint;
  on: string;
  paymentId?: string;
  basis: string;
}

/** Posts one move; the database refuses one that would take an account below zero. */
export async function postMove(tx: Tx, posting: NewPosting): Promise<void> {
  const { debit, credit } = PAYABLE_MOVES[posting.kind];
  await tx.query(
    `INSERT INTO payable_posting (factory_id, employee_id, purpose, payer, kind, debit, credit, amount_fen, booked_on, payment_id, basis)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[posting.factoryId, posting.employeeId, posting.purpose, posting.payer, posting.kind, debit, credit],
      ...[posting.amountFen, posting.on, posting.paymentId ?? null, posting.basis],
    ],
  );
}

/** Posts a drafted batch: what was not recognised as owed before is, and all of it is reserved for the batch. */
export async function postPlanned(
  tx: Tx,
  { factoryId, batchId, on }: { factoryId: string; batchId: string; on: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO payable_posting (factory_id, employee_id, purpose, payer, kind, debit, credit, amount_fen, booked_on, payment_id)
     SELECT p.factory_id, p.employee_id, p.purpose, p.payer, 'RECOGNISE', 'DUE', 'ENTITLED', p.amount_fen - coalesce(b.balance_fen, 0), $3, p.id
       FROM payment p LEFT JOIN payable_balance b ON b.factory_id = p.factory_id AND b.employee_id = p.employee_id
            AND b.purpose = p.purpose AND b.account = 'DUE'
      WHERE p.factory_id = $1 AND p.batch_id = $2 AND p.amount_fen > coalesce(b.balance_fen, 0)`,
    [factoryId, batchId, on],
  );
  await tx.query(
    `INSERT INTO payable_posting (factory_id, employee_id, purpose, payer, kind, debit, credit, amount_fen, booked_on, payment_id)
     SELECT factory_id, employee_id, purpose, payer, 'RESERVE', 'RESERVED', 'DUE', amount_fen, $3, id
       FROM payment WHERE factory_id = $1 AND batch_id = $2`,
    [factoryId, batchId, on],
  );
}

/** The balance of one account of a person and purpose, in fen. */
export async function balanceOf(
  tx: ReadTx,
  key: { factoryId: string; employeeId: string; purpose: PaymentPurpose; account: PayableAccount },
): Promise<bigint> {
  const [row] = await tx.query<{ fen: bigint }>(
    'SELECT balance_fen AS fen FROM payable_balance WHERE factory_id = $1 AND employee_id = $2 AND purpose = $3 AND account = $4',
    [key.factoryId, key.employeeId, key.purpose, key.account],
  );
  return row?.fen ?? 0n;
}
