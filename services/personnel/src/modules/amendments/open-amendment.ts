import { type LocalDate, OpaqueIdError, parseOpaqueId } from '@anzhi/domain';
import type { UserError } from '@anzhi/graphql-kit';
import type { Tx } from '@anzhi/service-kit';
import { isCalculated, recalculateEmployees } from '../entitlements/index.js';
import { recordChanges, sameRecord } from '../facts/index.js';
import {
  type EmployeeFacts,
  EmployeeNotFoundError,
  loadEmployeeFacts,
  lockRoster,
  toEmployee,
} from '../roster/index.js';
import type { ChangeBasisInput, PersonChangeInput } from './amendment.inputs.js';
import { FactsFinalError, RecordFactsSuccess } from './amendment.results.js';
import { refreshDeterminations } from './determinations.store.js';

/** Which posting shows the facts: once it is final they are changed only on the exceptional path. */
export type PostedIn = 'FACTS' | 'BACK_PAY';

/** The person whose facts change, their roster locked: of two officers exactly one comes first. */
export interface AmendedPerson {
  readonly factoryId: string;
  readonly employee: EmployeeFacts;
  readonly today: LocalDate;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Finds and locks the person; refused for nobody, and for final facts without an upheld objection of that person. */
export async function openAmendment(
  tx: Tx,
  input: PersonChangeInput,
  postedIn: PostedIn = 'FACTS',
): Promise<AmendedPerson | EmployeeNotFoundError | FactsFinalError> {
  const { factoryId, key } = parseOpaqueId('employee', input.employeeId);
  await lockRoster(tx, factoryId);
  const [employee] = UUID.test(key) ? await loadEmployeeFacts(tx, factoryId, { employeeIds: [key] }) : [];
  if (!employee) return new EmployeeNotFoundError();
  const finalOn = await finalDay(tx, factoryId, postedIn);
  if (finalOn && !(await isReopened(tx, factoryId, key, input.objectionId ?? null)))
    return new FactsFinalError(finalOn);
  const { date: today } = await tx.clock.now(factoryId);
  return { factoryId, employee, today };
}

/** The day on which the posting of the facts became final; null while it is not. */
export async function finalDay(tx: Tx, factoryId: string, kind: PostedIn): Promise<LocalDate | null> {
  const [series] = await tx.query<{ final_on: LocalDate | null }>(
    'SELECT final_on FROM posting_series WHERE factory_id = $1 AND kind = $2',
    [factoryId, kind],
  );
  return series?.final_on ?? null;
}

/** Whether an objection of this person was upheld, wholly or in part: the exceptional path after the final posting. */
export async function isReopened(
  tx: Tx,
  factoryId: string,
  employeeId: string,
  objectionId: string | null,
): Promise<boolean> {
  const key = objectionId === null ? null : keyOf(objectionId, factoryId);
  if (!key) return false;
  const rows = await tx.query(
    `SELECT 1 FROM objection WHERE factory_id = $1 AND id::text = $2 AND employee_id = $3 AND result IN ('UPHELD', 'PARTLY')`,
    [factoryId, key, employeeId],
  );
  return rows.length > 0;
}

function keyOf(objectionId: string, factoryId: string): string | null {
  try {
    const parsed = parseOpaqueId('objection', objectionId);
    return parsed.factoryId === factoryId ? parsed.key : null;
  } catch (error) {
    if (error instanceof OpaqueIdError) return null;
    throw error;
  }
}

type Change = Pick<Parameters<typeof recordChanges>[2][number], 'kind' | 'before' | 'after'>;

/**
 * Ends a change: history, event and audit when something differs, then the person is calculated anew where a
 * calculation exists, and the determination of back pay follows. A repeated change writes nothing.
 */
export async function closeAmendment(
  tx: Tx,
  { factoryId, employee }: Pick<AmendedPerson, 'factoryId' | 'employee'>,
  { legalBasis, evidence }: ChangeBasisInput,
  change: Change,
): Promise<RecordFactsSuccess> {
  if (!sameRecord(change.before, change.after)) {
    await recordChanges(tx, factoryId, [{ employee, ...change, legalBasis, evidence }]);
    await followAmounts(tx, factoryId, [employee.employeeId]);
  }
  const [now] = await loadEmployeeFacts(tx, factoryId, { employeeIds: [employee.employeeId] });
  return new RecordFactsSuccess(toEmployee(factoryId, now ?? employee));
}

/** Amounts and determinations of people follow their facts: where nothing was calculated yet, nothing is. */
export async function followAmounts(
  tx: Tx,
  factoryId: string,
  employeeIds: readonly string[],
): Promise<void> {
  if (await isCalculated(tx, factoryId)) await recalculateEmployees(tx, factoryId, employeeIds);
  await refreshDeterminations(tx, factoryId, employeeIds);
}

/** True when an opened amendment was refused. */
export const isRefused = (opened: AmendedPerson | UserError): opened is UserError => !('employee' in opened);
