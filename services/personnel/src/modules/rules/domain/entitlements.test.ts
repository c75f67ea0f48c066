import { formatYuan, type LocalDate, localDate, parseYuan, yearMonth } from '@anzhi/domain';
import { assessPerson } from './assessment.js';
import { calculateCompensation } from './compensation.js';
import { calculateEntitlements } from './entitlements.js';
import { explainNoSeverance } from './no-severance.js';
import { builtInPack } from './packs.js';
import type { PersonFacts } from './person-facts.js';
import { injuryOf, samplePerson, specialPeriod, unitPeriod } from './person-facts.sample.js';
import { preparePack } from './prepared-pack.js';
import { renderTrace } from './trace.js';

const statutory = preparePack(builtInPack('STATUTORY'));
const policy = preparePack(builtInPack('POLICY'));
const declared = localDate('2026-08-18');
const declared2005 = localDate('2005-09-01');

/** `KIND amount payer` of everything due, for short tables. */
function due(over: Partial<PersonFacts>, pack = statutory, asOf: LocalDate = declared): string[] {
  return calculateEntitlements(samplePerson(over), pack, asOf).map(
    ({ kind, amountFen, payer }) => `${kind} ${formatYuan(amountFen)} ${payer}`,
  );
}

function why(over: Partial<PersonFacts>, pack = statutory, asOf: LocalDate = declared) {
  const person = samplePerson(over);
  return explainNoSeverance(person, assessPerson(person, pack, asOf), pack);
}

const permanent2005: Partial<PersonFacts> = {
  identity: 'SOE_PERMANENT',
  birthDate: localDate('1962-03-10'),
  joinWorkDate: localDate('1980-10-01'),
  joinUnitDate: localDate('1982-02-01'),
  averageWage: parseYuan('680'),
  servicePeriods: [
    unitPeriod('1980-10-01', {
      to: localDate('1982-01-31'),
      kind: 'PRIOR_SOE',
      countsForCompensation: false,
    }),
    unitPeriod('1982-02-01'),
  ],
};

