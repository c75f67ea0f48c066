import { yearMonthOf } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { amendEmployee, type EmployeeStatus } from '../roster/index.js';
import { type AmendedPerson, closeAmendment, isRefused, openAmendment } from './open-amendment.js';
import type { RecordPersonStatusInput } from './status.inputs.js';
import { PersonStatusInvalidError } from './status.results.js';

/** Columns of `person_status` with what clears them; money and lists as they are stored. */
const CLEARED = {
  died_on: null,
  declared_missing_on: null,
  incapable_by_illness: false,
  special_protection: false,
  internal_allowance_fen: null,
  leave_taken_days: null,
  assessed_pension_fen: null,
  assessed_transitional_fen: null,
  hazard_exposed: false,
  health_checked_on: null,
  insurance_arrears: [],
  housing_arrears: [],
  staff_loans: [],
} as const;
type Column = keyof typeof CLEARED;
const COLUMNS = Object.keys(CLEARED) as Column[];

/**
 * Records facts that no list holds: death, a court's declaration of absence, incapacity, protection, agreed allowance,
 * leave taken, hazards and the health check on leaving, claims of insurance, housing fund and loans. Emits
 * EmployeeAmended; the person is calculated anew.
 */
export async function recordPersonStatus(tx: Tx, input: RecordPersonStatusInput) {
  const opened = await openAmendment(tx, input);
  if (isRefused(opened)) return opened;
  const { factoryId, employee } = opened;
  const fault = statusFault(input, opened);
  if (fault) return fault;
  const before = await loadStatus(tx, factoryId, employee.employeeId);
  const given = givenColumns(input);
  const stored: Record<Column, unknown> = { ...CLEARED, ...before, ...given };
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

function statusFault(input: RecordPersonStatusInput, { employee, today }: AmendedPerson) {
  const { birthDate } = employee;
  for (const field of ['diedOn', 'declaredMissingOn', 'healthCheckedOn'] as const) {
    const day = input[field];
    if (day && (day > today || day < birthDate))
      return new PersonStatusInvalidError(field, '晚于今日或早于出生 (after today or before birth)');
  }
  const { assessedPension } = input;
  if (
    assessedPension &&
    (assessedPension.transitional < 0n || assessedPension.transitional > assessedPension.basic)
  )
    return new PersonStatusInvalidError(
      'assessedPension',
      '过渡性养老金应在零与月养老金之间 (the transitional part lies between zero and the whole)',
    );
  const thisMonth = yearMonthOf(today);
  for (const field of ['socialInsuranceArrears', 'housingFundArrears'] as const)
    if (input[field]?.some((span) => span.to < span.from || span.to > thisMonth))
      return new PersonStatusInvalidError(
        field,
        '止月早于起月或晚于本月 (ends before it starts, or after this month)',
      );
  return null;
}

/** What the input says, as stored; null clears, what was left out stays out. */
function givenColumns(input: RecordPersonStatusInput): Partial<Record<Column, unknown>> {
  const { assessedPension: assessed } = input;
  const given: Record<Column, unknown> = {
    died_on: input.diedOn,
    declared_missing_on: input.declaredMissingOn,
    incapable_by_illness: input.incapableByIllness,
    special_protection: input.specialProtection,
    internal_allowance_fen: input.internalAllowance,
    leave_taken_days: input.leaveTakenDays,
    assessed_pension_fen: assessed === null ? null : assessed?.basic,
    assessed_transitional_fen: assessed === null ? null : assessed?.transitional,
    hazard_exposed: input.hazardExposed,
    health_checked_on: input.healthCheckedOn,
    insurance_arrears: input.socialInsuranceArrears?.map(({ from, to, monthlyUnit, monthlyPersonal }) => ({
      ...{ from, to, unitFen: String(monthlyUnit), personalFen: String(monthlyPersonal) },
    })),
    housing_arrears: input.housingFundArrears?.map(({ from, to, monthly }) => ({
      from,
      to,
      fen: String(monthly),
    })),
    staff_loans: input.staffLoans?.map(({ principal, unlawfulInterest }) => ({
      ...{ principalFen: String(principal), unlawfulInterestFen: String(unlawfulInterest) },
    })),
  };
  const lists = {
    insurance_arrears: 'socialInsuranceArrears',
    housing_arrears: 'housingFundArrears',
    staff_loans: 'staffLoans',
  } as const;
  for (const [column, field] of Object.entries(lists))
    if (input[field] === null) given[column as Column] = null;
  const present = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present.map(([column, value]) => [column, value ?? CLEARED[column as Column]]));
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

async function loadStatus(
  tx: Tx,
  factoryId: string,
  employeeId: string,
): Promise<Record<Column, unknown> | undefined> {
  const [row] = await tx.query<Record<Column, unknown>>(
    `SELECT ${COLUMNS.join(', ')} FROM person_status WHERE factory_id = $1 AND employee_id = $2`,
    [factoryId, employeeId],
  );
  return row;
}

async function storeStatus(
  tx: Tx,
  factoryId: string,
  employeeId: string,
  stored: Readonly<Record<Column, unknown>>,
): Promise<void> {
  const values = COLUMNS.map((column) =>
    Array.isArray(stored[column]) ? JSON.stringify(stored[column]) : stored[column],
  );
  await tx.query(
    `INSERT INTO person_status (factory_id, employee_id, ${COLUMNS.join(', ')})
     VALUES ($1, $2, ${COLUMNS.map((_, index) => `$${index + 3}`).join(', ')})
     ON CONFLICT (factory_id, employee_id) DO UPDATE SET ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    [factoryId, employeeId, ...values],
  );
}
