import type { Fen, LocalDate, YearMonth } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import type {
  EmploymentForm,
  Gender,
  PositionKind,
  RosterCategory,
  SpecialWorkType,
} from './domain/roster-row.js';

/** Where a person stands now: the category of the roster until an amendment says otherwise. */
export const EMPLOYEE_STATUSES = [
  'ACTIVE_ON_POST',
  'OFF_POST',
  'SICK_LEAVE',
  'INTERNAL_RETIRED',
  'RETIRED',
  'LIXIU',
  'SURVIVOR_BENEFICIARY',
  'MISSING',
  'DECEASED',
] as const;
export type EmployeeStatus = (typeof EMPLOYEE_STATUSES)[number];

/** What the roster says of one person today, amendments included: everything that calculations read. Money in fen. */
export interface EmployeeFacts {
  /** The uuid of the row; clients and events see `opaqueId('employee', factoryId, employeeId)`. */
  employeeId: string;
  employeeNo: string;
  /** Place on the roster, from 1, in the order of the imports. */
  serial: number;
  name: string;
  gender: Gender;
  birthDate: LocalDate;
  category: RosterCategory;
  employmentForm: EmploymentForm | null;
  positionKind: PositionKind | null;
  unit: string | null;
  post: string | null;
  joinWorkOn: LocalDate | null;
  joinUnitOn: LocalDate | null;
  /** A claimed period of special work; both days belong to it. */
  specialWork: { type: SpecialWorkType; from: LocalDate; to: LocalDate } | null;
  averageWageFen: Fen | null;
  injuryGrade: number | null;
  /** Both months belong to it. */
  arrears: { from: YearMonth; to: YearMonth; monthlyFen: Fen } | null;
  status: EmployeeStatus;
}

/** What calculations read: without what no figure hangs on, which a walk over everybody need not carry. */
export type CalculationFacts = Omit<EmployeeFacts, 'name' | 'unit' | 'post'>;

/** A row of `employee` as SQL gives it. */
export interface EmployeeSqlRow {
  factory_id: string;
  id: string;
  serial: number;
  status: EmployeeStatus;
  employee_no: string;
  name: string;
  gender: Gender;
  birth_date: LocalDate;
  category: RosterCategory;
  employment_form: EmploymentForm | null;
  position_kind: PositionKind | null;
  unit: string | null;
  post: string | null;
  join_work_on: LocalDate | null;
  join_unit_on: LocalDate | null;
  special_type: SpecialWorkType | null;
  special_from: LocalDate | null;
  special_to: LocalDate | null;
  average_wage_fen: Fen | null;
  injury_grade: number | null;
  arrears_from: YearMonth | null;
  arrears_to: YearMonth | null;
  arrears_monthly_fen: Fen | null;
}

type CalculationSqlRow = Omit<EmployeeSqlRow, 'factory_id' | 'name' | 'unit' | 'post'>;

const CALCULATION_COLUMNS = `id, serial, status, employee_no, gender, birth_date, category, employment_form, position_kind,
  join_work_on, join_unit_on, special_type, special_from, special_to, average_wage_fen, injury_grade, arrears_from,
  arrears_to, arrears_monthly_fen`;

/** The columns of EmployeeSqlRow. */
export const EMPLOYEE_COLUMNS = `factory_id, name, unit, post, ${CALCULATION_COLUMNS}`;

/** Maps a row to everything that the roster says of a person. */
export function toEmployeeFacts(row: EmployeeSqlRow): EmployeeFacts {
  const { name, unit, post } = row;
  return { ...toCalculationFacts(row), name, unit, post };
}

function toCalculationFacts(row: CalculationSqlRow): CalculationFacts {
  const { special_type: type, special_from, special_to, arrears_from, arrears_to, arrears_monthly_fen } = row;
  const special = type && special_from && special_to ? { type, from: special_from, to: special_to } : null;
  const owed = arrears_from && arrears_to && arrears_monthly_fen !== null;
  return {
    employeeId: row.id,
    employeeNo: row.employee_no,
    serial: row.serial,
    gender: row.gender,
    birthDate: row.birth_date,
    category: row.category,
    employmentForm: row.employment_form,
    positionKind: row.position_kind,
    joinWorkOn: row.join_work_on,
    joinUnitOn: row.join_unit_on,
    specialWork: special,
    averageWageFen: row.average_wage_fen,
    injuryGrade: row.injury_grade,
    arrears: owed ? { from: arrears_from, to: arrears_to, monthlyFen: arrears_monthly_fen } : null,
    status: row.status,
  };
}

/**
 * The people on the roster of a factory, in the order of the roster: everybody, those of `employeeIds` (uuids; unknown
 * ones are left out), or some after a serial: never more than `limit`, and none only at the roster's end.
 */
export async function loadEmployeeFacts(
  tx: ReadTx,
  factoryId: string,
  wanted: { employeeIds?: readonly string[]; afterSerial?: number; limit?: number } = {},
): Promise<EmployeeFacts[]> {
  const { employeeIds = null, afterSerial = 0, limit = null } = wanted;
  const step = limit !== null && employeeIds === null;
  const rows = await tx.query<EmployeeSqlRow>(
    `SELECT ${EMPLOYEE_COLUMNS} FROM employee
      WHERE factory_id = $1 AND ($2::uuid[] IS NULL OR id = ANY ($2)) AND serial > $3${step ? NEXT_WINDOW : ''}
      ORDER BY serial LIMIT $4`,
    [factoryId, employeeIds, afterSerial, limit],
  );
  return rows.map(toEmployeeFacts);
}

/** The next people after a serial, at most `limit` and none only at the roster's end: a step of a walk that calculates, bounded as {@link NEXT_WINDOW} says. */
export async function loadNextFacts(
  tx: ReadTx,
  factoryId: string,
  { afterSerial, limit }: { afterSerial: number; limit: number },
): Promise<CalculationFacts[]> {
  const rows = await tx.query<CalculationSqlRow>(
    `SELECT ${CALCULATION_COLUMNS} FROM employee
      WHERE factory_id = $1 AND serial > $2
        AND serial < $3::int + (SELECT min(serial) FROM employee WHERE factory_id = $1 AND serial > $2)
      ORDER BY serial LIMIT $3`,
    [factoryId, afterSerial, limit],
  );
  return rows.map(toCalculationFacts);
}

/**
 * As many serials as the limit, from the next one that is taken. Bounded on both sides, or PostgreSQL, which knows
 * nothing yet of rows that were just imported, sorts the whole rest of the roster for every step of a walk.
 */
const NEXT_WINDOW = ` AND serial < $4::int + (SELECT min(serial) FROM employee WHERE factory_id = $1 AND serial > $3)`;

/** The uuid of the person with this employee number (letter case does not matter); null when nobody has it. */
export async function employeeIdOf(
  tx: ReadTx,
  factoryId: string,
  employeeNo: string,
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    'SELECT id FROM employee WHERE factory_id = $1 AND number_key = upper($2)',
    [factoryId, employeeNo],
  );
  return row?.id ?? null;
}
