import type { ReadTx } from '@anzhi/service-kit';
import { MISSING_FACTS, NEWEST_CHOICES, STANDS } from './working-list.sql.js';
import type { Statement } from './working-list.statement.js';
import { WorkingListCount } from './working-list.type.js';

/** People by state of something that hangs on a person: each is counted once in each state. */
const perState = (aspect: string, table: string, where = 'true'): string =>
  `SELECT '${aspect}' AS aspect, x.status AS state, count(DISTINCT l.id)::int AS people
     FROM list l JOIN ${table} x ON x.factory_id = $1 AND x.employee_id = l.id AND ${where} GROUP BY x.status`;

/**
 * People of a list by state, in one statement.
 * @param people conditions over `employee e`, the factory being $1
 */
export async function countStates(reads: ReadTx, people: Statement): Promise<WorkingListCount[]> {
  const rows = await reads.query<{ aspect: string; state: string; people: number }>(
    `WITH list AS MATERIALIZED (SELECT e.id, e.category, ${MISSING_FACTS} AS missing FROM employee e WHERE ${people.sql})
     SELECT 'CATEGORY' AS aspect, category AS state, count(*)::int AS people FROM list GROUP BY category
     UNION ALL SELECT 'CHOICE', coalesce(n.status, 'NONE'), count(*)::int
       FROM list l LEFT JOIN (${NEWEST_CHOICES}) n ON n.employee_id = l.id GROUP BY 2
     UNION ALL SELECT 'PLACEMENT', coalesce(x.status, 'NONE'), count(*)::int
       FROM list l LEFT JOIN placement x ON x.factory_id = $1 AND x.employee_id = l.id AND x.${STANDS} GROUP BY 2
     UNION ALL ${perState('OBJECTION', 'objection')}
     UNION ALL ${perState('PAYMENT', 'payment', `x.status <> 'CANCELLED'`)}
     UNION ALL ${perState('UNCOLLECTED', 'uncollected_item')}
     UNION ALL SELECT 'MISSING_FACT', fact, count(*)::int FROM list, string_to_table(missing, ',') AS fact WHERE missing <> '' GROUP BY fact
     ORDER BY aspect, state`,
    people.values,
  );
  return rows.map((row) => Object.assign(new WorkingListCount(), row));
}
