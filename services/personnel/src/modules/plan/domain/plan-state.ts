/** States of one version of the placement plan 安置方案 (2-model §2.1.2). */
export const PLAN_STATUSES = [
  'DRAFT',
  'REVIEWING',
  'FINDINGS',
  'CONSULTING',
  'SUBMITTED',
  'APPROVED',
  'REJECTED',
  'FILED',
  'PUBLISHED',
  'AMENDING',
] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

export type PlanRegime = 'STATUTORY' | 'POLICY';

/** What somebody wants to do with the plan; acts that depend on a fact carry it. */
export type PlanAct =
  | { readonly kind: 'START_REVIEW' }
  | { readonly kind: 'REVISE' }
  | { readonly kind: 'RECORD_FINDING' }
  | { readonly kind: 'CLOSE_FINDING'; readonly openAfter: number }
  | { readonly kind: 'START_CONSULTATION' }
  | { readonly kind: 'SUBMIT' }
  | { readonly kind: 'VOTE'; readonly result: 'PASSED' | 'FAILED' | 'NO_QUORUM' }
  | { readonly kind: 'FILE' }
  | { readonly kind: 'PUBLISH'; readonly regime: PlanRegime | null }
  | { readonly kind: 'START_AMENDMENT' };

/** What must come first; each has its own error type in the graph. */
export type PlanGap =
  | 'NOT_DRAFT'
  | 'CONTENT_FIXED'
  | 'NOT_IN_REVIEW'
  | 'FINDINGS_OPEN'
  | 'NOT_REVIEWED'
  | 'NOT_CONSULTED'
  | 'NOT_SUBMITTED'
  | 'NOT_APPROVED'
  | 'ALREADY_FILED'
  | 'NOT_FILED'
  | 'ALREADY_PUBLISHED'
  | 'NOT_PUBLISHED'
  | 'REGIME_UNKNOWN';

export type PlanDecision = { readonly next: PlanStatus } | { readonly gap: PlanGap };

/**
 * The next state of a plan, or what is missing. Without a quorum nothing was decided: the plan stays SUBMITTED and the
 * congress is called again. A POLICY plan is published only once filed with the local coordination group (§3.11). An
 * amendment is a version of its own that begins as AMENDING and goes to the vote again, while the published version binds.
 */
export function decidePlanAct(status: PlanStatus, act: PlanAct): PlanDecision {
  switch (act.kind) {
    case 'START_REVIEW':
      return status === 'DRAFT' ? { next: 'REVIEWING' } : { gap: 'NOT_DRAFT' };
    case 'REVISE':
      return isOneOf(status, 'DRAFT', 'FINDINGS', 'CONSULTING', 'AMENDING')
        ? { next: status }
        : { gap: 'CONTENT_FIXED' };
    case 'RECORD_FINDING':
      return isOneOf(status, 'REVIEWING', 'FINDINGS') ? { next: 'FINDINGS' } : { gap: 'NOT_IN_REVIEW' };
    case 'CLOSE_FINDING':
      if (status !== 'FINDINGS') return { gap: 'NOT_IN_REVIEW' };
      return { next: act.openAfter === 0 ? 'REVIEWING' : 'FINDINGS' };
    case 'START_CONSULTATION':
      if (status === 'FINDINGS') return { gap: 'FINDINGS_OPEN' };
      return status === 'REVIEWING' ? { next: 'CONSULTING' } : { gap: 'NOT_REVIEWED' };
    case 'SUBMIT':
      return isOneOf(status, 'CONSULTING', 'AMENDING') ? { next: 'SUBMITTED' } : { gap: 'NOT_CONSULTED' };
    case 'VOTE':
      return status === 'SUBMITTED' ? { next: afterVote(act.result) } : { gap: 'NOT_SUBMITTED' };
    case 'FILE':
      if (isOneOf(status, 'FILED', 'PUBLISHED')) return { gap: 'ALREADY_FILED' };
      return status === 'APPROVED' ? { next: 'FILED' } : { gap: 'NOT_APPROVED' };
    case 'PUBLISH':
      return decidePublish(status, act.regime);
    case 'START_AMENDMENT':
      return status === 'PUBLISHED' ? { next: 'AMENDING' } : { gap: 'NOT_PUBLISHED' };
  }
}

/** True while opinions are asked for: of the workers on a plan, and on what an amendment would change. */
export function isConsulting(status: PlanStatus): boolean {
  return isOneOf(status, 'CONSULTING', 'AMENDING');
}

/** True when money and placements may rest on the plan: passed by the congress and, under POLICY, filed (I-P3). */
export function isBinding(status: PlanStatus, regime: PlanRegime | null): boolean {
  if (isOneOf(status, 'FILED', 'PUBLISHED')) return true;
  return status === 'APPROVED' && regime === 'STATUTORY';
}

/** States that workers may read: from the consultation on the plan, and every amendment, is theirs to discuss. */
export const OPEN_TO_WORKERS: readonly PlanStatus[] = PLAN_STATUSES.slice(
  PLAN_STATUSES.indexOf('CONSULTING'),
);

function decidePublish(status: PlanStatus, regime: PlanRegime | null): PlanDecision {
  if (status === 'PUBLISHED') return { gap: 'ALREADY_PUBLISHED' };
  if (!isOneOf(status, 'APPROVED', 'FILED')) return { gap: 'NOT_APPROVED' };
  if (regime === null) return { gap: 'REGIME_UNKNOWN' };
  return status === 'FILED' || regime === 'STATUTORY' ? { next: 'PUBLISHED' } : { gap: 'NOT_FILED' };
}

function afterVote(result: 'PASSED' | 'FAILED' | 'NO_QUORUM'): PlanStatus {
  if (result === 'NO_QUORUM') return 'SUBMITTED';
  return result === 'PASSED' ? 'APPROVED' : 'REJECTED';
}

function isOneOf(status: PlanStatus, ...candidates: readonly PlanStatus[]): boolean {
  return candidates.includes(status);
}
