import { localDate } from '@anzhi/domain';
import { actingByCapacity, custodyPath, type DoneStep, decideStep, endsCompensation } from './custody.js';
import { CUSTODY_PATHS, type CustodyOutcome, type CustodyStepCode, PROOFS_OF } from './custody-paths.js';
import { followUpTasks } from './follow-up.js';
import { REPRESENTATIVE_KINDS, UNCOLLECTED_REASONS, type UncollectedReason } from './uncollected-state.js';

const did = (step: CustodyStepCode, doneOn: string, outcome: CustodyOutcome | null = null): DoneStep => ({
  ...{ step, outcome, proof: '卷1', doneOn: localDate(doneOn) },
});
const states = (reason: UncollectedReason, done: DoneStep[], today = '2026-08-19') =>
  custodyPath(reason, done, localDate(today)).map((view) => `${view.step.code} ${view.state}`);

describe('S149 §6.1: the custody path of the four', () => {
  it('has a basis in law for every step of every reason', () => {
    for (const reason of UNCOLLECTED_REASONS) {
      expect(CUSTODY_PATHS[reason].length).toBeGreaterThan(0);
      for (const step of CUSTODY_PATHS[reason]) expect(step.basis).toMatch(/民法典|残疾人保障法/);
    }
    for (const kind of REPRESENTATIVE_KINDS) expect(PROOFS_OF[kind].length).toBeGreaterThan(0);
  });

  it('disabled: home or hospital service, or an agent with power of attorney (161)', () => {
    expect(states('DISABLED', [])).toEqual(['HOME_SERVICE_ARRANGED OPEN', 'POWER_OF_ATTORNEY_PROVED OPEN']);
  });

  it('mental illness: capacity first; who is capable signs, who is not has a guardian and an account in their own name', () => {
    expect(states('MENTAL_ILLNESS', [])).toEqual([
      'CAPACITY_DETERMINED OPEN',
      'SIGNED_IN_PERSON LATER',
      'GUARDIAN_ESTABLISHED LATER',
      'WARD_ACCOUNT_OPENED LATER',
    ]);
    const capable = [did('CAPACITY_DETERMINED', '2026-08-01', 'CAPABLE')];
    expect(states('MENTAL_ILLNESS', capable)).toEqual([
      'CAPACITY_DETERMINED DONE',
      'SIGNED_IN_PERSON OPEN',
      'GUARDIAN_ESTABLISHED NOT_NEEDED',
      'WARD_ACCOUNT_OPENED NOT_NEEDED',
    ]);
    expect(actingByCapacity(capable)).toEqual(['AGENT']);
    const ward = [
      did('CAPACITY_DETERMINED', '2026-08-01', 'INCAPABLE'),
      did('GUARDIAN_ESTABLISHED', '2026-08-10'),
    ];
    expect(states('MENTAL_ILLNESS', ward)).toEqual([
      'CAPACITY_DETERMINED DONE',
      'SIGNED_IN_PERSON NOT_NEEDED',
      'GUARDIAN_ESTABLISHED DONE',
      'WARD_ACCOUNT_OPENED OPEN',
    ]);
    expect(actingByCapacity(ward)).toEqual(['GUARDIAN']);
    expect(actingByCapacity([])).toBeNull();
  });

  it.each([
    ['WHEREABOUTS_UNKNOWN', '2026-05-01', '2028-05-01'],
    ['ACCIDENT', '2026-05-01', '2026-05-01'],
    ['SURVIVAL_IMPOSSIBLE', '2026-05-01', '2024-05-01'],
  ] as const)(
    'missing since 2024-05-01, %s: declared missing from %s, dead from %s (41, 46)',
    (outcome, missing, dead) => {
      const views = custodyPath(
        'MISSING',
        [did('ABSENCE_BEGAN', '2024-05-01', outcome)],
        localDate('2026-05-01'),
      );
      const from = (code: CustodyStepCode) => views.find((view) => view.step.code === code)?.possibleFrom;
      expect([from('DECLARED_MISSING'), from('DEATH_DECLARED')]).toEqual([missing, dead]);
    },
  );

  it.each<[string, UncollectedReason, DoneStep[], Omit<DoneStep, 'proof'>, object]>([
    [
      'the first step',
      'MISSING',
      [],
      did('ABSENCE_BEGAN', '2025-01-01', 'WHEREABOUTS_UNKNOWN'),
      { kind: 'RECORD' },
    ],
    [
      'a step of another path',
      'MISSING',
      [],
      did('CAPACITY_DETERMINED', '2026-01-01', 'LIMITED'),
      { kind: 'NOT_ON_PATH' },
    ],
    [
      'a step before its turn',
      'MISSING',
      [],
      did('CUSTODIAN_APPOINTED', '2026-01-01'),
      { kind: 'NOT_YET', missing: ['DECLARED_MISSING'] },
    ],
    [
      'a court before two years',
      'MISSING',
      [did('ABSENCE_BEGAN', '2025-01-01', 'WHEREABOUTS_UNKNOWN')],
      did('DECLARED_MISSING', '2026-12-31'),
      { kind: 'NOT_YET', missing: [], possibleFrom: '2027-01-01' },
    ],
    [
      'the same step again',
      'MISSING',
      [did('ABSENCE_BEGAN', '2025-01-01', 'WHEREABOUTS_UNKNOWN')],
      did('ABSENCE_BEGAN', '2025-01-01', 'ACCIDENT'),
      { kind: 'DONE_BEFORE' },
    ],
    [
      'a capacity without outcome',
      'MENTAL_ILLNESS',
      [],
      did('CAPACITY_DETERMINED', '2026-01-01'),
      { kind: 'BAD_OUTCOME' },
    ],
    [
      'an outcome that plays no part',
      'DISABLED',
      [],
      did('HOME_SERVICE_ARRANGED', '2026-01-01', 'CAPABLE'),
      { kind: 'BAD_OUTCOME' },
    ],
    [
      'the guardian of a capable person',
      'MENTAL_ILLNESS',
      [did('CAPACITY_DETERMINED', '2026-01-01', 'CAPABLE')],
      did('GUARDIAN_ESTABLISHED', '2026-01-02'),
      { kind: 'NOT_ON_PATH' },
    ],
  ])('answers %s', (_case, reason, done, wanted, decision) => {
    expect(decideStep(reason, done, wanted)).toMatchObject(decision);
  });

  it('§3.20.2: a death or declaration before the bankruptcy declaration ends compensation; being unheard of does not', () => {
    const declared = localDate('2026-08-18');
    expect(endsCompensation(did('DECLARED_MISSING', '2026-08-17'), declared)).toBe(true);
    expect(endsCompensation(did('DEATH_RECORDED', '2026-08-17'), declared)).toBe(true);
    expect(endsCompensation(did('DECLARED_MISSING', '2026-08-18'), declared)).toBe(false);
    expect(endsCompensation(did('ABSENCE_BEGAN', '2020-01-01', 'ACCIDENT'), declared)).toBe(false);
  });
});

describe('monthly follow-ups by the clock', () => {
  const tasks = (followUps: string[], today: string, open = true) =>
    followUpTasks(localDate('2026-01-31'), followUps.map(localDate), localDate(today), open).map(
      (task) => `${task.dueOn} ${task.state}`,
    );
  it.each([
    [[], '2026-02-01', ['2026-02-28 DUE_THIS_MONTH']],
    [[], '2026-01-31', ['2026-02-28 LATER']],
    [[], '2026-04-01', ['2026-02-28 OVERDUE', '2026-03-31 OVERDUE', '2026-04-30 DUE_THIS_MONTH']],
    [['2026-02-20'], '2026-03-20', ['2026-02-28 DONE', '2026-03-20 DUE_THIS_MONTH']],
    [['2026-02-20'], '2026-03-21', ['2026-02-28 DONE', '2026-03-20 OVERDUE', '2026-04-20 LATER']],
  ])('followed up %j, today %s', (followUps, today, expected) => {
    expect(tasks(followUps, today)).toEqual(expected);
  });
  it('end with the item', () => {
    expect(tasks(['2026-02-20'], '2027-01-01', false)).toEqual(['2026-02-28 DONE']);
  });
});
