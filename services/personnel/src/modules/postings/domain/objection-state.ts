import type { LocalDate } from '@anzhi/domain';

/** States of an objection 异议 (2-model §2.1.2); QUEUED waits for the next round, LATE for the exceptional path. */
export const OBJECTION_STATUSES = [
  'QUEUED',
  'LATE',
  'FILED',
  'ACCEPTED',
  'REJECTED_FORM',
  'INVESTIGATING',
  'UPHELD',
  'PARTLY',
  'DISMISSED',
  'NOTIFIED',
  'LITIGATION',
  'JUDGED',
] as const;
export type ObjectionStatus = (typeof OBJECTION_STATUSES)[number];
export type ObjectionResult = 'UPHELD' | 'PARTLY' | 'DISMISSED';

export interface ObjectionFacts {
  readonly status: ObjectionStatus;
  /** Somebody objected to another person's row: that person is heard first (§3.10). */
  readonly hearingRequired: boolean;
  readonly heard: boolean;
}

export type ObjectionAct =
  | { readonly kind: 'ACCEPT' }
  | { readonly kind: 'REJECT_FORM'; readonly remedies: string }
  | { readonly kind: 'HEAR' }
  | {
      readonly kind: 'DECIDE';
      readonly result: ObjectionResult;
      readonly remedies: string;
      readonly corrects: boolean;
    }
  | { readonly kind: 'NOTIFY' }
  | { readonly kind: 'SUE' }
  | { readonly kind: 'JUDGE' };

export type ObjectionGap =
  | 'STILL_QUEUED'
  | 'NOT_FILED'
  | 'NOT_ACCEPTED'
  | 'HEARING_MISSING'
  | 'REMEDIES_MISSING'
  | 'CORRECTION_ON_DISMISSAL'
  | 'ALREADY_DECIDED'
  | 'NOT_DECIDED'
  | 'ALREADY_NOTIFIED'
  | 'TOO_LATE'
  | 'NOT_NOTIFIED'
  | 'NOT_IN_COURT';

/** The next state, or what is missing. A dismissal states reasons and remedies; a hearing makes it INVESTIGATING. */
export function decideObjectionAct(
  objection: ObjectionFacts,
  act: ObjectionAct,
): { readonly next: ObjectionStatus } | { readonly gap: ObjectionGap } {
  const { status } = objection;
  if (status === 'QUEUED') return { gap: 'STILL_QUEUED' };
  if (status === 'LATE') return decideLate(act);
  switch (act.kind) {
    case 'ACCEPT':
      return status === 'FILED' ? { next: 'ACCEPTED' } : { gap: 'NOT_FILED' };
    case 'REJECT_FORM':
      return status === 'FILED' ? { next: 'REJECTED_FORM' } : { gap: 'NOT_FILED' };
    case 'HEAR':
      if (isDecided(status)) return { gap: 'ALREADY_DECIDED' };
      return status === 'FILED' ? { gap: 'NOT_ACCEPTED' } : { next: 'INVESTIGATING' };
    case 'DECIDE':
      return decideResult(objection, act);
    case 'NOTIFY':
      if (isNotified(status)) return { gap: 'ALREADY_NOTIFIED' };
      return isDecided(status) ? { next: 'NOTIFIED' } : { gap: 'NOT_DECIDED' };
    case 'SUE':
      return status === 'NOTIFIED' ? { next: 'LITIGATION' } : { gap: 'NOT_NOTIFIED' };
    case 'JUDGE':
      return status === 'LITIGATION' ? { next: 'JUDGED' } : { gap: 'NOT_IN_COURT' };
  }
}

/** True once there is something to tell the person: decided, or rejected for its form. */
export function isDecided(status: ObjectionStatus): boolean {
  return ['REJECTED_FORM', 'UPHELD', 'PARTLY', 'DISMISSED'].includes(status) || isNotified(status);
}

const isNotified = (status: ObjectionStatus): boolean =>
  ['NOTIFIED', 'LITIGATION', 'JUDGED'].includes(status);

/** After the last round only a reopening upholds; here it can be answered, with what can be done against that. */
function decideLate(act: ObjectionAct): { readonly next: ObjectionStatus } | { readonly gap: ObjectionGap } {
  if (act.kind !== 'REJECT_FORM') return { gap: 'TOO_LATE' };
  return act.remedies.trim() === '' ? { gap: 'REMEDIES_MISSING' } : { next: 'REJECTED_FORM' };
}

/** Not decided after the last day for it; it stays open and visible. */
export function isOverdue(status: ObjectionStatus, decideBy: LocalDate | null, today: LocalDate): boolean {
  return decideBy !== null && status !== 'QUEUED' && !isDecided(status) && today > decideBy;
}

function decideResult(
  objection: ObjectionFacts,
  act: ObjectionAct & { kind: 'DECIDE' },
): { readonly next: ObjectionStatus } | { readonly gap: ObjectionGap } {
  if (isDecided(objection.status)) return { gap: 'ALREADY_DECIDED' };
  if (objection.status === 'FILED') return { gap: 'NOT_ACCEPTED' };
  if (objection.hearingRequired && !objection.heard) return { gap: 'HEARING_MISSING' };
  if (act.result === 'DISMISSED' && act.remedies.trim() === '') return { gap: 'REMEDIES_MISSING' };
  if (act.result === 'DISMISSED' && act.corrects) return { gap: 'CORRECTION_ON_DISMISSAL' };
  return { next: act.result };
}
