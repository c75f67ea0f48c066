import type { Tx } from '@anzhi/service-kit';
import { amendEmployee, rosterState } from '../roster/index.js';
import { averageDue, type DueWageLine, dueWagesFault, wageMonths } from '../rules/domain/due-wages.js';
import type { RecordDueWagesInput } from './due-wages.inputs.js';
import { DueWagesInvalidError, WageMonthsUnknownError } from './due-wages.results.js';
import { closeAmendment, isRefused, openAmendment } from './open-amendment.js';

/**
 * Records what fell due in each month before the declaration; their average becomes the wage of the roster, on which
 * compensation rests (劳动合同法 47 ¶3; 实施条例 27). Emits EmployeeAmended; the person is calculated anew.
 */
export async function recordDueWages(tx: Tx, input: RecordDueWagesInput) {
  const opened = await openAmendment(tx, input);
  if (isRefused(opened)) return opened;
  const { factoryId, employee } = opened;
  const { declaredOn } = await rosterState(tx, factoryId);
  if (!declaredOn) return new WageMonthsUnknownError();
  const window = wageMonths(declaredOn, employee.joinUnitOn);
  const lines: DueWageLine[] = input.lines.map(({ month, item, due }) => ({ month, item, due }));
  lines.sort((a, b) => (`${a.month} ${a.item}` < `${b.month} ${b.item}` ? -1 : 1));
  const fault = dueWagesFault(lines, window);
  if (fault) return new DueWagesInvalidError(fault.why, fault.months);
  const { employeeId } = employee;
  const before = await linesOf(tx, factoryId, employeeId);
  await replaceLines(tx, factoryId, employeeId, lines);
  const total = lines.reduce((sum, line) => sum + line.due, 0n);
  const changes = { averageWageFen: averageDue({ total, months: window.length }) };
  const { legalBasis, evidence } = input;
  await amendEmployee(tx, { factoryId, employeeId, changes, legalBasis, evidence });
  return closeAmendment(tx, opened, input, {
    kind: 'DUE_WAGES',
    before: before.length > 0 ? before : null,
    after: lines,
  });
}

function linesOf(tx: Tx, factoryId: string, employeeId: string): Promise<DueWageLine[]> {
  return tx.query<DueWageLine>(
    `SELECT month, item, due_fen AS due FROM due_wage WHERE factory_id = $1 AND employee_id = $2 ORDER BY month, item`,
    [factoryId, employeeId],
  );
}

async function replaceLines(
  tx: Tx,
  factoryId: string,
  employeeId: string,
  lines: readonly DueWageLine[],
): Promise<void> {
  await tx.query('DELETE FROM due_wage WHERE factory_id = $1 AND employee_id = $2', [factoryId, employeeId]);
  await tx.query(
    `INSERT INTO due_wage (factory_id, employee_id, month, item, due_fen)
     SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::bigint[])`,
    [
      ...[factoryId, employeeId, lines.map((line) => line.month), lines.map((line) => line.item)],
      lines.map((line) => line.due),
    ],
  );
}
