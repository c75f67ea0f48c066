import type { LocalDate } from '@anzhi/domain';

/** Who takes people on: the administrator, or the liquidation group where it acts (企业破产法 24; POLICY). */
export const PARTIES = ['ADMINISTRATOR', 'LIQUIDATION_GROUP'] as const;
export type PartyA = (typeof PARTIES)[number];

export const CONTRACT_STATES = ['UPCOMING', 'IN_FORCE', 'EXPIRED', 'ENDED'] as const;
export type ContractState = (typeof CONTRACT_STATES)[number];

/** Both days belong to it. */
export interface Term {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/**
 * Whether that party may sign. Under POLICY the liquidation group does; otherwise the administrator, or a liquidation group
 * that the court appointed as one (企业破产法 24), by the number of that appointment.
 */
export function maySign(partyA: PartyA, regime: string | null, appointmentNo: string | null): boolean {
  if (regime === 'POLICY') return partyA === 'LIQUIDATION_GROUP';
  return partyA === 'ADMINISTRATOR' || appointmentNo !== null;
}

/** Whether two terms share a day. */
export const overlaps = (one: Term, other: Term): boolean => one.from <= other.to && other.from <= one.to;

/** Where a contract stands on a day: `endedOn` is set where it ended before its term. */
export function contractState(term: Term, endedOn: LocalDate | null, today: LocalDate): ContractState {
  if (endedOn !== null) return 'ENDED';
  if (term.to < today) return 'EXPIRED';
  return term.from > today ? 'UPCOMING' : 'IN_FORCE';
}

/** Numbers of a list, in order, whose terms share a day with another one of the same person in the list. */
export function overlapsWithin(rows: readonly (Term & { readonly employeeNo: string })[]): string[] {
  const crossing = rows.filter((row, index) =>
    rows.some((other, at) => at !== index && other.employeeNo === row.employeeNo && overlaps(row, other)),
  );
  return [...new Set(crossing.map((row) => row.employeeNo))];
}