describe('severance', () => {
  it('is compensation for a contract worker', () => {
    expect(due({})).toEqual(['COMPENSATION 105600.00 ESTATE']);
    expect(calculateEntitlements(samplePerson(), statutory, declared)[0]).toMatchObject({
      claimClass: 'CLASS_1',
      recurrence: 'ONCE',
    });
    expect(why({})).toBeNull();
  });

  it('explains itself from the same facts as a preview: when service began and ended', () => {
    const stored = (over: Partial<PersonFacts>, asOf = declared) => {
      const found = calculateEntitlements(samplePerson(over), statutory, asOf);
      const trace = found.find(({ kind }) => kind === 'COMPENSATION')?.trace;
      return trace ? renderTrace(trace) : { zh: '', en: '' };
    };
    const preview = calculateCompensation(
      {
        hireDate: localDate('2010-04-01'),
        endDate: declared,
        averageMonthlyWage: parseYuan('6400'),
        priorServiceFrom: null,
      },
      statutory.compensation,
    );
    const served = { joinUnitDate: localDate('2010-04-01'), servicePeriods: [unitPeriod('2010-04-01')] };
    expect(stored({ ...served, averageWage: parseYuan('6400') })).toEqual(renderTrace(preview.trace));
    const unknown = stored({ ...served, averageWage: null });
    expect(unknown.zh).toMatch(/平均工资未登记,暂按最低工资 \d+\.\d\d元 计算/);
    expect(unknown.en).toContain('The average wage is not recorded: the minimum wage');
    expect(unknown.zh).not.toContain('平均工资 0.00元');
    const transferred = unitPeriod('2005-03-01', { to: localDate('2010-03-31'), kind: 'TRANSFERRED_IN' });
    expect(stored({ ...served, servicePeriods: [transferred, ...served.servicePeriods] }).zh).toContain(
      '转入前连续工龄起算 2005-03-01;进厂时间 2010-04-01;劳动合同终止日 2026-08-18',
    );
    expect(stored({ ...served, joinUnitDate: null }).en).toContain('joined the unit: 2010-04-01');
  });

  it('I-P6: is the fee for permanent staff under POLICY, and excludes compensation', () => {
    expect(due(permanent2005, policy, declared2005)).toEqual(['RESETTLEMENT_FEE 32400.00 ESTATE']);
    expect(due({ ...permanent2005, choice: 'COMPENSATION' }, policy, declared2005)).toEqual([
      'COMPENSATION 16320.00 ESTATE',
    ]);
  });

  it('gives no fee to those who joined on 1986-10-01, nor to contract staff, nor under STATUTORY', () => {
    const late = { ...permanent2005, joinWorkDate: localDate('1986-10-01') };
    expect(due(late, policy, declared2005)).toEqual(['COMPENSATION 16320.00 ESTATE']);
    expect(due({ ...permanent2005, identity: 'SOE_CONTRACT' }, policy, declared2005)).toEqual([
      'COMPENSATION 16320.00 ESTATE',
    ]);
    expect(due({ identity: 'SOE_PERMANENT', joinWorkDate: localDate('1985-01-01') })).toEqual([
      'COMPENSATION 105600.00 ESTATE',
    ]);
  });

  it.each<[string, Partial<PersonFacts>, string]>([
    ['pensioners', { status: 'RETIRED' }, 'PENSIONER'],
    ['lixiu', { status: 'LIXIU' }, 'PENSIONER'],
    ['survivors', { status: 'SURVIVOR_BENEFICIARY' }, 'SURVIVOR'],
    ['those at the statutory age', { birthDate: localDate('1960-01-01') }, 'LEGAL_AGE'],
    [
      'early retirement for special work',
      {
        birthDate: localDate('1970-01-01'),
        specialWork: [specialPeriod('TOXIC', '2010-04-01', '2020-03-31')],
      },
      'EARLY_RETIREMENT',
    ],
    ['total incapacity by illness', { totalIncapacityByIllness: true }, 'EARLY_RETIREMENT'],
    [
      'death before the declaration',
      { status: 'DECEASED', deathDate: localDate('2026-08-17') },
      'DEATH_BEFORE',
    ],
    [
      'missing by court before the declaration',
      { status: 'MISSING', declaredMissingOn: localDate('2026-08-17') },
      'DEATH_BEFORE',
    ],
    ['seniority carried over', { choice: 'CARRIED_OVER' }, 'CARRIED_OVER'],
  ])('I-P5, §3.20.2: is nothing for %s', (_, over, code) => {
    expect(due(over)).toEqual([]);
    expect(why(over)).toMatchObject({ code });
    expect(why(over)!.zh).not.toBe('');
  });

  it.each<[string, Partial<PersonFacts>]>([
    ['merely unheard of on the day', { status: 'MISSING' }],
    ['dead on the day itself', { status: 'DECEASED', deathDate: declared }],
    ['declared missing later', { status: 'MISSING', declaredMissingOn: localDate('2026-09-01') }],
    [
      'special work only claimed',
      {
        birthDate: localDate('1970-01-01'),
        specialWork: [specialPeriod('TOXIC', '2010-04-01', '2020-03-31', { status: 'CLAIMED' })],
      },
    ],
    ['within five years under STATUTORY', { birthDate: localDate('1968-09-15') }],
    ['pregnant or in a medical period', { specialProtection: true }],
  ])('is full for somebody %s', (_, over) => {
    expect(due(over)).toEqual(['COMPENSATION 105600.00 ESTATE']);
  });

  it('I-P5: gives way to early retirement within five years under POLICY', () => {
    const old = { ...permanent2005, birthDate: localDate('1950-09-01') };
    expect(due(old, policy, declared2005)).toEqual([]);
    expect(why(old, policy, declared2005)).toMatchObject({ code: 'EARLY_RETIREMENT' });
  });

  it('owes the wages of the dead all the same', () => {
    const arrears = [
      { item: 'BASE_WAGE' as const, from: yearMonth('2026-01'), to: yearMonth('2026-03'), monthly: 100_000n },
    ];
    expect(due({ status: 'DECEASED', deathDate: localDate('2026-04-02'), arrears })).toEqual([
      'BACK_PAY 3000.00 ESTATE',
    ]);
  });
});

