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

/** SQL for the facts missing of `e`: their names with commas between, which drivers read faster than an array. */
export const MISSING_FACTS = `concat_ws(',', ${Object.entries(MISSING)
  .map(([fact, when]) => `CASE WHEN ${when} THEN '${fact}' END`)
  .join(', ')})`;

/** The newest choice of each person of the factory $1 that was not withdrawn. */
export const NEWEST_CHOICES = `SELECT DISTINCT ON (c.employee_id) c.employee_id, c.status FROM placement_choice c
  WHERE c.factory_id = $1 AND c.status <> 'WITHDRAWN' ORDER BY c.employee_id, c.id DESC`;

/** Placements that stand. */
export const STANDS = `status NOT IN ('VOID', 'SUPERSEDED')`;

/** SQL over `employee e` that holds for a value given at a place, the factory being $1. */
type Condition = (place: string, value: unknown) => string;

const among = (table: string, where: string): string =>
  `e.id IN (SELECT x.employee_id FROM ${table} x WHERE x.factory_id = $1 AND ${where})`;
const without = (table: string, where: string): string =>
  `NOT EXISTS (SELECT FROM ${table} x WHERE x.factory_id = e.factory_id AND x.employee_id = e.id AND ${where})`;
const anyOf =
  (table: string): Condition =>
  (place) =>
    among(table, `x.status = ANY (${place}::text[])`);

/**
 * What each part of a filter means. Written as semi-joins, so that PostgreSQL begins with the few rows in a state
 * rather than with everybody.
 */
export const CONDITIONS: Readonly<Record<keyof WorkingListFilter, Condition>> = {
  categories: (place) => `e.category = ANY (${place}::text[])`,
  standings: (place) => `e.status = ANY (${place}::text[])`,
  unit: (place) => `coalesce(e.unit, '') COLLATE "C" = ${place}::text`,
  choiceStates: (place, value) =>
    (value as string[]).includes('WITHDRAWN')
      ? among('placement_choice', `x.status = ANY (${place}::text[])`)
      : `e.id IN (SELECT n.employee_id FROM (${NEWEST_CHOICES}) n WHERE n.status = ANY (${place}::text[]))`,
  withoutChoice: (place) => `${place}::boolean AND ${without('placement_choice', `x.status <> 'WITHDRAWN'`)}`,
  placementStates: anyOf('placement'),
  withoutPlacement: (place) => `${place}::boolean AND ${without('placement', `x.${STANDS}`)}`,
  objectionStates: anyOf('objection'),
  paymentStates: anyOf('payment'),
  uncollectedStates: anyOf('uncollected_item'),
  understandingMissing: (place) =>
    `${place}::boolean AND (SELECT count(*) FROM employee_understanding x WHERE x.factory_id = e.factory_id
       AND x.employee_id = e.id AND x.item IN ('REASONS', 'POLICY', 'CHANNELS')) < 3`,
  factsMissing: (place, value) =>
    `${place}::text[] IS NOT NULL AND (${(value as string[]).map((fact) => `(${MISSING[fact]})`).join(' OR ')})`,
};

/** Conditions over `employee e` for a filter, the factory being $1. */
export function filterSql(filter: WorkingListFilter, parameters: Parameters): string[] {
  return (Object.keys(CONDITIONS) as (keyof WorkingListFilter)[]).flatMap((part) => {
    const value = filter[part];
    // `without…: false` asks for nothing, as leaving it out does.
    if (value === null || value === undefined || value === false) return [];
    return CONDITIONS[part](parameters.give(value), value);
  });
}

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
    return `e.number_key >= ${parameters.give(begins)} AND e.number_key < ${parameters.give(begins + AFTER_ALL)}`;
  }
  const text = parameters.give(literal(search));
  return `(e.name LIKE '%' || ${text} || '%' OR e.number_key LIKE upper(${text}) || '%')`;
}
