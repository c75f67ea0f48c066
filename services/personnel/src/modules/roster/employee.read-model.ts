import { parseOpaqueId } from '@anzhi/domain';
import { countRows, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import { amendmentChanges, type StoredFacts } from './domain/amendment-changes.js';
import { maskIdentityNumber } from './domain/mask-identity-number.js';
import {
  EmployeeCategory,
  EmployeeForm,
  EmployeeGender,
  EmployeePositionKind,
  EmployeeSpecialWorkType,
  EmployeeStanding,
} from './employee.enums.js';
import { EmployeeSort, type EmployeesArgs } from './employee.inputs.js';
import { Employee, EmployeeAmendment } from './employee.type.js';
import {
  EMPLOYEE_COLUMNS,
  type EmployeeFacts,
  type EmployeeSqlRow,
  toEmployeeFacts,
} from './employee-facts.js';
import { employeeOpaqueId } from './roster-state.js';

/** A person as the graph shows them. */
export function toEmployee(factoryId: string, facts: EmployeeFacts): Employee {
  const {
    specialWork: special,
    arrears,
    averageWageFen,
    employmentForm,
    positionKind,
    employeeId,
    ...plain
  } = facts;
  return Object.assign(new Employee(), {
    ...plain,
    id: employeeOpaqueId(factoryId, employeeId),
    employeeId,
    factoryId,
    gender: EmployeeGender[facts.gender],
    category: EmployeeCategory[facts.category],
    status: EmployeeStanding[facts.status],
    employmentForm: employmentForm && EmployeeForm[employmentForm],
    positionKind: positionKind && EmployeePositionKind[positionKind],
    specialWork: special && { ...special, type: EmployeeSpecialWorkType[special.type] },
    averageWage: averageWageFen,
    arrears: arrears && { from: arrears.from, to: arrears.to, monthly: arrears.monthlyFen },
  });
}

const fromSql = (row: EmployeeSqlRow): Employee => toEmployee(row.factory_id, toEmployeeFacts(row));

/** The person with this number at a factory; null when nobody has it. */
export async function findEmployee(
  context: RequestContext,
  factoryId: string,
  employeeNo: string,
): Promise<Employee | null> {
  const [row] = await context.reads.query<EmployeeSqlRow>(
    `SELECT ${EMPLOYEE_COLUMNS} FROM employee WHERE factory_id = $1 AND number_key = upper($2)`,
    [factoryId, employeeNo],
  );
  return row ? fromSql(row) : null;
}

/** A person by their opaque id, many in one query; null where the id is unknown or out of scope. */
export function loadEmployee(context: RequestContext, id: string): Promise<Employee | null> {
  return context
    .loader<string, Employee | null>('employee', async (ids) => {
      const keys = ids.map((one) => parseOpaqueId('employee', one));
      const rows = await context.reads.query<EmployeeSqlRow>(
        `SELECT ${EMPLOYEE_COLUMNS} FROM employee
          WHERE (factory_id, id::text) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
        [keys.map((key) => key.factoryId), keys.map((key) => key.key)],
      );
      const found = new Map(rows.map((row) => [employeeOpaqueId(row.factory_id, row.id), fromSql(row)]));
      return ids.map((one) => found.get(one) ?? null);
    })
    .load(id);
}

const SORT_KEYS: Record<EmployeeSort, string> = {
  [EmployeeSort.SERIAL]: "''",
  [EmployeeSort.EMPLOYEE_NO]: 'number_key',
  [EmployeeSort.NAME]: 'name',
  [EmployeeSort.UNIT]: "coalesce(unit, '')",
};

/** Text with LIKE's own signs taken literally. */
const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

const FILTER = `employee WHERE factory_id = $1 AND ($2::text IS NULL OR category = $2) AND ($3::text IS NULL OR unit = $3)
  AND ($4::text IS NULL OR name LIKE '%' || $4 || '%' OR number_key LIKE upper($4) || '%')
  AND ($5::bytea IS NULL OR identity_index = $5)`;

/** People on the roster of a factory. An identity number is compared by its blind index. */
export async function listEmployees(context: RequestContext, args: EmployeesArgs): Promise<Page<Employee>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const { category, unit, search, identityNumber } = args.filter ?? {};
  const index = identityNumber
    ? (await context.reads.cipher(factoryId)).blindIndex(identityNumber.toUpperCase())
    : null;
  const given = [factoryId, category ?? null, unit ?? null, search ? literal(search) : null, index];
  const key = `${SORT_KEYS[args.sort]} COLLATE "C"`;
  const rows = await context.reads.query<EmployeeSqlRow & { sort_key: string }>(
    `SELECT ${EMPLOYEE_COLUMNS}, ${key} AS sort_key FROM ${FILTER}
        AND ($6::text IS NULL OR (${key}, serial) > ($6, $7::text::integer))
      ORDER BY ${key}, serial LIMIT $8`,
    [...given, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  const page = toPage(
    rows,
    limit,
    (row) => [row.sort_key, String(row.serial)],
    () => countRows(context.reads, FILTER, given),
  );
  return { ...page, nodes: page.nodes.map(fromSql) };
}

/** `369900********1234`: region and last four digits only; many people in one query. */
export function maskedIdentityNumber(context: RequestContext, employee: Employee): Promise<string> {
  return context
    .loader<Employee, string>('employee-identity', async (people) => {
      const rows = await context.reads.query<{ factory_id: string; id: string; identity_sealed: Buffer }>(
        `SELECT factory_id, id, identity_sealed FROM employee
          WHERE (factory_id, id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))`,
        [people.map((one) => one.factoryId), people.map((one) => one.employeeId)],
      );
      const masked = new Map<string, string>();
      for (const row of rows) {
        const number = (await context.reads.cipher(row.factory_id)).decrypt(row.identity_sealed);
        masked.set(row.id, maskIdentityNumber(number));
      }
      return people.map((one) => masked.get(one.employeeId) ?? new Error('the person is gone'));
    })
    .load(employee);
}

/** The amendments of a person, the oldest first; many people in one query. */
export function amendmentsOf(context: RequestContext, employee: Employee): Promise<EmployeeAmendment[]> {
  return context
    .loader<Employee, EmployeeAmendment[]>('employee-amendments', async (people) => {
      const rows = await context.reads.query<{
        employee_id: string;
        amended_on: string;
        before: StoredFacts;
        after: StoredFacts;
        legal_basis: string;
        evidence: string;
      }>(
        `SELECT employee_id, amended_on, before, after, legal_basis, evidence FROM employee_amendment
          WHERE (factory_id, employee_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) ORDER BY id`,
        [people.map((one) => one.factoryId), people.map((one) => one.employeeId)],
      );
      const all = rows.map((row) => ({
        of: row.employee_id,
        made: Object.assign(new EmployeeAmendment(), {
          amendedOn: row.amended_on,
          fields: Object.keys(row.after),
          changes: amendmentChanges(row.before, row.after),
          legalBasis: row.legal_basis,
          evidence: row.evidence,
        }),
      }));
      return people.map((one) => all.filter(({ of }) => of === one.employeeId).map(({ made }) => made));
    })
    .load(employee);
}
