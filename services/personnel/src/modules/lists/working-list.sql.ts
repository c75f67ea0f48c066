import type { WorkingListFilter } from './working-list.inputs.js';

/** Collects the parameters of one statement; `give` answers the place of a value. */
export class Parameters {
  readonly values: unknown[] = [];

  give(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

const IN_SERVICE = `e.category IN ('ACTIVE_ON_POST', 'INTERNAL_RETIRED')`;

/** For each fact that may be missing, when it is: SQL over `e`, a row of employee. */
const MISSING: Record<string, string> = {
  JOIN_WORK_DATE: `${IN_SERVICE} AND e.join_work_on IS NULL`,
  JOIN_UNIT_DATE: `${IN_SERVICE} AND e.join_unit_on IS NULL`,
  AVERAGE_WAGE: `${IN_SERVICE} AND e.average_wage_fen IS NULL`,
  EMPLOYMENT_FORM: `${IN_SERVICE} AND e.employment_form IS NULL`,
  POSITION_KIND: `${IN_SERVICE} AND e.gender = 'FEMALE' AND e.position_kind IS NULL`,
  UNIT: 'e.unit IS NULL',
  PHONE: 'e.phone_sealed IS NULL',
  BANK_ACCOUNT:
    'NOT EXISTS (SELECT FROM bank_account b WHERE b.factory_id = e.factory_id AND b.employee_id = e.id)',
};

/** SQL for the facts missing of `e`, as an array of names. */
export const MISSING_FACTS = `array_remove(ARRAY[${Object.entries(MISSING)
  .map(([fact, when]) => `CASE WHEN ${when} THEN '${fact}' END`)
  .join(', ')}], NULL)`;

/** The newest choice of each person of the factory $1 that was not withdrawn. */
export const NEWEST_CHOICES = `SELECT DISTINCT ON (c.employee_id) c.employee_id, c.status FROM placement_choice c
  WHERE c.factory_id = $1 AND c.status <> 'WITHDRAWN' ORDER BY c.employee_id, c.id DESC`;

/** Placements that stand. */
export const STANDS = `status NOT IN ('VOID', 'SUPERSEDED')`;

/**
 * Conditions over `employee e` for a filter, the factory being $1. Written as semi-joins, so that PostgreSQL begins
 * with the few rows in a state rather than with everybody.
 */
export function filterSql(filter: WorkingListFilter, parameters: Parameters): string[] {
  const sql: string[] = [];
  const given = <T>(value: T | null | undefined, condition: (place: string) => string): void => {
    if (value !== null && value !== undefined) sql.push(condition(parameters.give(value)));
  };
  const among = (table: string, where: string): string =>
    `e.id IN (SELECT x.employee_id FROM ${table} x WHERE x.factory_id = $1 AND ${where})`;
  given(filter.categories, (p) => `e.category = ANY (${p}::text[])`);
  given(filter.standings, (p) => `e.status = ANY (${p}::text[])`);
  given(filter.unit, (p) => `coalesce(e.unit, '') COLLATE "C" = ${p}::text`);
  given(filter.choiceStates, (p) =>
    filter.choiceStates?.includes('WITHDRAWN')
      ? among('placement_choice', `x.status = ANY (${p}::text[])`)
      : `e.id IN (SELECT n.employee_id FROM (${NEWEST_CHOICES}) n WHERE n.status = ANY (${p}::text[]))`,
  );
  given(filter.placementStates, (p) => among('placement', `x.status = ANY (${p}::text[])`));
  given(filter.objectionStates, (p) => among('objection', `x.status = ANY (${p}::text[])`));
  given(filter.paymentStates, (p) => among('payment', `x.status = ANY (${p}::text[])`));
  given(filter.uncollectedStates, (p) => among('uncollected_item', `x.status = ANY (${p}::text[])`));
  if (filter.withoutChoice) sql.push(without('placement_choice', `x.status <> 'WITHDRAWN'`));
  if (filter.withoutPlacement) sql.push(without('placement', `x.${STANDS}`));
  if (filter.factsMissing)
    sql.push(`(${filter.factsMissing.map((fact) => `(${MISSING[fact]})`).join(' OR ')})`);
  return sql;
}

const without = (table: string, where: string): string =>
  `NOT EXISTS (SELECT FROM ${table} x WHERE x.factory_id = e.factory_id AND x.employee_id = e.id AND ${where})`;

/** Text with LIKE's own signs taken literally. */
const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
/** Sorts after every text that begins alike. */
const AFTER_ALL = '\u{10FFFF}';

/**
 * Condition for what somebody typed: with a digit the beginning of an employee number (by its index), else a part of
 * the name or the beginning of a number.
 */
export function searchSql(search: string, parameters: Parameters): string {
  if (/\d/.test(search)) {
    const begins = search.toUpperCase();
    return `upper(e.employee_no) >= ${parameters.give(begins)} AND upper(e.employee_no) < ${parameters.give(begins + AFTER_ALL)}`;
  }
  const text = parameters.give(literal(search));
  return `(e.name LIKE '%' || ${text} || '%' OR upper(e.employee_no) LIKE upper(${text}) || '%')`;
}
