import { badUserInput } from '@anzhi/graphql-kit';
import { STATE_COLUMNS, STATE_JOINS } from './row-states.js';
import { WorkingListSort } from './working-list.enums.js';
import type { WorkingListFilter } from './working-list.inputs.js';
import { filterSql, Parameters, searchSql } from './working-list.sql.js';

/** What a working list asks for; an identity number comes as its blind index. */
export interface WorkingListQuestion {
  readonly factoryId: string;
  readonly filter: WorkingListFilter;
  readonly search?: string | null;
  readonly identityIndex?: Buffer | null;
  readonly sort: WorkingListSort;
  readonly descending: boolean;
}

export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** By what a list is sorted and how a cursor holds it; the serial decides among equals. */
const KEYS: Record<WorkingListSort, { sql: string; type: string }> = {
  [WorkingListSort.SERIAL]: { sql: 'e.serial', type: 'integer' },
  [WorkingListSort.EMPLOYEE_NO]: { sql: 'e.number_key', type: 'text' },
  [WorkingListSort.NAME]: { sql: 'e.name COLLATE "C"', type: 'text' },
  [WorkingListSort.UNIT]: { sql: `coalesce(e.unit, '') COLLATE "C"`, type: 'text' },
  [WorkingListSort.AMOUNT]: { sql: 'coalesce(m.fen, 0)', type: 'bigint' },
};
const AMOUNTS = `LEFT JOIN (SELECT t.employee_id, sum(t.amount_fen)::bigint AS fen FROM entitlement t
  WHERE t.factory_id = $1 AND t.recurrence = 'ONCE' GROUP BY t.employee_id) m ON m.employee_id = e.id`;

/** Conditions over `employee e`, the factory being $1. */
export function peopleWhere(question: WorkingListQuestion, parameters: Parameters): string {
  const sql = [`e.factory_id = ${parameters.give(question.factoryId)}`];
  sql.push(...filterSql(question.filter, parameters));
  if (question.search) sql.push(searchSql(question.search, parameters));
  if (question.identityIndex)
    sql.push(`e.identity_index = ${parameters.give(question.identityIndex)}::bytea`);
  return sql.join(' AND ');
}

/** The conditions alone, for counts. */
export function peopleStatement(question: WorkingListQuestion): Statement {
  const parameters = new Parameters();
  return { sql: peopleWhere(question, parameters), values: parameters.values };
}

/** The keys of a cursor after a row: the order it belongs to, the sort key, the serial. */
export function cursorKeys(question: WorkingListQuestion, sortKey: string, serial: number): string[] {
  return [orderName(question), sortKey, String(serial)];
}

/**
 * One page with where each person stands.
 * @param after the keys of a cursor of this order
 * @throws GraphQLError on a cursor of another order
 */
export function pageStatement(
  question: WorkingListQuestion,
  limit: number,
  after: readonly string[] | null,
): Statement {
  const parameters = new Parameters();
  const where = peopleWhere(question, parameters) + afterSql(question, parameters, after);
  const bySerial = question.sort === WorkingListSort.SERIAL;
  const direction = question.descending ? 'DESC' : 'ASC';
  const key = KEYS[question.sort].sql;
  const from = question.sort === WorkingListSort.AMOUNT ? `employee e ${AMOUNTS}` : 'employee e';
  const order = (sortKey: string): string =>
    `ORDER BY ${bySerial ? '' : `${sortKey} ${direction}, `}e.serial ${direction}`;
  const page = `SELECT e.*, ${key} AS sort_key FROM ${from} WHERE ${where} ${order(key)} LIMIT ${parameters.give(limit)}`;
  return {
    sql: `SELECT e.id, e.employee_no, e.serial, e.name, e.category, e.unit, e.sort_key, ${STATE_COLUMNS}
      FROM (${page}) e ${STATE_JOINS} ${order('e.sort_key')}`,
    values: parameters.values,
  };
}

const orderName = ({ sort, descending }: WorkingListQuestion): string => (descending ? `${sort} DESC` : sort);

/** The condition that goes on after a cursor, by the key and then the serial: right whatever was added or removed. */
function afterSql(
  question: WorkingListQuestion,
  parameters: Parameters,
  after: readonly string[] | null,
): string {
  if (!after) return '';
  const [order, key, serial] = after;
  if (order !== orderName(question) || key === undefined || !/^\d+$/.test(serial ?? ''))
    throw badUserInput('after is a cursor of another order; begin again without it', 'after');
  const { sql, type } = KEYS[question.sort];
  const than = question.descending ? '<' : '>';
  const last = `${parameters.give(serial)}::integer`;
  if (question.sort === WorkingListSort.SERIAL) return ` AND e.serial ${than} ${last}`;
  return ` AND (${sql}, e.serial) ${than} (${parameters.give(key)}::${type}, ${last})`;
}
