import { formatYuan } from '@anzhi/domain';
import type { FactoryCipher, Role } from '@anzhi/service-kit';
import type { Column } from '@anzhi/sheets';
import { namesIn } from '../row-states.js';
import { Parameters } from '../working-list.sql.js';
import type { Statement } from '../working-list.statement.js';
import { termOf } from './terms.js';

/** One condition that may stand in the address of an export. */
export interface ExportFilter {
  /** The enum of the schema whose values are allowed; several may be given. Without it one text, or `true` for a flag. */
  readonly enumName?: string;
  readonly flag?: true;
  /** SQL over the list's tables for the values at a place, the factory being $1. */
  readonly sql: (place: string, values: unknown) => string;
}

/** What the cells of a list may need beside the row. */
export interface ExportContext {
  readonly factoryId: string;
  readonly cipher: FactoryCipher;
}

export type SqlRow = Readonly<Record<string, unknown>>;

/** A list that leaves the system as a file. */
export interface ExportList {
  /** In Chinese, for the sheet and the file. */
  readonly title: string;
  /** Who may see the list, hence have it. */
  readonly roles: readonly Role[];
  readonly filters: Readonly<Record<string, ExportFilter>>;
  /** What is read: columns, tables with `employee e` among them, order. */
  readonly select: string;
  readonly from: string;
  readonly orderBy: string;
  readonly columns: (context: ExportContext) => Column<SqlRow>[];
}

/** The rows of a list at a factory, in its order. */
export function exportStatement(
  list: ExportList,
  factoryId: string,
  filter: Readonly<Record<string, unknown>>,
): Statement {
  const parameters = new Parameters();
  const where = [`e.factory_id = ${parameters.give(factoryId)}`];
  for (const [name, value] of Object.entries(filter)) {
    const known = list.filters[name];
    if (known) where.push(known.sql(parameters.give(value), value));
  }
  return {
    sql: `SELECT ${list.select} FROM ${list.from} WHERE ${where.join(' AND ')} ORDER BY ${list.orderBy}`,
    values: parameters.values,
  };
}

const cell = (row: SqlRow, field: string): string | null => {
  const value = row[field];
  return value === null || value === undefined ? null : String(value);
};

export const text = (header: string, field: string, width = 14): Column<SqlRow> => ({
  header,
  kind: 'text',
  width,
  value: (row) => cell(row, field),
});
export const date = (header: string, field: string): Column<SqlRow> => ({
  header,
  kind: 'date',
  width: 12,
  value: (row) => cell(row, field),
});
export const count = (header: string, field: string): Column<SqlRow> => ({
  header,
  kind: 'count',
  width: 9,
  value: (row) => cell(row, field),
});
/** Fen of the row as yuan. */
export const money = (header: string, field: string): Column<SqlRow> => ({
  header,
  kind: 'money',
  width: 14,
  value: (row) => (typeof row[field] === 'bigint' ? formatYuan(row[field]) : null),
});
/** A value of an enum of the schema, or several with commas between, in Chinese. */
export const term = (header: string, field: string, enumName: string, width = 12): Column<SqlRow> => ({
  header,
  kind: 'text',
  width,
  value: (row) =>
    namesIn(cell(row, field))
      .map((name) => termOf(enumName, name))
      .join('、'),
});

/** Who a row is about. */
export const PERSON = 'e.serial, e.employee_no, e.name, e.unit, e.category';
export const PERSON_COLUMNS: readonly Column<SqlRow>[] = [
  count('序号 Serial', 'serial'),
  text('工号 Employee no.', 'employee_no'),
  text('姓名 Name', 'name'),
  text('车间部门 Unit', 'unit', 18),
  term('人员类别 Category', 'category', 'EmployeeCategory'),
];
/** What every list can be narrowed to. */
export const PERSON_FILTERS: Readonly<Record<string, ExportFilter>> = {
  category: { enumName: 'EmployeeCategory', sql: (place) => `e.category = ANY (${place}::text[])` },
  unit: { sql: (place) => `coalesce(e.unit, '') COLLATE "C" = ${place}::text` },
};

/** A filter by a column that holds values of an enum. */
export const oneOf = (enumName: string, column: string): ExportFilter => ({
  enumName,
  sql: (place) => `${column} = ANY (${place}::text[])`,
});
