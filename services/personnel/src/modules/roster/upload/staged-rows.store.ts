import type { FactoryCipher, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import type { RawCell } from '../domain/check-roster.js';
import type { RosterProblem } from '../domain/roster-problem.js';
import type { RosterRow } from '../domain/roster-row.js';
import { arrayLiteral } from './array-literal.js';

/** Columns of a staged row beside its keys, with their SQL types, and how each is read of a checked row. */
const COLUMNS: readonly (readonly [
  name: string,
  type: string,
  read: (row: RosterRow, cipher: FactoryCipher) => unknown,
])[] = [
  ['line', 'integer', (row) => row.line],
  ['employee_id', 'uuid', () => newId()],
  ['employee_no', 'text', (row) => row.employeeNo],
  ['name', 'text', (row) => row.name],
  ['gender', 'text', (row) => row.gender],
  ['birth_date', 'date', (row) => row.birthDate],
  ['category', 'text', (row) => row.category],
  ['employment_form', 'text', (row) => row.employmentForm],
  ['position_kind', 'text', (row) => row.positionKind],
  ['unit', 'text', (row) => row.unit],
  ['post', 'text', (row) => row.post],
  ['join_work_on', 'date', (row) => row.joinedWorkOn],
  ['join_unit_on', 'date', (row) => row.enteredFactoryOn],
  ['special_type', 'text', (row) => row.specialWork?.type],
  ['special_from', 'date', (row) => row.specialWork?.from],
  ['special_to', 'date', (row) => row.specialWork?.to],
  ['average_wage_fen', 'bigint', (row) => row.averageWage],
  ['injury_grade', 'smallint', (row) => row.injuryGrade],
  ['arrears_from', 'text', (row) => row.arrears?.from],
  ['arrears_to', 'text', (row) => row.arrears?.to],
  ['arrears_monthly_fen', 'bigint', (row) => row.arrears?.monthly],
  ['arrears_total_fen', 'bigint', (row) => row.arrears?.total ?? 0n],
  ['identity_sealed', 'bytea', (row, cipher) => cipher.encrypt(row.identityNumber)],
  ['identity_index', 'bytea', (row, cipher) => cipher.blindIndex(row.identityNumber)],
  ['phone_sealed', 'bytea', (row, cipher) => (row.phone === null ? null : cipher.encrypt(row.phone))],
  ['remarks', 'text', (row) => row.remarks],
  ['extra', 'text', (row) => (Object.keys(row.extra).length > 0 ? JSON.stringify(row.extra) : null)],
];

/** The facts that a staged row and an employee share, for the insert-select of a commit. */
export const SHARED_COLUMNS = COLUMNS.map(([name]) => name)
  .filter((name) => name !== 'line' && name !== 'employee_id')
  .join(', ');

const INSERT = `INSERT INTO roster_staged_row (factory_id, import_id, ${COLUMNS.map(([name]) => name).join(', ')})
  SELECT $1, $2, ${COLUMNS.map(([name]) => (name === 'extra' ? 'extra::jsonb' : name)).join(', ')}
    FROM unnest(${COLUMNS.map(([, type], at) => `$${at + 3}::${type}[]`).join(', ')})
      AS r(${COLUMNS.map(([name]) => name).join(', ')})`;

/**
 * Stores accepted rows until the import is committed, in one statement; identity numbers and phones encrypted. The
 * arrays are written out here: node-postgres's own way, value by value, takes longer than the database does.
 */
export async function stageRows(
  tx: Tx,
  cipher: FactoryCipher,
  key: { readonly factoryId: string; readonly importId: string },
  rows: readonly RosterRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = COLUMNS.map(([, , read]) => arrayLiteral(rows, (row) => read(row, cipher)));
  await tx.query(INSERT, [key.factoryId, key.importId, ...columns]);
}

/** A row with something to say: rejected, or accepted or left out with warnings. */
export interface NotedRow {
  readonly line: number;
  readonly rejected: boolean;
  readonly employeeNo: string | null;
  readonly name: string | null;
  readonly identityNumber: string | null;
  /** What stood in a rejected row; kept encrypted. */
  readonly cells?: readonly RawCell[];
  readonly problems: readonly RosterProblem[];
  readonly warnings: readonly RosterProblem[];
}

/** Stores the rows that have problems or warnings; they stay as the record of the import. */
export async function noteRows(
  tx: Tx,
  cipher: FactoryCipher,
  key: { readonly factoryId: string; readonly importId: string },
  rows: readonly NotedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO roster_import_row (factory_id, import_id, line, rejected, employee_no, name, identity_index, problems, warnings, cells_sealed)
     SELECT $1, $2, line, rejected, employee_no, name, identity_index, problems::jsonb, warnings::jsonb, cells
       FROM unnest($3::integer[], $4::boolean[], $5::text[], $6::text[], $7::bytea[], $8::text[], $9::text[], $10::bytea[])
         AS r(line, rejected, employee_no, name, identity_index, problems, warnings, cells)`,
    [
      key.factoryId,
      key.importId,
      rows.map((row) => row.line),
      rows.map((row) => row.rejected),
      rows.map((row) => row.employeeNo),
      rows.map((row) => row.name),
      rows.map((row) => (row.identityNumber === null ? null : cipher.blindIndex(row.identityNumber))),
      rows.map((row) => JSON.stringify(row.problems)),
      rows.map((row) => JSON.stringify(row.warnings)),
      rows.map((row) => (row.cells ? cipher.encrypt(JSON.stringify(row.cells)) : null)),
    ],
  );
}
