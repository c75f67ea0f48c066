import { groupRows, type RequestContext } from '@anzhi/graphql-kit';
import type { Employee } from '../roster/index.js';
import { SettlementChoiceChange } from './settlement-choice.type.js';

/** What the people of one request settled for, change by change, oldest first, in one query. */
export function loadChoiceChanges(
  context: RequestContext,
  employee: Employee,
): Promise<SettlementChoiceChange[]> {
  return context
    .loader<string, SettlementChoiceChange[]>(`choice-changes:${employee.factoryId}`, async (ids) => {
      const rows = await context.reads.query<{ of: string } & SettlementChoiceChange>(
        `SELECT employee_id AS "of", before, after, changed_on AS "changedOn", changed_by AS "changedBy" FROM settlement_choice_change
          WHERE factory_id = $1 AND employee_id = ANY ($2) ORDER BY no`,
        [employee.factoryId, ids],
      );
      const own = groupRows(rows, (row) => row.of);
      return ids.map((id) =>
        (own.get(id) ?? []).map(({ of: _of, ...row }) => Object.assign(new SettlementChoiceChange(), row)),
      );
    })
    .load(employee.employeeId);
}
