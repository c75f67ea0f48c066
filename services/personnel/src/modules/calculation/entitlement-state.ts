import type { ReadTx } from '@anzhi/service-kit';
import { resultsOf } from '../entitlements/index.js';
import type { Entitlement } from '../rules/domain/entitlement.js';

/** A calculation, and when its results began to count. */
export interface Moment {
  readonly calculationId: string;
  readonly rules: string;
  readonly asOf: string;
  readonly at: Date;
}

const MOMENT = `id AS "calculationId", rules, as_of AS "asOf"`;

/** When a round was posted, and which calculation counted then; null when there is no such round. */
export async function momentOfRound(tx: ReadTx, factoryId: string, roundId: string): Promise<Moment | null> {
  const [moment] = await tx.query<Moment>(
    `SELECT c.id AS "calculationId", c.rules, c.as_of AS "asOf", r.recorded_at AS at FROM posting_round r
       JOIN calculation c ON c.factory_id = r.factory_id AND c.current_from <= r.recorded_at
      WHERE r.factory_id = $1 AND r.id = $2 ORDER BY c.current_from DESC LIMIT 1`,
    [factoryId, roundId],
  );
  return moment ?? null;
}

/** When a calculation began to count; null when there is no such one. */
export async function momentOfCalculation(tx: ReadTx, factoryId: string, id: string): Promise<Moment | null> {
  const [moment] = await tx.query<Moment>(
    `SELECT ${MOMENT}, current_from AS at FROM calculation WHERE factory_id = $1 AND id = $2`,
    [factoryId, id],
  );
  return moment ?? null;
}

type StoredJson = Omit<Entitlement, 'amountFen'> & { amountFen: string };

/** What stood for a person at a moment: what was put aside first after it, else what the calculation holds today. */
export async function standingAt(
  tx: ReadTx,
  factoryId: string,
  employeeId: string,
  { calculationId, at }: Moment,
): Promise<Entitlement[]> {
  const [replaced] = await tx.query<{ entitlements: StoredJson[] }>(
    `SELECT entitlements FROM replaced_entitlement WHERE factory_id = $1 AND calculation_id = $2 AND employee_id = $3
        AND replaced_at > $4 ORDER BY replaced_at LIMIT 1`,
    [factoryId, calculationId, employeeId, at],
  );
  if (replaced) return replaced.entitlements.map((one) => ({ ...one, amountFen: BigInt(one.amountFen) }));
  return (await resultsOf(tx, factoryId, calculationId, [employeeId])).map((row) => row.entitlement);
}

/**
 * The last two times at which amounts of a person changed, the newest first: now, and just before the last correction
 * within the calculation that counts, else when the calculation before it began to count.
 */
export async function latestTwo(tx: ReadTx, factoryId: string, employeeId: string): Promise<Moment[]> {
  const moments = await tx.query<Moment>(
    `SELECT k.id AS "calculationId", k.rules, k.as_of AS "asOf", clock_timestamp() AS at
       FROM current_calculation c JOIN calculation k ON k.factory_id = c.factory_id AND k.id = c.calculation_id WHERE c.factory_id = $1
     UNION ALL (SELECT k.id, k.rules, k.as_of, r.replaced_at - interval '2 milliseconds' FROM current_calculation c
       JOIN calculation k ON k.factory_id = c.factory_id AND k.id = c.calculation_id
       JOIN replaced_entitlement r ON r.factory_id = c.factory_id AND r.calculation_id = c.calculation_id
      WHERE c.factory_id = $1 AND r.employee_id = $2 ORDER BY r.replaced_at DESC LIMIT 1)
     UNION ALL (SELECT ${MOMENT}, current_from FROM calculation WHERE factory_id = $1 ORDER BY current_from DESC OFFSET 1 LIMIT 1)
     ORDER BY at DESC LIMIT 2`,
    [factoryId, employeeId],
  );
  return moments;
}
