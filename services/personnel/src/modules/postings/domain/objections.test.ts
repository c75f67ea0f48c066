import { localDate } from '@anzhi/domain';
import { CORRECTABLE_FIELDS, type CorrectableField, parseCorrection } from './correction.js';
import {
  decideObjectionAct,
  isOverdue,
  OBJECTION_STATUSES,
  type ObjectionAct,
  type ObjectionFacts,
  type ObjectionGap,
  type ObjectionStatus,
} from './objection-state.js';

const facts = (status: ObjectionStatus, over: Partial<ObjectionFacts> = {}): ObjectionFacts => ({
  status,
  hearingRequired: false,
  heard: false,
  ...over,
});
const dismissal: ObjectionAct = {
  kind: 'DECIDE',
  result: 'DISMISSED',
  remedies: '可向法院起诉',
  corrects: false,
};

/** For every act: where it leads from, and the gap of every other state. */
const TABLE: [string, ObjectionAct, Partial<Record<ObjectionStatus, ObjectionStatus | ObjectionGap>>][] = [
  ['accept', { kind: 'ACCEPT' }, { FILED: 'ACCEPTED' }],
  [
    'reject for form',
    { kind: 'REJECT_FORM', remedies: '可向法院起诉' },
    { FILED: 'REJECTED_FORM', LATE: 'REJECTED_FORM' },
  ],
  ['decide', dismissal, { FILED: 'NOT_ACCEPTED', ACCEPTED: 'DISMISSED', INVESTIGATING: 'DISMISSED' }],
  [
    'hear',
    { kind: 'HEAR' },
    { FILED: 'NOT_ACCEPTED', ACCEPTED: 'INVESTIGATING', INVESTIGATING: 'INVESTIGATING' },
  ],
  [
    'notify',
    { kind: 'NOTIFY' },
    {
      UPHELD: 'NOTIFIED',
      PARTLY: 'NOTIFIED',
      DISMISSED: 'NOTIFIED',
      REJECTED_FORM: 'NOTIFIED',
      NOTIFIED: 'ALREADY_NOTIFIED',
      LITIGATION: 'ALREADY_NOTIFIED',
      JUDGED: 'ALREADY_NOTIFIED',
    },
  ],
  ['sue', { kind: 'SUE' }, { NOTIFIED: 'LITIGATION' }],
  ['judge', { kind: 'JUDGE' }, { LITIGATION: 'JUDGED' }],
];
const OTHERWISE: Record<string, ObjectionGap> = {
  ACCEPT: 'NOT_FILED',
  REJECT_FORM: 'NOT_FILED',
  DECIDE: 'ALREADY_DECIDED',
  HEAR: 'ALREADY_DECIDED',
  NOTIFY: 'NOT_DECIDED',
  SUE: 'NOT_NOTIFIED',
  JUDGE: 'NOT_IN_COURT',
};
/** What waits is answered alike, whatever the act. */
const WAITING: Partial<Record<ObjectionStatus, ObjectionGap>> = { QUEUED: 'STILL_QUEUED', LATE: 'TOO_LATE' };

