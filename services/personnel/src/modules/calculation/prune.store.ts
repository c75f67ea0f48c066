import type { LocalDate } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';

/** A calculation of which nothing but its head is needed any more. */
export interface Prunable {
  readonly id: string;
  readonly rules: string;
  readonly resultHash: string;
}

/** SQL: the day in China of the instant that a calculation was made at. */
const MADE_ON = `(calculated_at AT TIME ZONE 'Asia/Shanghai')::date`;

/** The factories that ever calculated. */
export async function calculatedFactories(tx: ReadTx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'SELECT DISTINCT factory_id AS id FROM calculation ORDER BY factory_id',
  );
  return rows.map(({ id }) => id);
}

/**
 * The oldest calculation that nothing refers to and that was superseded so many months ago on the factory's clock; null
 * where there is none. Kept are the last two (why an amount differs), and what was frozen, posted, planned for payment,
 * compared by a scenario or reviewed by a person while it counted: by days, so that in doubt it is kept.
 */
export async function prunable(
  tx: ReadTx,
  factoryId: string,
  { today, months }: { today: LocalDate; months: number },
): Promise<Prunable | null> {
  const [row] = await tx.query<Prunable>(
    `WITH k AS (
       SELECT id, rules, result_hash, current_from, lead(current_from) OVER w AS until, row_number() OVER (ORDER BY current_from DESC) AS newest,
              ${MADE_ON} AS first_day, lead(${MADE_ON}) OVER w AS last_day, calculated_at, lead(calculated_at) OVER w AS ended_at
         FROM calculation WHERE factory_id = $1 WINDOW w AS (ORDER BY current_from))
     SELECT id, rules, result_hash AS "resultHash" FROM k
      WHERE newest > 2 AND (last_day + $3 * interval '1 month')::date <= $2::date
        AND NOT EXISTS (SELECT 1 FROM pruned_calculation p WHERE p.factory_id = $1 AND p.calculation_id = k.id)
        AND NOT EXISTS (SELECT 1 FROM current_calculation c WHERE c.factory_id = $1 AND c.calculation_id = k.id)
        AND NOT EXISTS (SELECT 1 FROM payable_freeze f WHERE f.factory_id = $1 AND f.calculation_id = k.id)
        AND NOT EXISTS (SELECT 1 FROM calculation_job j WHERE j.factory_id = $1 AND j.calculation_id = k.id AND j.status IN ('QUEUED', 'RUNNING'))
        AND NOT EXISTS (SELECT 1 FROM posting_round r WHERE r.factory_id = $1 AND r.recorded_at >= k.current_from AND r.recorded_at < k.until)
        AND NOT EXISTS (SELECT 1 FROM payment_batch b WHERE b.factory_id = $1 AND b.drafted_on BETWEEN k.first_day AND k.last_day)
        AND NOT EXISTS (SELECT 1 FROM scenario_result s WHERE s.factory_id = $1 AND s.run_at BETWEEN k.calculated_at AND k.ended_at)
        AND NOT EXISTS (SELECT 1 FROM human_review h WHERE h.factory_id = $1 AND h.requested_on <= k.last_day
              AND coalesce(h.answered_on, 'infinity') >= k.first_day)
      ORDER BY current_from LIMIT 1`,
    [factoryId, today, months],
  );
  return row ?? null;
}

/** Removes the rows of a calculation and keeps its head, with what was removed; answers how many rows of each went. */
export async function removeRows(
  tx: Tx,
  factoryId: string,
  { id, resultHash }: Prunable,
  on: LocalDate,
): Promise<{ entitlements: number; replaced: number }> {
  const [gone] = await tx.query<{ entitlements: number; replaced: number }>(
    `WITH e AS (DELETE FROM calculated_entitlement WHERE factory_id = $1 AND calculation_id = $2 RETURNING 1),
          r AS (DELETE FROM replaced_entitlement WHERE factory_id = $1 AND calculation_id = $2 RETURNING 1)
     SELECT (SELECT count(*)::int FROM e) AS entitlements, (SELECT count(*)::int FROM r) AS replaced`,
    [factoryId, id],
  );
  const { entitlements, replaced } = gone ?? { entitlements: 0, replaced: 0 };
  await tx.query(
    `INSERT INTO pruned_calculation (factory_id, calculation_id, result_hash, entitlements, replaced, pruned_on)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [factoryId, id, resultHash, entitlements, replaced, on],
  );
  return { entitlements, replaced };
}

/** Whether the rows of a calculation were removed after their retention. */
export async function wasPruned(tx: ReadTx, factoryId: string, id: string): Promise<boolean> {
  const rows = await tx.query(
    'SELECT 1 FROM pruned_calculation WHERE factory_id = $1 AND calculation_id = $2',
    [factoryId, id],
  );
  return rows.length > 0;
}
