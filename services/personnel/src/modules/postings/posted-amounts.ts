import type { ReadTx } from '@anzhi/service-kit';
import type { PostedAmount } from './domain/posted-row.js';

/**
 * What people are entitled to, by uuid, in order of kind: one row a person, as a hundred thousand people have several
 * entitlements each and the driver's work is by the row.
 */
export async function postedAmounts(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[] | null,
): Promise<Map<string, PostedAmount[]>> {
  const rows = await tx.query<{ id: string; amounts: string }>(
    `SELECT employee_id AS id, string_agg(kind || ' ' || amount_fen, ',' ORDER BY kind) AS amounts FROM entitlement
      WHERE factory_id = $1 AND ($2::uuid[] IS NULL OR employee_id = ANY($2)) GROUP BY employee_id`,
    [factoryId, employeeIds],
  );
  return new Map(rows.map(({ id, amounts }) => [id, amounts.split(',').map(readAmount)]));
}

/**
 * Numbers of those, of `employeeIds` or of everybody (null), whose compensation rests on an average wage that nobody recorded;
 * in roster order.
 */
export async function withoutAverageWage(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[] | null,
): Promise<string[]> {
  const rows = await tx.query<{ employeeNo: string }>(
    `SELECT p.employee_no AS "employeeNo" FROM employee p
      WHERE p.factory_id = $1 AND p.average_wage_fen IS NULL AND ($2::uuid[] IS NULL OR p.id = ANY($2))
        AND EXISTS (SELECT 1 FROM entitlement e WHERE e.factory_id = $1 AND e.employee_id = p.id AND e.kind = 'COMPENSATION')
      ORDER BY p.serial`,
    [factoryId, employeeIds],
  );
  return rows.map(({ employeeNo }) => employeeNo);
}

function readAmount(text: string): PostedAmount {
  const space = text.indexOf(' ');
  return { kind: text.slice(0, space), amountFen: BigInt(text.slice(space + 1)) };
}
