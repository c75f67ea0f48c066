import { yearMonthOf } from '@anzhi/domain';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { latestPolicy, ledgerFault, recordChanges, sameRecord } from '../facts/index.js';
import { loadEmployeeFacts, lockRoster } from '../roster/index.js';
import { FactsFinalError } from './amendment.results.js';
import type { RecordArrearsInput } from './arrears.inputs.js';
import {
  ArrearLineFault,
  ArrearLineProblem,
  ArrearLinesRefusedError,
  RecordArrearsSuccess,
} from './arrears.results.js';
import {
  carryTotals,
  insertLines,
  ledgersOf,
  openLedgers,
  type PersonLine,
  peopleByNo,
} from './arrears.store.js';
import { finalDay, followAmounts, isReopened } from './open-amendment.js';

/**
 * Records lines of the arrears ledger, all or none; every line at fault is told. A person's first line opens their ledger
 * with what the roster said, so that no month is lost. Emits EmployeeAmended for each person whose ledger changed.
 */
export async function recordArrears(tx: Tx, input: RecordArrearsInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  await lockRoster(tx, factoryId);
  const checked = await checkLines(tx, factoryId, input);
  if (checked instanceof ArrearLinesRefusedError) return checked;
  const ids = [...new Set(checked.map((line) => line.employeeId))].sort();
  const finalOn = await finalDay(tx, factoryId, 'BACK_PAY');
  if (finalOn && !(await areReopened(tx, factoryId, ids, input.objectionId ?? null)))
    return new FactsFinalError(finalOn);
  const people = await loadEmployeeFacts(tx, factoryId, { employeeIds: ids });
  const before = await ledgersOf(tx, factoryId, ids);
  await openLedgers(
    tx,
    factoryId,
    people.filter((person) => !before.has(person.employeeId)),
  );
  await insertLines(tx, factoryId, checked, 'LEDGER');
  const total = await carryTotals(tx, factoryId, ids);
  const after = await ledgersOf(tx, factoryId, ids);
  const { legalBasis, evidence } = input;
  const changes = people
    .map((employee) => ({
      ...{ employee, kind: 'ARREARS' as const, legalBasis, evidence },
      before: before.get(employee.employeeId) ?? null,
      after: after.get(employee.employeeId) ?? [],
    }))
    .filter((change) => !sameRecord(change.before, change.after));
  await recordChanges(tx, factoryId, changes);
  if (changes.length > 0) await followAmounts(tx, factoryId, ids);
  return new RecordArrearsSuccess(input.lines.length, ids.length, total);
}

async function areReopened(
  tx: Tx,
  factoryId: string,
  employeeIds: readonly string[],
  objectionId: string | null,
): Promise<boolean> {
  const [only, ...others] = employeeIds;
  return only !== undefined && others.length === 0 && isReopened(tx, factoryId, only, objectionId);
}

async function checkLines(
  tx: Tx,
  factoryId: string,
  { lines }: RecordArrearsInput,
): Promise<PersonLine[] | ArrearLinesRefusedError> {
  const people = await peopleByNo(
    tx,
    factoryId,
    lines.map((line) => line.employeeNo),
  );
  const policy = await latestPolicy(tx, factoryId);
  const thisMonth = yearMonthOf((await tx.clock.now(factoryId)).date);
  const seen = new Set<string>();
  const problems: ArrearLineProblem[] = [];
  const checked: PersonLine[] = [];
  for (const [index, { employeeNo, month, item, accrued, paid }] of lines.entries()) {
    const employeeId = people.get(employeeNo.toUpperCase());
    const key = `${employeeId}|${month}|${item}`;
    const fault = ledgerFault({ month, item, accrued, paid }, thisMonth, policy);
    const reason = !employeeId ? 'UNKNOWN_EMPLOYEE' : seen.has(key) ? 'TWICE_IN_INPUT' : fault;
    seen.add(key);
    if (reason || !employeeId)
      problems.push(new ArrearLineProblem(index, employeeNo, ArrearLineFault[reason ?? 'UNKNOWN_EMPLOYEE']));
    else checked.push({ employeeId, month, item, accrued, paid });
  }
  return problems.length > 0 ? new ArrearLinesRefusedError(problems) : checked;
}
