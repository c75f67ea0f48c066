import { addDays, chinaCalendar, deadlineAfterMonths, type LocalDate } from '@anzhi/domain';
import { CLAIM_WINDOW, POLICY_REGIME_UNTIL } from './bankruptcy-law.js';

/** Phases that this service leads a closure through; the later ones follow with their guards. */
export const CLOSURE_PHASES = ['PREPARING', 'SETUP', 'ACCEPTED', 'DECLARED'] as const;
export type ClosurePhaseName = (typeof CLOSURE_PHASES)[number];

/** POLICY 政策性破产 (the national plan, until 2008) or STATUTORY 依法破产 (Enterprise Bankruptcy Law). */
export type ClosureRegimeName = 'POLICY' | 'STATUTORY';

/** What a decision about a closure needs to know of it. */
export interface ClosureFacts {
  readonly phase: ClosurePhaseName;
  readonly regime: ClosureRegimeName;
  readonly acceptedOn: LocalDate | null;
}

export interface Acceptance {
  readonly acceptedOn: LocalDate;
  readonly windowFrom: LocalDate;
  readonly windowTo: LocalDate;
}

export interface Declaration {
  readonly declaredOn: LocalDate;
  readonly rulingNo: string | null;
}

/** Why an act on a closure is refused; null where it is allowed. */
export type ClosureRefusal =
  | { kind: 'WRONG_PHASE'; phase: ClosurePhaseName; needed: ClosurePhaseName }
  | { kind: 'KICKOFF_MISSING' }
  | { kind: 'RULING_MISSING' }
  | { kind: 'IN_FUTURE'; field: string; today: LocalDate }
  | { kind: 'POLICY_OVER'; lastDay: LocalDate }
  | { kind: 'WINDOW_BEFORE_ACCEPTANCE'; acceptedOn: LocalDate }
  | { kind: 'WINDOW_LENGTH'; earliest: LocalDate; latest: LocalDate }
  | { kind: 'BEFORE_ACCEPTANCE'; acceptedOn: LocalDate };

/** Whether a closure may enter SETUP (组建机构): only from PREPARING. */
export function refuseSetup(closure: ClosureFacts): ClosureRefusal | null {
  return wrongPhase(closure, 'PREPARING');
}

/**
 * Whether the court's acceptance (受理) may be recorded: from SETUP, with the start-up "three ones" done (2-model,
 * guards), not in the future, with a claim window of 30 days to 3 months that begins with the announcement after the
 * acceptance (企业破产法 arts. 14, 45).
 * @param kickoffCompletedOn when party's three ones were completed, null when they are not
 * @param today the factory's civil date
 */
export function refuseAcceptance(
  closure: ClosureFacts,
  act: Acceptance,
  kickoffCompletedOn: LocalDate | null,
  today: LocalDate,
): ClosureRefusal | null {
  const refusal = wrongPhase(closure, 'SETUP');
  if (refusal) return refusal;
  if (!kickoffCompletedOn) return { kind: 'KICKOFF_MISSING' };
  if (act.acceptedOn > today) return { kind: 'IN_FUTURE', field: 'acceptedOn', today };
  if (isAfterPolicy(closure, act.acceptedOn)) return { kind: 'POLICY_OVER', lastDay: POLICY_REGIME_UNTIL };
  if (act.windowFrom < act.acceptedOn)
    return { kind: 'WINDOW_BEFORE_ACCEPTANCE', acceptedOn: act.acceptedOn };
  const { earliest, latest } = claimWindowEnds(act.windowFrom);
  if (act.windowTo < earliest || act.windowTo > latest) return { kind: 'WINDOW_LENGTH', earliest, latest };
  return null;
}

/**
 * Whether the declaration of bankruptcy (宣告破产) may be recorded: from ACCEPTED, by a ruling (企业破产法 art. 107), not
 * in the future, not before the acceptance, and under the POLICY regime until 2008-12-31 only (decision 16).
 * @param today the factory's civil date
 */
export function refuseDeclaration(
  closure: ClosureFacts,
  act: Declaration,
  today: LocalDate,
): ClosureRefusal | null {
  const refusal = wrongPhase(closure, 'ACCEPTED');
  if (refusal) return refusal;
  if (!act.rulingNo?.trim()) return { kind: 'RULING_MISSING' };
  if (act.declaredOn > today) return { kind: 'IN_FUTURE', field: 'declaredOn', today };
  if (closure.acceptedOn && act.declaredOn < closure.acceptedOn)
    return { kind: 'BEFORE_ACCEPTANCE', acceptedOn: closure.acceptedOn };
  if (isAfterPolicy(closure, act.declaredOn)) return { kind: 'POLICY_OVER', lastDay: POLICY_REGIME_UNTIL };
  return null;
}

/** The earliest and latest last day of a claim window that begins on `from` (企业破产法 art. 45; 民法典 arts. 201–203). */
export function claimWindowEnds(from: LocalDate): { earliest: LocalDate; latest: LocalDate } {
  return {
    earliest: addDays(from, CLAIM_WINDOW.leastDays),
    latest: deadlineAfterMonths(chinaCalendar(), from, CLAIM_WINDOW.mostMonths).due,
  };
}

const wrongPhase = ({ phase }: ClosureFacts, needed: ClosurePhaseName): ClosureRefusal | null =>
  phase === needed ? null : { kind: 'WRONG_PHASE', phase, needed };

const isAfterPolicy = ({ regime }: ClosureFacts, date: LocalDate): boolean =>
  regime === 'POLICY' && date > POLICY_REGIME_UNTIL;
