import { type LocalDate, localDate } from '@anzhi/domain';
import {
  type ClosureFacts,
  claimWindowEnds,
  refuseAcceptance,
  refuseDeclaration,
  refuseSetup,
} from './closure-project.js';

const day = (text: string): LocalDate => localDate(text);
const TODAY = day('2026-08-18');
const closure = (changes: Partial<ClosureFacts> = {}): ClosureFacts => ({
  phase: 'SETUP',
  regime: 'STATUTORY',
  acceptedOn: null,
  ...changes,
});

describe('entering SETUP', () => {
  it.each(['SETUP', 'ACCEPTED', 'DECLARED'] as const)('is refused from %s', (phase) => {
    expect(refuseSetup(closure({ phase }))).toEqual({ kind: 'WRONG_PHASE', phase, needed: 'PREPARING' });
  });

  it('is allowed from PREPARING', () => {
    expect(refuseSetup(closure({ phase: 'PREPARING' }))).toBeNull();
  });
});

describe('acceptance', () => {
  const act = { acceptedOn: day('2026-06-15'), windowFrom: day('2026-06-22'), windowTo: day('2026-08-21') };
  const kickoff = day('2026-06-01');

  it.each([
    ['from SETUP with the kickoff', closure(), act, kickoff, null],
    [
      'before SETUP',
      closure({ phase: 'PREPARING' }),
      act,
      kickoff,
      { kind: 'WRONG_PHASE', phase: 'PREPARING', needed: 'SETUP' },
    ],
    [
      'twice',
      closure({ phase: 'ACCEPTED' }),
      act,
      kickoff,
      { kind: 'WRONG_PHASE', phase: 'ACCEPTED', needed: 'SETUP' },
    ],
    ['without the three ones', closure(), act, null, { kind: 'KICKOFF_MISSING' }],
    [
      'today',
      closure(),
      { acceptedOn: TODAY, windowFrom: TODAY, windowTo: day('2026-09-17') },
      kickoff,
      null,
    ],
    [
      'tomorrow',
      closure(),
      { ...act, acceptedOn: day('2026-08-19') },
      kickoff,
      { kind: 'IN_FUTURE', field: 'acceptedOn', today: TODAY },
    ],
    [
      'under POLICY after 2008',
      closure({ regime: 'POLICY' }),
      act,
      kickoff,
      { kind: 'POLICY_OVER', lastDay: '2008-12-31' },
    ],
    [
      'window before the acceptance',
      closure(),
      { ...act, windowFrom: day('2026-06-14') },
      kickoff,
      { kind: 'WINDOW_BEFORE_ACCEPTANCE', acceptedOn: '2026-06-15' },
    ],
    [
      'window of 29 days',
      closure(),
      { ...act, windowTo: day('2026-07-21') },
      kickoff,
      { kind: 'WINDOW_LENGTH', earliest: '2026-07-22', latest: '2026-09-22' },
    ],
    ['window of 30 days', closure(), { ...act, windowTo: day('2026-07-22') }, kickoff, null],
    ['window of 3 months', closure(), { ...act, windowTo: day('2026-09-22') }, kickoff, null],
    [
      'window of 3 months and a day',
      closure(),
      { ...act, windowTo: day('2026-09-23') },
      kickoff,
      { kind: 'WINDOW_LENGTH', earliest: '2026-07-22', latest: '2026-09-22' },
    ],
  ])('%s', (_case, facts, acceptance, kickoffOn, refusal) => {
    expect(refuseAcceptance(facts, acceptance, kickoffOn, TODAY)).toEqual(refusal);
  });

  it('lets three months that end on a holiday end on the next working day (民法典 203)', () => {
    // 2026-07-01 + 3 months = 1 October, National Day until the 7th.
    expect(claimWindowEnds(day('2026-07-01'))).toEqual({ earliest: '2026-07-31', latest: '2026-10-08' });
  });
});

describe('declaration', () => {
  const accepted = closure({ phase: 'ACCEPTED', acceptedOn: day('2026-06-15') });
  const policy = closure({ phase: 'ACCEPTED', regime: 'POLICY', acceptedOn: day('2008-06-02') });

  it.each([
    ['by a ruling', accepted, '2026-08-18', '(2026)粤01破1号之一', null],
    ['on the day of acceptance', accepted, '2026-06-15', '(2026)粤01破1号之一', null],
    [
      'before acceptance of the case',
      closure(),
      '2026-08-18',
      'r',
      { kind: 'WRONG_PHASE', phase: 'SETUP', needed: 'ACCEPTED' },
    ],
    [
      'twice',
      { ...accepted, phase: 'DECLARED' as const },
      '2026-08-18',
      'r',
      { kind: 'WRONG_PHASE', phase: 'DECLARED', needed: 'ACCEPTED' },
    ],
    ['without a ruling', accepted, '2026-08-18', null, { kind: 'RULING_MISSING' }],
    ['with a blank ruling', accepted, '2026-08-18', '  ', { kind: 'RULING_MISSING' }],
    ['tomorrow', accepted, '2026-08-19', 'r', { kind: 'IN_FUTURE', field: 'declaredOn', today: TODAY }],
    [
      'before it was accepted',
      accepted,
      '2026-06-14',
      'r',
      { kind: 'BEFORE_ACCEPTANCE', acceptedOn: '2026-06-15' },
    ],
    ['POLICY on its last day', policy, '2008-12-31', 'r', null],
    ['POLICY a day later', policy, '2009-01-01', 'r', { kind: 'POLICY_OVER', lastDay: '2008-12-31' }],
  ])('%s', (_case, facts, declaredOn, rulingNo, refusal) => {
    expect(refuseDeclaration(facts, { declaredOn: day(declaredOn), rulingNo }, TODAY)).toEqual(refusal);
  });
});
