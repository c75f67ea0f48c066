import type { LocalDate } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import type { DeathCircumstancesInput } from './circumstances.inputs.js';
import type { RecordPersonStatusInput } from './status.inputs.js';

/** Columns of `person_status` with what clears them; money and lists as they are stored. */
export const CLEARED = {
  died_on: null,
  declared_missing_on: null,
  incapable_by_illness: false,
  special_protection: false,
  internal_allowance_fen: null,
  leave_taken_days: null,
  hazard_exposed: false,
  health_checked_on: null,
  insurance_arrears: [],
  housing_arrears: [],
  staff_loans: [],
  manager_post: null,
  manager_since: null,
  death_cause: null,
  death_insured: null,
  own_contributions_fen: null,
  pension_since: null,
  pension_basic_fen: null,
  pension_transitional_fen: null,
  pension_assessed_on: null,
} as const;
export type Column = keyof typeof CLEARED;
export const COLUMNS = Object.keys(CLEARED) as Column[];
type CircumstanceColumn = Extract<
  Column,
  `manager_${string}` | `death_${string}` | `pension_${string}` | 'own_contributions_fen'
>;

/** What the input says, as stored; null clears, what was left out stays out. */
export function givenColumns(input: RecordPersonStatusInput): Partial<Record<Column, unknown>> {
  const given: Record<Exclude<Column, CircumstanceColumn>, unknown> = {
    died_on: input.diedOn,
    declared_missing_on: input.declaredMissingOn,
    incapable_by_illness: input.incapableByIllness,
    special_protection: input.specialProtection,
    internal_allowance_fen: input.internalAllowance,
    leave_taken_days: input.leaveTakenDays,
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
    if (input[field] === null) given[column as keyof typeof lists] = null;
  const present = Object.entries({ ...given, ...givenCircumstances(input) }).filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(present.map(([column, value]) => [column, value ?? CLEARED[column as Column]]));
}

/** Groups of columns that one part of the input fills: each whole, so that a part left out keeps all of them. */
function givenCircumstances({ seniorManager, death, assessedPension }: RecordPersonStatusInput) {
  return {
    ...(seniorManager !== undefined && {
      manager_post: seniorManager?.post ?? null,
      manager_since: seniorManager?.since ?? null,
    }),
    ...(death !== undefined && {
      death_cause: death?.cause ?? null,
      death_insured: death?.insured ?? null,
      own_contributions_fen: death?.ownContributions ?? null,
      pension_since: death?.pensionSince ?? null,
    }),
    ...(assessedPension !== undefined && {
      pension_basic_fen: assessedPension?.basic ?? null,
      pension_transitional_fen: assessedPension?.transitional ?? null,
      pension_assessed_on: assessedPension?.assessedOn ?? null,
    }),
  } satisfies Partial<Record<CircumstanceColumn, unknown>>;
}

/** What a row says of the death; null where nothing is recorded of it. */
export function deathOf(stored: Readonly<Record<Column, unknown>>): DeathCircumstancesInput | null {
  if (!stored.death_cause) return null;
  const { death_cause, death_insured, own_contributions_fen, pension_since } = stored;
  return {
    cause: death_cause as DeathCircumstancesInput['cause'],
    insured: death_insured as boolean,
    ownContributions: own_contributions_fen as bigint | null,
    pensionSince: pension_since as LocalDate | null,
  };
}

/** The stored row of one person (uuid); undefined where nothing is recorded. */
export async function loadStatus(
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

/** Puts a whole row in place of what stood. */
export async function storeStatus(
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
