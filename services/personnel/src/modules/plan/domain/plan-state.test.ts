import {
  decidePlanAct,
  isBinding,
  OPEN_TO_WORKERS,
  PLAN_STATUSES,
  type PlanAct,
  type PlanDecision,
  type PlanGap,
  type PlanStatus,
} from './plan-state.js';

const PASSED: PlanAct = { kind: 'VOTE', result: 'PASSED' };

/** For every act: the states from which it goes through, and to which; every other state has the gap named last. */
const TABLE: [string, PlanAct, Partial<Record<PlanStatus, PlanStatus>>, PlanGap][] = [
  ['review', { kind: 'START_REVIEW' }, { DRAFT: 'REVIEWING' }, 'NOT_DRAFT'],
  [
    'revision',
    { kind: 'REVISE' },
    { DRAFT: 'DRAFT', FINDINGS: 'FINDINGS', CONSULTING: 'CONSULTING', AMENDING: 'AMENDING' },
    'CONTENT_FIXED',
  ],
  ['finding', { kind: 'RECORD_FINDING' }, { REVIEWING: 'FINDINGS', FINDINGS: 'FINDINGS' }, 'NOT_IN_REVIEW'],
  [
    'last finding closed',
    { kind: 'CLOSE_FINDING', openAfter: 0 },
    { FINDINGS: 'REVIEWING' },
    'NOT_IN_REVIEW',
  ],
  [
    'one of two findings closed',
    { kind: 'CLOSE_FINDING', openAfter: 1 },
    { FINDINGS: 'FINDINGS' },
    'NOT_IN_REVIEW',
  ],
  ['submission', { kind: 'SUBMIT' }, { CONSULTING: 'SUBMITTED', AMENDING: 'SUBMITTED' }, 'NOT_CONSULTED'],
  ['vote passed', PASSED, { SUBMITTED: 'APPROVED' }, 'NOT_SUBMITTED'],
  ['vote failed', { kind: 'VOTE', result: 'FAILED' }, { SUBMITTED: 'REJECTED' }, 'NOT_SUBMITTED'],
  ['amendment', { kind: 'START_AMENDMENT' }, { PUBLISHED: 'AMENDING' }, 'NOT_PUBLISHED'],
  ['no quorum', { kind: 'VOTE', result: 'NO_QUORUM' }, { SUBMITTED: 'SUBMITTED' }, 'NOT_SUBMITTED'],
];

describe('placement plan, machine of §2.1.2', () => {
  it.each(TABLE)('%s', (_, act, ways, gap) => {
    for (const status of PLAN_STATUSES) {
      const next = ways[status];
      expect([status, decidePlanAct(status, act)]).toEqual([status, next ? { next } : { gap }]);
    }
  });

  it.each<[PlanStatus, PlanDecision]>([
    ['DRAFT', { gap: 'NOT_REVIEWED' }],
    ['REVIEWING', { next: 'CONSULTING' }],
    ['FINDINGS', { gap: 'FINDINGS_OPEN' }],
    ['APPROVED', { gap: 'NOT_REVIEWED' }],
  ])('consultation from %s', (status, decision) => {
    expect(decidePlanAct(status, { kind: 'START_CONSULTATION' })).toEqual(decision);
  });

  it.each<[PlanStatus, PlanDecision]>([
    ['SUBMITTED', { gap: 'NOT_APPROVED' }],
    ['REJECTED', { gap: 'NOT_APPROVED' }],
    ['APPROVED', { next: 'FILED' }],
    ['FILED', { gap: 'ALREADY_FILED' }],
    ['PUBLISHED', { gap: 'ALREADY_FILED' }],
  ])('filing from %s', (status, decision) => {
    expect(decidePlanAct(status, { kind: 'FILE' })).toEqual(decision);
  });

  it.each<[PlanStatus, 'POLICY' | 'STATUTORY' | null, PlanDecision]>([
    ['SUBMITTED', 'STATUTORY', { gap: 'NOT_APPROVED' }],
    ['APPROVED', 'STATUTORY', { next: 'PUBLISHED' }],
    ['APPROVED', 'POLICY', { gap: 'NOT_FILED' }],
    ['APPROVED', null, { gap: 'REGIME_UNKNOWN' }],
    ['FILED', 'POLICY', { next: 'PUBLISHED' }],
    ['PUBLISHED', 'POLICY', { gap: 'ALREADY_PUBLISHED' }],
  ])('publishing from %s under %s', (status, regime, decision) => {
    expect(decidePlanAct(status, { kind: 'PUBLISH', regime })).toEqual(decision);
  });

  it('binds money only once passed and, under POLICY, filed (I-P3)', () => {
    const binding = (regime: 'POLICY' | 'STATUTORY' | null) =>
      PLAN_STATUSES.filter((status) => isBinding(status, regime));
    expect(binding('STATUTORY')).toEqual(['APPROVED', 'FILED', 'PUBLISHED']);
    expect(binding('POLICY')).toEqual(['FILED', 'PUBLISHED']);
    expect(binding(null)).toEqual(['FILED', 'PUBLISHED']);
  });

  it('shows workers nothing before the consultation', () => {
    expect(OPEN_TO_WORKERS).not.toContain('DRAFT');
    expect(OPEN_TO_WORKERS).not.toContain('FINDINGS');
    expect(OPEN_TO_WORKERS[0]).toBe('CONSULTING');
  });
});
