import type { ReadTx, Tx } from '@anzhi/service-kit';
import type { Gain } from './domain/understanding.js';

/** The items that each of the people holds; who holds none is left out. */
export async function understandingsOf(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const rows = await tx.query<{ id: string; items: string[] }>(
    `SELECT employee_id AS id, array_agg(item) AS items FROM understanding
      WHERE factory_id = $1 AND employee_id = ANY ($2) GROUP BY employee_id`,
    [factoryId, employeeIds],
  );
  return new Map(rows.map(({ id, items }) => [id, new Set(items)]));
}

/** When and how understandings came about. */
export interface UnderstandingProof {
  readonly completedOn: string;
  /** Account of who explained; null where the person declared it. */
  readonly assistedBy: string | null;
  /** File number of the signed list; null where the person declared it through the graph. */
  readonly evidence: string | null;
}

/** Writes the items of people who gain the same; what stands already is kept. Answers how many are new. */
export async function insertUnderstandings(
  tx: Tx,
  factoryId: string,
  { items, employeeIds }: Gain,
  proof: UnderstandingProof,
): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `WITH gained AS (
       INSERT INTO understanding (factory_id, employee_id, item, completed_on, recorded_by, assisted_by, evidence)
       SELECT $1, e.id, i.item, $4, $5, $6, $7 FROM unnest($2::text[]) AS e(id) CROSS JOIN unnest($3::text[]) AS i(item)
       ON CONFLICT DO NOTHING RETURNING 1)
     SELECT count(*)::int AS n FROM gained`,
    [factoryId, employeeIds, items, proof.completedOn, tx.viewer.subject, proof.assistedBy, proof.evidence],
  );
  return row?.n ?? 0;
}
