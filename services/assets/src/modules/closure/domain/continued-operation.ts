import type { LocalDate } from '@anzhi/domain';
import type { ClosureFacts } from './closure-project.js';

/** On what ground a factory goes on working: the court's permission until the creditors first meet, then their decision. */
export type OperationBasis = 'COURT_PERMISSION' | 'CREDITORS_MEETING';

export interface OperationDecision {
  readonly basis: OperationBasis;
  readonly approvedOn: LocalDate;
}

export type OperationRefusal =
  | { kind: 'NOT_ACCEPTED' }
  | { kind: 'DATE'; earliest: LocalDate; latest: LocalDate }
  | { kind: 'BASIS'; needed: OperationBasis };

/**
 * Why a decision to go on working is refused, null where it is lawful. Before the first meeting of creditors the administrator
 * decides with the court's permission (企业破产法 arts. 25(5), 26); from then on the meeting decides (art. 61(5)).
 * @param metOn the day of the first meeting, null before it was held
 */
export function refuseOperation(
  closure: ClosureFacts,
  { basis, approvedOn }: OperationDecision,
  metOn: LocalDate | null,
  today: LocalDate,
): OperationRefusal | null {
  const { acceptedOn } = closure;
  if (!acceptedOn) return { kind: 'NOT_ACCEPTED' };
  if (approvedOn < acceptedOn || approvedOn > today)
    return { kind: 'DATE', earliest: acceptedOn, latest: today };
  const needed = metOn !== null && approvedOn >= metOn ? 'CREDITORS_MEETING' : 'COURT_PERMISSION';
  return basis === needed ? null : { kind: 'BASIS', needed };
}
