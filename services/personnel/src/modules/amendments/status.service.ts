import type { LocalDate } from '@anzhi/domain';
import { yearMonthOf } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { loadRecords } from '../facts/index.js';
import { amendEmployee, type EmployeeStatus } from '../roster/index.js';
import { circumstancesFault } from './circumstances.js';
import { type AmendedPerson, closeAmendment, isRefused, openAmendment } from './open-amendment.js';
import type { RecordPersonStatusInput } from './status.inputs.js';
import { PersonStatusInvalidError } from './status.results.js';
import { CLEARED, type Column, deathOf, givenColumns, loadStatus, storeStatus } from './status.store.js';

/**
 * Records facts that no list holds: death, a court's declaration of absence, incapacity, protection, agreed allowance,
 * leave taken, hazards and the health check on leaving, claims of insurance, housing fund and loans, a manager's post,
 * circumstances of the death, the assessed pension. Emits EmployeeAmended; the person is calculated anew.
 */
export async function recordPersonStatus(tx: Tx, input: RecordPersonStatusInput) {
  const opened = await openAmendment(tx, input);
  if (isRefused(opened)) return opened;
  const { factoryId, employee } = opened;
  const fault = statusFault(input, opened);
  if (fault) return fault;
  const before = await loadStatus(tx, factoryId, employee.employeeId);
  const stored: Record<Column, unknown> = { ...CLEARED, ...before, ...givenColumns(input) };
  // A death that is taken back takes with it what only followed from it.
  if (!stored.died_on) Object.assign(stored, NO_DEATH);
  const diedOn = stored.died_on as LocalDate | null;
  const injuryGrade = await gradeOf(tx, factoryId, employee);
  const wrong = circumstancesFault(input, { ...opened, diedOn, death: deathOf(stored), injuryGrade });
  if (wrong) return wrong;
  await storeStatus(tx, factoryId, employee.employeeId, stored);
  const status = standingOf(stored, employee);
  if (status !== employee.status) {
    const { legalBasis, evidence } = input;
    const changes = { status };
    await amendEmployee(tx, { factoryId, employeeId: employee.employeeId, changes, legalBasis, evidence });
  }
  const after = await loadStatus(tx, factoryId, employee.employeeId);
  return closeAmendment(tx, opened, input, { kind: 'STATUS', before: before ?? null, after: after ?? null });
}

const NO_DEATH = {
  death_cause: null,
  death_insured: null,
  own_contributions_fen: null,
  pension_since: null,
} as const;

/** The grade of the recorded injury, else that of the roster. */
async function gradeOf(
  tx: Tx,
  factoryId: string,
  employee: AmendedPerson['employee'],
): Promise<number | null> {
  const records = await loadRecords(tx, factoryId, [employee.employeeId]);
  return records.of(employee.employeeId).injury?.grade ?? employee.injuryGrade;
}

function statusFault(input: RecordPersonStatusInput, { employee, today }: AmendedPerson) {
  const { birthDate } = employee;
  for (const field of ['diedOn', 'declaredMissingOn', 'healthCheckedOn'] as const) {
    const day = input[field];
    if (day && (day > today || day < birthDate))
      return new PersonStatusInvalidError(field, '晚于今日或早于出生 (after today or before birth)');
  }
  const thisMonth = yearMonthOf(today);
  for (const field of ['socialInsuranceArrears', 'housingFundArrears'] as const)
    if (input[field]?.some((span) => span.to < span.from || span.to > thisMonth))
      return new PersonStatusInvalidError(
        field,
        '止月早于起月或晚于本月 (ends before it starts, or after this month)',
      );
  return null;
}

/** Death and absence show in where the person stands; when they are taken back, the category of the roster stands again. */
function standingOf(
  stored: Readonly<Record<Column, unknown>>,
  { status, category }: AmendedPerson['employee'],
): EmployeeStatus {
  if (stored.died_on) return 'DECEASED';
  if (stored.declared_missing_on) return 'MISSING';
  return status === 'DECEASED' || status === 'MISSING' ? category : status;
}
