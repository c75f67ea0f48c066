import type { Fen, LocalDate } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import type { PaymentPurpose } from './domain/payable.js';
import { COMMITTED_STATUSES } from './domain/payment-state.js';

export interface EquityRow {
  employeeId: string;
  purpose: 'COMPENSATION' | 'RESETTLEMENT_FEE';
  entitlementFen: Fen;
  sharesFen: Fen;
  cashFen: Fen;
  signedOn: LocalDate;
  witness: string;
}

const COLUMNS = `employee_id AS "employeeId", purpose, entitlement_fen AS "entitlementFen", shares_fen AS "sharesFen",
  cash_fen AS "cashFen", signed_on AS "signedOn", witness`;

/** The conversions of some people, or of the whole factory. */
export function conversionsOf(
  tx: ReadTx,
  factoryId: string,
  employeeIds?: readonly string[],
): Promise<EquityRow[]> {
  return tx.query<EquityRow>(
    `SELECT ${COLUMNS} FROM equity_conversion WHERE factory_id = $1 AND ($2::uuid[] IS NULL OR employee_id = ANY ($2))`,
    [factoryId, employeeIds ?? null],
  );
}

/** What people took in shares of the purpose, in fen. */
export async function sharesOf(
  tx: ReadTx,
  factoryId: string,
  purpose: PaymentPurpose,
  employeeIds?: readonly string[],
): Promise<Map<string, Fen>> {
  const rows = (await conversionsOf(tx, factoryId, employeeIds)).filter((row) => row.purpose === purpose);
  return new Map(rows.map((row) => [row.employeeId, row.sharesFen]));
}

export async function insertConversion(tx: Tx, factoryId: string, row: EquityRow): Promise<void> {
  await tx.query(
    `INSERT INTO equity_conversion (factory_id, employee_id, purpose, entitlement_fen, shares_fen, cash_fen, signed_on, witness, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      factoryId,
      row.employeeId,
      row.purpose,
      row.entitlementFen,
      row.sharesFen,
      row.cashFen,
      row.signedOn,
      row.witness,
      tx.viewer.subject,
    ],
  );
}

/** Money of the purpose that was paid, deposited or is on its way to the person, less what came back as overpaid, in fen. */
export async function committedTo(
  tx: ReadTx,
  factoryId: string,
  employeeId: string,
  purpose: string,
): Promise<Fen> {
  const [row] = await tx.query<{ fen: bigint }>(
    `SELECT coalesce(sum(amount_fen - (SELECT coalesce(sum(o.recovered_fen), 0) FROM overpayment o
              WHERE o.factory_id = p.factory_id AND o.payment_id = p.id)), 0)::bigint AS fen FROM payment p
      WHERE factory_id = $1 AND employee_id = $2 AND purpose = $3 AND status = ANY ($4)`,
    [factoryId, employeeId, purpose, COMMITTED_STATUSES],
  );
  return row?.fen ?? 0n;
}
