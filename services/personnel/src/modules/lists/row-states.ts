import { MISSING_FACTS, STANDS } from './working-list.sql.js';

/** Where a person stands, as SQL gives it. */
export interface StateSqlRow {
  entitled_fen: bigint;
  choice_state: string | null;
  channel_name: string | null;
  placement_state: string | null;
  /** Several with commas between; null for none. */
  objection_states: string | null;
  payment_states: string | null;
  uncollected_state: string | null;
  facts_missing: string;
}

/** The columns of StateSqlRow over `e`, a row of employee, beside STATE_JOINS. */
export const STATE_COLUMNS = `coalesce(a.fen, 0)::bigint AS entitled_fen, c.status AS choice_state, c.channel_name,
  p.status AS placement_state, o.states AS objection_states, y.states AS payment_states, u.status AS uncollected_state,
  ${MISSING_FACTS} AS facts_missing`;

const of = (alias: string): string => `${alias}.factory_id = e.factory_id AND ${alias}.employee_id = e.id`;

/** By index, person by person: a page costs what its people cost, an export one walk. */
export const STATE_JOINS = `
  LEFT JOIN LATERAL (SELECT sum(t.amount_fen) AS fen FROM entitlement t WHERE ${of('t')} AND t.recurrence = 'ONCE') a ON true
  LEFT JOIN LATERAL (SELECT x.status, x.channel_name FROM placement_choice x WHERE ${of('x')} AND x.status <> 'WITHDRAWN'
    ORDER BY x.id DESC LIMIT 1) c ON true
  LEFT JOIN placement p ON ${of('p')} AND p.${STANDS}
  LEFT JOIN LATERAL (SELECT string_agg(DISTINCT x.status, ',') AS states FROM objection x WHERE ${of('x')}) o ON true
  LEFT JOIN LATERAL (SELECT string_agg(DISTINCT x.status, ',') AS states FROM payment x
    WHERE ${of('x')} AND x.status <> 'CANCELLED') y ON true
  LEFT JOIN LATERAL (SELECT x.status FROM uncollected_item x WHERE ${of('x')} ORDER BY x.id DESC LIMIT 1) u ON true`;

/** The names in a column of several. */
export const namesIn = (several: string | null): string[] => (several ? several.split(',') : []);
