import { formatYuan, localDate, parseYuan, sumFen, yearMonth } from '@anzhi/domain';
import fc from 'fast-check';
import { calculateEntitlements } from './entitlements.js';
import { prepareFactory, startFactoryPass } from './factory-figures.js';
import { builtInPack } from './packs.js';
import type { PersonFacts } from './person-facts.js';
import { injuryOf, samplePerson, unitPeriod } from './person-facts.sample.js';
import { preparePack } from './prepared-pack.js';
import { parseRulePack } from './rule-pack.js';

const declared = localDate('2005-09-01');
const policy = builtInPack('POLICY');
const v3 = preparePack(
  parseRulePack({
    ...policy,
    averages: {
      ...policy.averages,
      cityAnnualEnterpriseWage: { value: '48000.00', law: 'BULLETIN', article: '' },
    },
    resettlementFee: { ...policy.resettlementFee, variant: { value: 'V3', law: 'SC1994', article: '' } },
  }),
);

/** Permanent staff who joined so many years (and months) before the declaration. */
function permanent(employeeId: string, years: number, over: Partial<PersonFacts> = {}): PersonFacts {
  const joined = localDate(`${2005 - years}-09-02`);
  return samplePerson({
    employeeId,
    identity: 'SOE_PERMANENT',
    birthDate: localDate('1962-03-10'),
    joinWorkDate: localDate('1986-09-30'),
    joinUnitDate: joined,
    servicePeriods: [unitPeriod(joined)],
    ...over,
  });
}

const feeOf = (person: PersonFacts, people: readonly PersonFacts[]) =>
  calculateEntitlements(person, v3, declared, prepareFactory(people, v3, declared)).find(
    ({ kind }) => kind === 'RESETTLEMENT_FEE',
  );

describe('V3 within the whole factory', () => {
  const people = [10, 20, 25, 33].map((years) => permanent(`p${years}`, years));

  it('V3: a pool of 576,000 over seniority 10/20/25/33', () => {
    expect(people.map((person) => formatYuan(feeOf(person, people)!.amountFen))).toEqual([
      '65454.55',
      '130909.09',
      '163636.36',
      '216000.00',
    ]);
  });

  it('takes nobody into the pool who gets no fee: compensation chosen, grades 1–4, retired, contract staff', () => {
    const others = [
      permanent('c', 20, { choice: 'COMPENSATION' }),
      permanent('i', 20, { injury: injuryOf(3) }),
      permanent('r', 20, { status: 'RETIRED' }),
      permanent('k', 20, { identity: 'SOE_CONTRACT' }),
    ];
    const all = [...others, ...people];
    expect(prepareFactory(all, v3, declared).feePool!.heads).toBe(4);
    expect(feeOf(people[0]!, all)!.amountFen).toBe(feeOf(people[0]!, people)!.amountFen);
    expect(others.map((person) => feeOf(person, all))).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('gives the uniform fee where the factory was not looked at', () => {
    const alone = calculateEntitlements(people[0]!, v3, declared);
    expect(formatYuan(alone[0]!.amountFen)).toBe('144000.00');
  });

  it('depends neither on the order of people nor on chunks, and adds up to the pool to the fen', () => {
    const staff = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(staff, fc.integer({ min: 1, max: 7 }), (years, chunk) => {
        const all = years.map((each, index) => permanent(`p${index}`, each));
        const whole = prepareFactory(all, v3, declared);
        const pass = startFactoryPass(v3, declared);
        const turned = [...all].reverse();
        for (let at = 0; at < turned.length; at += chunk)
          for (const one of turned.slice(at, at + chunk)) pass.add(one);
        expect(pass.figures().feePool!.heads).toBe(all.length);
        const fees = (figures: typeof whole) =>
          all.map((person) => calculateEntitlements(person, v3, declared, figures)[0]!.amountFen);
        expect(fees(pass.figures())).toEqual(fees(whole));
        expect(sumFen(fees(whole))).toBe(whole.feePool!.total);
      }),
      { numRuns: 50 },
    );
  });
});

describe('figures of the factory', () => {
  const statutory = preparePack(builtInPack('STATUTORY'));
  const on = localDate('2026-08-18');
  const arrears = [
    {
      item: 'BASE_WAGE' as const,
      from: yearMonth('2026-01'),
      to: yearMonth('2026-02'),
      monthly: parseYuan('9000'),
    },
  ];

  it('cut a senior manager’s unpaid wages at the staff average of those in service (破产法 113 ¶3)', () => {
    const manager = samplePerson({
      employeeId: 'm',
      averageWage: parseYuan('12000'),
      arrears,
      seniorManager: true,
    });
    const staff = [
      manager,
      samplePerson({ employeeId: 'a', averageWage: parseYuan('3000') }),
      samplePerson({ employeeId: 'b', averageWage: parseYuan('3000.01') }),
      samplePerson({ employeeId: 'r', status: 'RETIRED', averageWage: parseYuan('90000') }),
      samplePerson({ employeeId: 'n', averageWage: null }),
    ];
    const figures = prepareFactory(staff, statutory, on);
    expect(formatYuan(figures.averageStaffWage!)).toBe('6000.00');
    const due = calculateEntitlements(manager, statutory, on, figures);
    expect(due.map(({ kind, amountFen, claimClass }) => [kind, formatYuan(amountFen), claimClass])).toEqual([
      ['COMPENSATION', '198000.00', 'CLASS_1'],
      ['BACK_PAY', '12000.00', 'CLASS_1'],
      ['MANAGER_PAY_EXCESS', '6000.00', 'ORDINARY'],
    ]);
    expect(prepareFactory([], statutory, on).averageStaffWage).toBeNull();
  });

  it('stop interest and late fees at acceptance, or at the day of the figures where it is not known', () => {
    const owed = samplePerson({
      status: 'RETIRED',
      staffLoans: [
        {
          principalFen: parseYuan('50000'),
          unlawfulInterestFen: 0n,
          interest: { lentOn: localDate('2025-07-01'), annualRate: '0.08', paidFen: 0n },
        },
      ],
      housingFundArrears: [
        { from: yearMonth('2026-01'), to: yearMonth('2026-02'), monthly: parseYuan('500') },
      ],
      socialInsuranceArrears: [
        {
          from: yearMonth('2026-01'),
          to: yearMonth('2026-01'),
          monthlyPersonal: 100_00n,
          monthlyUnit: 200_00n,
        },
      ],
    });
    const due = (acceptedOn: string | null) =>
      calculateEntitlements(
        owed,
        statutory,
        on,
        prepareFactory([owed], statutory, on, acceptedOn === null ? null : localDate(acceptedOn)),
      ).map(({ kind, amountFen }) => `${kind} ${formatYuan(amountFen)}`);
    expect(due('2026-07-01')).toEqual([
      'SOCIAL_INSURANCE_PERSONAL 100.00',
      'SOCIAL_INSURANCE_UNIT 200.00',
      'SOCIAL_INSURANCE_LATE_FEE 22.50',
      'HOUSING_FUND 1000.00',
      'STAFF_LOAN 54000.00',
    ]);
    expect(due(null)).toContain('STAFF_LOAN 54526.03');
  });
});
