import { localDate } from '@anzhi/domain';
import {
  type ConsentItem,
  differs,
  MASKED,
  markRow,
  NO_CONSENT,
  type PostedFacts,
  type PostedPerson,
  projectRow,
} from './posted-row.js';

const asOf = localDate('2026-08-18');
const person: PostedFacts = {
  employeeId: 'e-1',
  employeeNo: 'GZ00001',
  serial: 1,
  name: '曹宇波',
  unit: '动力车间',
  category: 'ACTIVE_ON_POST',
  birthDate: localDate('1994-07-08'),
  joinWorkOn: localDate('2014-11-01'),
  injuryGrade: 7,
  specialWork: [{ type: 'EXTRA_HEAVY', from: localDate('2014-11-01'), to: null }],
};
const amounts = [
  { kind: 'COMPENSATION', amountFen: 10240000n },
  { kind: 'BACK_PAY', amountFen: 3438060n },
  { kind: 'INJURY_EMPLOYMENT_GRANT', amountFen: 5000n },
];

const of = (facts: PostedFacts, over: Partial<PostedPerson> = {}): PostedPerson => ({
  facts,
  amounts,
  consents: NO_CONSENT,
  placement: null,
  ...over,
});

describe('public projection (§2.1.6)', () => {
  it('S052 shows exactly the seven items beside who it is, and masks special-type years and injury grade', () => {
    expect(projectRow('FACTS', of(person), asOf).publicRow).toEqual({
      serial: 1,
      name: '曹宇波',
      unit: '动力车间',
      age: 32,
      seniority: { years: 11, months: 9 },
      specialWorkYears: MASKED,
      injuryGrade: MASKED,
      resettlementFee: '0.00',
      compensation: '102400.00',
      backPay: '34380.60',
    });
  });

  it('S052 I-P10 carries nothing but what §2.1.6 allows', () => {
    const allowed = [
      'serial',
      'name',
      'unit',
      'age',
      'seniority',
      'specialWorkYears',
      'injuryGrade',
      'resettlementFee',
      'compensation',
      'backPay',
      'corrected',
    ];
    const row = markRow(projectRow('FACTS', of(person), asOf), true);
    expect(Object.keys(row.publicRow).filter((item) => !allowed.includes(item))).toEqual([]);
    expect(Object.keys(markRow(projectRow('BACK_PAY', of(person), asOf), false).publicRow)).toEqual([
      'serial',
      'name',
      'unit',
      'backPay',
      'corrected',
    ]);
  });

  it('binds what is not posted', () => {
    expect(projectRow('FACTS', of(person), asOf).hidden).toEqual({
      specialWork: [{ type: 'EXTRA_HEAVY', years: 11, months: 9 }],
      injuryGrade: 7,
      otherEntitlements: [{ kind: 'INJURY_EMPLOYMENT_GRANT', amount: '50.00' }],
    });
  });

  it('gives everybody a row: a pensioner without claims too', () => {
    const row = projectRow(
      'FACTS',
      of({ ...person, category: 'RETIRED', specialWork: [], injuryGrade: null }, { amounts: [] }),
      asOf,
    );
    expect(row.publicRow).toMatchObject({
      seniority: null,
      specialWorkYears: MASKED,
      injuryGrade: MASKED,
      backPay: '0.00',
    });
    expect(row.backPayFen).toBe(0n);
  });

  it('marks a row against the round before, whether or not the change shows', () => {
    const before = markRow(projectRow('FACTS', of(person), asOf), true);
    expect(differs(before, projectRow('FACTS', of(person), asOf))).toBe(false);
    expect(differs(before, projectRow('FACTS', of({ ...person, unit: '大修一车间' }), asOf))).toBe(true);
    expect(differs(before, projectRow('FACTS', of({ ...person, injuryGrade: 6 }), asOf))).toBe(true);
  });

  it('§2.1.6 shows special-work years and injury grade with consent, each by itself, and never a "none"', () => {
    const shown = (items: ConsentItem[], facts = person) => {
      const { publicRow } = projectRow('FACTS', of(facts, { consents: new Set(items) }), asOf);
      return [publicRow['specialWorkYears'], publicRow['injuryGrade']];
    };
    expect(shown(['SPECIAL_WORK', 'INJURY'])).toEqual(['11年9个月', '7级']);
    expect(shown(['INJURY'])).toEqual([MASKED, '7级']);
    const unharmed = { ...person, specialWork: [], injuryGrade: null };
    expect(shown(['SPECIAL_WORK', 'INJURY'], unharmed)).toEqual([MASKED, MASKED]);
  });

  it('does not mark a row because a consent was given or revoked', () => {
    const masked = projectRow('FACTS', of(person), asOf);
    const open = projectRow('FACTS', of(person, { consents: new Set(['INJURY'] as const) }), asOf);
    expect(open.publicRow).not.toEqual(masked.publicRow);
    expect(differs(masked, open)).toBe(false);
  });

  it.each([
    ['FEE', '3000.00', '0.00'],
    ['COMPENSATION', '0.00', '102400.00'],
    ['CARRIED_OVER', '0.00', '0.00'],
  ])(
    'PLACEMENT_RESULT shows channel and the money that %s settles, nothing personal',
    (settles, fee, compensation) => {
      const both = [...amounts, { kind: 'RESETTLEMENT_FEE', amountFen: 300000n }];
      const placement = { channelName: '自谋职业', settles };
      expect(projectRow('PLACEMENT_RESULT', of(person, { amounts: both, placement }), asOf)).toMatchObject({
        publicRow: {
          serial: 1,
          name: '曹宇波',
          unit: '动力车间',
          channel: '自谋职业',
          resettlementFee: fee,
          compensation,
        },
        hidden: {},
      });
    },
  );

  it('PLACEMENT_RESULT has a row for who is not placed yet', () => {
    const { publicRow } = projectRow('PLACEMENT_RESULT', of(person), asOf);
    expect(publicRow).toEqual({
      serial: 1,
      name: '曹宇波',
      unit: '动力车间',
      channel: null,
      resettlementFee: '0.00',
      compensation: '0.00',
    });
  });
});
