import type { LocalDate } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import type { Tally } from './calculate-chunk.js';
import { digestText } from './domain/result-digest.js';

/** A calculation whose results count, or once counted. */
export interface CalculationHead {
  id: string;
  /** `code@version`. */
  rules: string;
  asOf: LocalDate;
}

/** The calculation whose results count now; null before the first one. */
export async function currentCalculation(tx: ReadTx, factoryId: string): Promise<CalculationHead | null> {
  const [row] = await tx.query<CalculationHead>(
    `SELECT k.id, k.rules, k.as_of AS "asOf" FROM current_calculation c
       JOIN calculation k ON k.factory_id = c.factory_id AND k.id = c.calculation_id WHERE c.factory_id = $1`,
    [factoryId],
  );
  return row ?? null;
}

/** True once the whole factory was calculated. */
export async function isCalculated(tx: ReadTx, factoryId: string): Promise<boolean> {
  return (await currentCalculation(tx, factoryId)) !== null;
}

/** Makes the stored results of a calculation those that count, in one step; what counted before is kept. */
export async function makeCurrent(
  tx: Tx,
  factoryId: string,
  made: CalculationHead & { readonly tally: Tally; readonly by: string },
): Promise<void> {
  const { at } = await tx.clock.now(factoryId);
  const { people, entitlements, totalFen, digest } = made.tally;
  await tx.query(
    `INSERT INTO calculation (factory_id, id, rules, as_of, people, entitlements, total_fen, result_hash, calculated_at, calculated_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      factoryId,
      made.id,
      made.rules,
      made.asOf,
      people,
      entitlements,
      totalFen,
      digestText(digest),
      at,
      made.by,
    ],
  );
  await tx.query(
    `INSERT INTO current_calculation (factory_id, calculation_id) VALUES ($1, $2)
     ON CONFLICT (factory_id) DO UPDATE SET calculation_id = excluded.calculation_id`,
    [factoryId, made.id],
  );
}

/**
 * Waits until nobody changes amounts of single people, and keeps them waiting until this transaction ends: for what
 * concerns the whole factory (a start, a change-over, other rules). Lock the roster first where both are needed.
 */
export async function lockCalculation(tx: Tx, factoryId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('calculate'), hashtext($1))`, [factoryId]);
}

/** Keeps the current calculation as it is until this transaction ends; many may hold it at once. */
export async function holdCalculation(tx: Tx, factoryId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock_shared(hashtext('calculate'), hashtext($1))`, [factoryId]);
}

/** The uuid of the job that waits or runs at the factory; null where none does. */
export async function runningJob(tx: ReadTx, factoryId: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `SELECT id FROM calculation_job WHERE factory_id = $1 AND status IN ('QUEUED', 'RUNNING')`,
    [factoryId],
  );
  return row?.id ?? null;
}

/** Tells a job that runs at the factory that people changed, so that it calculates them once more at its end. */
export async function touchPeople(tx: Tx, factoryId: string, employeeIds: readonly string[]): Promise<void> {
  await tx.query(
    `INSERT INTO calculation_touched (factory_id, job_id, employee_id)
     SELECT j.factory_id, j.id, p.id FROM calculation_job j, unnest($2::uuid[]) AS p(id)
      WHERE j.factory_id = $1 AND j.status IN ('QUEUED', 'RUNNING') ON CONFLICT DO NOTHING`,
    [factoryId, employeeIds],
  );
}

/** Removes the results of calculations that never became current. */
export async function removeCalculation(tx: Tx, factoryId: string, calculationId: string): Promise<void> {
  await tx.query('DELETE FROM calculated_entitlement WHERE factory_id = $1 AND calculation_id = $2', [
    factoryId,
    calculationId,
  ]);
}
