import type { ReadTx, Tx } from '@anzhi/service-kit';
import type { SeriesKind } from './domain/posted-row.js';

/** Which final snapshot, and of which series. */
export interface FinalKey {
  readonly finalId: string;
  readonly seriesId: string;
}

/** Fixes which row of each person is final, in roster order, and answers the leaves in that order. */
export async function fixFinalRows(
  tx: Tx,
  factoryId: string,
  { finalId, seriesId }: FinalKey,
): Promise<Buffer[]> {
  await tx.query(
    `INSERT INTO posting_final_row (factory_id, final_id, series_id, employee_id, leaf_no, round_id)
     SELECT $1, $3, $2, last.employee_id, row_number() OVER (ORDER BY last.serial) - 1, last.round_id
       FROM (SELECT DISTINCT ON (p.employee_id) p.employee_id, p.round_id, (p.public_row->>'serial')::int AS serial
               FROM posting_round r JOIN posting_row p ON p.factory_id = r.factory_id AND p.round_id = r.id
              WHERE r.factory_id = $1 AND r.series_id = $2
                AND r.no >= (SELECT max(q.no) FROM posting_round q WHERE q.factory_id = $1 AND q.series_id = $2 AND NOT q.supplementary)
              ORDER BY p.employee_id, r.no DESC) AS last`,
    [factoryId, seriesId, finalId],
  );
  const leaves = await tx.query<{ leaf: Buffer }>(
    `SELECT p.leaf_hash AS leaf FROM posting_final_row f
       JOIN posting_row p ON p.factory_id = f.factory_id AND p.round_id = f.round_id AND p.employee_id = f.employee_id
      WHERE f.factory_id = $1 AND f.final_id = $2 ORDER BY f.leaf_no`,
    [factoryId, finalId],
  );
  return leaves.map((row) => row.leaf);
}

/** What each series adds up, so that nothing counts twice: PLACEMENT_RESULT repeats the money of FACTS and counts none. */
const COUNTED: Readonly<Record<SeriesKind, string>> = {
  FACTS: 'p.resettlement_fee_fen + p.compensation_fen',
  BACK_PAY: 'p.back_pay_fen',
  PLACEMENT_RESULT: '0',
};

/** What the final rows add up to, in fen. */
export async function finalTotal(
  tx: ReadTx,
  factoryId: string,
  finalId: string,
  kind: SeriesKind,
): Promise<bigint> {
  const [row] = await tx.query<{ total: bigint }>(
    `SELECT coalesce(sum(${COUNTED[kind]}), 0)::bigint AS total FROM posting_final_row f
       JOIN posting_row p ON p.factory_id = f.factory_id AND p.round_id = f.round_id AND p.employee_id = f.employee_id
      WHERE f.factory_id = $1 AND f.final_id = $2`,
    [factoryId, finalId],
  );
  return row?.total ?? 0n;
}

/** Makes a snapshot the final one of its series; those before stay for the proofs that were given for them. */
export async function markSeriesFinal(
  tx: Tx,
  factoryId: string,
  { finalId, seriesId }: FinalKey,
  final: { on: string; root: string; rows: number; amountFen: bigint },
): Promise<void> {
  await tx.query(
    `INSERT INTO posting_final (factory_id, id, series_id, final_on, root, rows, amount_fen) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [factoryId, finalId, seriesId, final.on, final.root, final.rows, final.amountFen],
  );
  await tx.query(
    'UPDATE posting_series SET final_id = $3, final_on = $4, final_root = $5, final_rows = $6, final_amount_fen = $7 WHERE factory_id = $1 AND id = $2',
    [factoryId, seriesId, finalId, final.on, final.root, final.rows, final.amountFen],
  );
}
