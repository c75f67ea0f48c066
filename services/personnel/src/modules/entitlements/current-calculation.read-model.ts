import { opaqueId } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import { CurrentCalculation } from './current-calculation.type.js';

/** The calculation that counts at a factory; null before the first one. */
export async function loadCurrentCalculation(
  tx: ReadTx,
  factoryId: string,
): Promise<CurrentCalculation | null> {
  const [row] = await tx.query<CurrentCalculation>(
    `SELECT k.id, k.rules, k.as_of AS "asOf", k.people, k.total_fen AS total, k.result_hash AS "resultHash" FROM current_calculation c
       JOIN calculation k ON k.factory_id = c.factory_id AND k.id = c.calculation_id WHERE c.factory_id = $1`,
    [factoryId],
  );
  return row
    ? Object.assign(new CurrentCalculation(), row, { id: opaqueId('calculation', factoryId, row.id) })
    : null;
}