describe('objection, machine of §2.1.2', () => {
  it.each(TABLE)('%s', (_, act, ways) => {
    for (const status of OBJECTION_STATUSES) {
      const wanted = ways[status] ?? WAITING[status] ?? OTHERWISE[act.kind]!;
      const expected = (OBJECTION_STATUSES as readonly string[]).includes(wanted)
        ? { next: wanted }
        : { gap: wanted };
      expect([status, decideObjectionAct(facts(status), act)]).toEqual([status, expected]);
    }
  });

  it('answers one after the last round only with what can be done against it', () => {
    const act: ObjectionAct = { kind: 'REJECT_FORM', remedies: ' ' };
    expect(decideObjectionAct(facts('LATE'), act)).toEqual({ gap: 'REMEDIES_MISSING' });
  });

  it('hears the person whose row another objects to', () => {
    expect(decideObjectionAct(facts('ACCEPTED', { hearingRequired: true }), dismissal)).toEqual({
      gap: 'HEARING_MISSING',
    });
    expect(
      decideObjectionAct(facts('INVESTIGATING', { hearingRequired: true, heard: true }), dismissal),
    ).toEqual({ next: 'DISMISSED' });
  });

  it('a dismissal states remedies and corrects nothing', () => {
    expect(decideObjectionAct(facts('ACCEPTED'), { ...dismissal, remedies: ' ' })).toEqual({
      gap: 'REMEDIES_MISSING',
    });
    expect(decideObjectionAct(facts('ACCEPTED'), { ...dismissal, corrects: true })).toEqual({
      gap: 'CORRECTION_ON_DISMISSAL',
    });
    expect(
      decideObjectionAct(facts('ACCEPTED'), { ...dismissal, result: 'UPHELD', remedies: '', corrects: true }),
    ).toEqual({ next: 'UPHELD' });
  });

  it('is overdue only while undecided', () => {
    const by = localDate('2026-03-13');
    expect(isOverdue('ACCEPTED', by, localDate('2026-03-13'))).toBe(false);
    expect(isOverdue('ACCEPTED', by, localDate('2026-03-16'))).toBe(true);
    expect(isOverdue('UPHELD', by, localDate('2026-03-16'))).toBe(false);
    expect(isOverdue('QUEUED', null, localDate('2026-03-16'))).toBe(false);
  });
});

describe('corrections as an officer writes them', () => {
  it.each<[CorrectableField, string, object]>([
    ['NAME', ' 曹宇波 ', { name: '曹宇波' }],
    ['UNIT', '动力车间', { unit: '动力车间' }],
    ['BIRTH_DATE', '1994-07-08', { birthDate: '1994-07-08' }],
    ['JOIN_WORK_ON', '1995-07-01', { joinWorkOn: '1995-07-01' }],
    ['JOIN_UNIT_ON', '2000-08-01', { joinUnitOn: '2000-08-01' }],
    ['AVERAGE_WAGE', '4145.43', { averageWageFen: 414543n }],
    [
      'SPECIAL_WORK',
      'TOXIC 2001-01-01 2010-12-31',
      { specialWork: { type: 'TOXIC', from: '2001-01-01', to: '2010-12-31' } },
    ],
    ['SPECIAL_WORK', 'NONE', { specialWork: null }],
    ['INJURY_GRADE', '7', { injuryGrade: 7 }],
    ['INJURY_GRADE', 'NONE', { injuryGrade: null }],
    [
      'ARREARS',
      '2024-08 2026-07 829.09',
      { arrears: { from: '2024-08', to: '2026-07', monthlyFen: 82909n } },
    ],
  ])('%s %s', (field, value, changes) => {
    expect(parseCorrection(field, value)).toEqual(changes);
  });

  it.each<[CorrectableField, string]>([
    ['BIRTH_DATE', '1994-02-30'],
    ['NAME', '=HYPERLINK("http://x")'],
    ['NAME', '12345'],
    ['AVERAGE_WAGE', '-1'],
    ['SPECIAL_WORK', 'TOXIC 2010-12-31 2001-01-01'],
    ['SPECIAL_WORK', 'DUSTY 2001-01-01 2010-12-31'],
    ['SPECIAL_WORK', 'TOXIC 2001-01-01'],
    ['INJURY_GRADE', '11'],
    ['ARREARS', '2026-07 2024-08 829.09'],
    ['ARREARS', '2024-13 2026-07 829.09'],
  ])('refuses %s %s', (field, value) => {
    expect(parseCorrection(field, value)).toBeNull();
  });

  it('refuses an empty value in every field', () => {
    for (const field of CORRECTABLE_FIELDS) expect(parseCorrection(field, ' ')).toBeNull();
  });
});
