import { monthsInclusive } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import type { EmployeeFacts } from './employee-facts.js';

/** Where the roster row keeps each fact. */
const COLUMNS: readonly (readonly [column: string, type: string, read: (facts: EmployeeFacts) => unknown])[] =
  [
    ['employee_no', 'text', (facts) => facts.employeeNo],
    ['name', 'text', (facts) => facts.name],
    ['gender', 'text', (facts) => facts.gender],
    ['birth_date', 'date', (facts) => facts.birthDate],
    ['category', 'text', (facts) => facts.category],
    ['employment_form', 'text', (facts) => facts.employmentForm],
    ['position_kind', 'text', (facts) => facts.positionKind],
    ['unit', 'text', (facts) => facts.unit],
    ['post', 'text', (facts) => facts.post],
    ['join_work_on', 'date', (facts) => facts.joinWorkOn],
    ['join_unit_on', 'date', (facts) => facts.joinUnitOn],
    ['special_type', 'text', (facts) => facts.specialWork?.type ?? null],
    ['special_from', 'date', (facts) => facts.specialWork?.from ?? null],
    ['special_to', 'date', (facts) => facts.specialWork?.to ?? null],
    ['average_wage_fen', 'bigint', (facts) => facts.averageWageFen],
    ['injury_grade', 'int', (facts) => facts.injuryGrade],
    ['arrears_from', 'text', (facts) => facts.arrears?.from ?? null],
    ['arrears_to', 'text', (facts) => facts.arrears?.to ?? null],
    ['arrears_monthly_fen', 'bigint', (facts) => facts.arrears?.monthlyFen ?? null],
    ['status', 'text', (facts) => facts.status],
  ];

const SETS = COLUMNS.map(([column]) => `${column} = f.${column}`).join(', ');
const GIVEN = COLUMNS.map(([, type], index) => `$${index + 4}::${type}[]`).join(', ');
const NAMES = COLUMNS.map(([column]) => column).join(', ');

/** Writes the facts of people, each of them once; what is owed follows them until a ledger says it by month. */
export async function storeFacts(tx: Tx, factoryId: string, people: readonly EmployeeFacts[]): Promise<void> {
  await tx.query(
    `UPDATE employee e SET ${SETS}, arrears_total_fen = CASE
         WHEN EXISTS (SELECT 1 FROM arrear_line l WHERE l.factory_id = $1 AND l.employee_id = e.id) THEN e.arrears_total_fen ELSE f.owed END
       FROM unnest($2::uuid[], $3::bigint[], ${GIVEN}) AS f(id, owed, ${NAMES})
      WHERE e.factory_id = $1 AND e.id = f.id`,
    [
      ...[factoryId, people.map(({ employeeId }) => employeeId), people.map(owedBy)],
      ...COLUMNS.map(([, , read]) => people.map(read)),
    ],
  );
}

const owedBy = ({ arrears }: EmployeeFacts): bigint =>
  arrears ? arrears.monthlyFen * BigInt(monthsInclusive(arrears.from, arrears.to)) : 0n;
