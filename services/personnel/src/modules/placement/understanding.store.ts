import { parseOpaqueId } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import type { UnderstandingItemKind } from './domain/understanding.js';

/** Keeps what party says that people understand; what is known already is kept as it was. */
export async function rememberUnderstandings(
  tx: Tx,
  factoryId: string,
  told: {
    items: readonly UnderstandingItemKind[];
    assisted: boolean;
    completedOn: string;
    /** Opaque ids, as personnel gave them. */
    employeeIds: readonly string[];
  },
): Promise<void> {
  const ids = told.employeeIds.map((id) => parseOpaqueId('employee', id).key);
  await tx.query(
    `INSERT INTO employee_understanding (factory_id, employee_id, item, assisted, completed_on)
     SELECT $1, e.id, i.item, $4, $5 FROM unnest($2::uuid[]) AS e(id) CROSS JOIN unnest($3::text[]) AS i(item)
     ON CONFLICT DO NOTHING`,
    [factoryId, ids, told.items, told.assisted, told.completedOn],
  );
}

/** What each of the people understands, by uuid; who understands nothing is left out. */
export async function understandingsOf(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[],
): Promise<Map<string, UnderstandingItemKind[]>> {
  const rows = await tx.query<{ id: string; items: UnderstandingItemKind[] }>(
    `SELECT employee_id AS id, array_agg(item) AS items FROM employee_understanding
      WHERE factory_id = $1 AND employee_id = ANY ($2) GROUP BY employee_id`,
    [factoryId, employeeIds],
  );
  return new Map(rows.map(({ id, items }) => [id, items]));
}
