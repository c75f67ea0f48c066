import { localDate } from '@anzhi/domain';
import { differs, MASKED, markRow, type PostedFacts, projectRow } from './posted-row.js';

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
  specialWork: { type: 'EXTRA_HEAVY', from: localDate('2014-11-01'), to: localDate('2026-08-18') },
};
const amounts = [
  { kind: 'COMPENSATION', amountFen: 10240000n },
  { kind: 'BACK_PAY', amountFen: 3438060n },
  { kind: 'INJURY_EMPLOYMENT_GRANT', amountFen: 5000n },
];

describe('public projection (§2.1.6)', () => {
  it('shows the seven items of S052 and masks special-type years and injury grade', () => {
    expect(projectRow('FACTS', person, amounts, asOf).publicRow).toEqual({
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

  it('carries nothing but what is allowed', () => {
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
    const row = markRow(projectRow('FACTS', person, amounts, asOf), true);
    expect(Object.keys(row.publicRow).filter((item) => !allowed.includes(item))).toEqual([]);
    expect(Object.keys(markRow(projectRow('BACK_PAY', person, amounts, asOf), false).publicRow)).toEqual([
      'serial',
      'name',
      'unit',
      'backPay',
      'corrected',
    ]);
  });

  it('binds what is not posted', () => {
    expect(projectRow('FACTS', person, amounts, asOf).hidden).toEqual({
      specialWork: { type: 'EXTRA_HEAVY', years: 11, months: 9 },
      injuryGrade: 7,
      otherEntitlements: [{ kind: 'INJURY_EMPLOYMENT_GRANT', amount: '50.00' }],
    });
  });

  it('gives everybody a row: a pensioner without claims too', () => {
    const row = projectRow(
      'FACTS',
      { ...person, category: 'RETIRED', specialWork: null, injuryGrade: null },
      [],
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
    const before = markRow(projectRow('FACTS', person, amounts, asOf), true);
    expect(differs(before, projectRow('FACTS', person, amounts, asOf))).toBe(false);
    expect(differs(before, projectRow('FACTS', { ...person, unit: '大修一车间' }, amounts, asOf))).toBe(true);
    expect(differs(before, projectRow('FACTS', { ...person, injuryGrade: 6 }, amounts, asOf))).toBe(true);
  });
});