describe('internal retirement', () => {
  const near = { birthDate: localDate('1968-09-15') };

  it('reserves allowance and insurance, for those in it and those who choose it in time', () => {
    const reserve = [
      'INTERNAL_RETIREMENT_ALLOWANCE 142080.00 ESTATE',
      'INTERNAL_RETIREMENT_INSURANCE 41958.00 ESTATE',
    ];
    expect(due({ ...near, status: 'INTERNAL_RETIRED' })).toEqual(reserve);
    expect(due({ ...near, choice: 'INTERNAL_RETIREMENT' })).toEqual(reserve);
    expect(why({ ...near, choice: 'INTERNAL_RETIREMENT' })).toMatchObject({
      code: 'CHOSE_INTERNAL_RETIREMENT',
    });
  });

  it('is not open to a younger person, whose choice leaves compensation standing', () => {
    expect(due({ choice: 'INTERNAL_RETIREMENT' })).toEqual(['COMPENSATION 105600.00 ESTATE']);
  });
});

describe('injury', () => {
  it('WI2 within the whole: grants and compensation together', () => {
    const over: Partial<PersonFacts> = {
      injury: injuryOf(7, { ownWage: parseYuan('5000'), lumpSumPaid: false }),
      averageWage: parseYuan('5600'),
      servicePeriods: [unitPeriod('2013-11-01')],
    };
    expect(due(over, statutory, localDate('2025-12-31'))).toEqual([
      'COMPENSATION 70000.00 ESTATE',
      'INJURY_LUMP_SUM 65000.00 INJURY_FUND',
      'INJURY_MEDICAL_GRANT 68000.00 INJURY_FUND',
      'INJURY_EMPLOYMENT_GRANT 102000.00 ESTATE',
    ]);
  });

  it('WI1 I-P7 within the whole: grade 3 is kept, with allowance, care and reserve, and no severance', () => {
    const over: Partial<PersonFacts> = {
      birthDate: localDate('1968-09-15'),
      injury: injuryOf(3, { ownWage: parseYuan('4500'), careLevel: 'PARTIAL' }),
    };
    expect(due(over)).toEqual([
      'INJURY_CARE_FEE 2100.00 INJURY_FUND',
      'INJURY_MONTHLY_ALLOWANCE 3600.00 INJURY_FUND',
      'INJURY_MEDICAL_INSURANCE_RESERVE 7992.00 ESTATE',
    ]);
    expect(why(over)).toMatchObject({ code: 'INJURY_KEPT' });
  });

  it('pays no ending grants to somebody who retires', () => {
    expect(due({ birthDate: localDate('1960-01-01'), injury: injuryOf(8) })).toEqual([]);
  });
});

describe('the rest', () => {
  it('adds unused leave only where the days taken are known', () => {
    expect(due({ leaveTakenDays: 0 })).toEqual([
      'COMPENSATION 105600.00 ESTATE',
      'ANNUAL_LEAVE_PAY 3531.03 ESTATE',
    ]);
  });

  it('pays arrears to pensioners too, and survivors their own share', () => {
    const arrears = [
      { item: 'BASE_WAGE' as const, from: yearMonth('2024-02'), to: yearMonth('2026-07'), monthly: 114_602n },
    ];
    expect(due({ status: 'RETIRED', arrears })).toEqual(['BACK_PAY 34380.60 ESTATE']);
    const survivorship = {
      deceasedWage: parseYuan('4800'),
      insured: true,
      dependants: [{ id: 'a', relation: 'PARENT' as const, loneElderOrOrphan: true }],
      selfId: 'a',
    };
    expect(due({ status: 'SURVIVOR_BENEFICIARY', survivorship })).toEqual([
      'SURVIVOR_PENSION 1920.00 INJURY_FUND',
    ]);
  });
});
