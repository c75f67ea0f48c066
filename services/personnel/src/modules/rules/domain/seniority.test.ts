import { formatYmdEn, localDate, type Ymd } from '@anzhi/domain';
import { builtInPack } from './packs.js';
import { specialPeriod, unitPeriod } from './person-facts.sample.js';
import { calculateSeniority, checkServicePeriods, seniorityTerms, traceSeniority } from './seniority.js';
import { lengthOfSpans } from './service-spans.js';
import { specialWorkTerms, testSpecialWork, traceSpecialWork } from './special-work.js';
import { renderTrace } from './trace.js';

const pack = builtInPack('STATUTORY');
const terms = seniorityTerms(pack);
const asOf = localDate('2025-12-31');

describe('the three bases of §3.1', () => {
  const thirtyYears = [unitPeriod('1996-01-01')];
  const special = [
    specialPeriod('UNDERGROUND', '1996-01-01', '2001-12-31'),
    specialPeriod('TOXIC', '2002-01-01', '2005-12-31'),
  ];

  it('§3.1 example: converts underground 6 y + toxic 4 y + ordinary 20 y from 30 y to 33 y 6 m', () => {
    const found = calculateSeniority(thirtyYears, special, asOf, terms);
    expect(found.actual).toEqual({ years: 30, months: 0, days: 0 });
    expect(found.continuous).toEqual({ years: 33, months: 6, days: 0 });
    expect(lengthOfSpans(found.unit)).toEqual({ years: 30, months: 0, days: 0 });
    expect(renderTrace(traceSeniority(thirtyYears, special, asOf, terms)).zh).toContain('33年6个月');
  });

  it('converts nothing that is only claimed, not in the catalogue or without archive', () => {
    const unproven = [
      specialPeriod('TOXIC', '1996-01-01', '2001-12-31', { status: 'CLAIMED' }),
      specialPeriod('TOXIC', '2002-01-01', '2003-12-31', { inCatalogue: false }),
      specialPeriod('TOXIC', '2004-01-01', '2005-12-31', { archiveEvidence: false }),
    ];
    expect(calculateSeniority(thirtyYears, unproven, asOf, terms).continuous).toEqual({
      years: 30,
      months: 0,
      days: 0,
    });
  });

  it('keeps prior work out of compensation, breaks out of everything, and what another unit paid out of compensation', () => {
    const periods = [
      unitPeriod('1990-01-01', {
        to: localDate('1999-12-31'),
        kind: 'PRIOR_SOE',
        countsForCompensation: false,
      }),
      unitPeriod('2000-01-01', { to: localDate('2000-12-31'), kind: 'BREAK' }),
      unitPeriod('2001-01-01', {
        to: localDate('2005-12-31'),
        kind: 'TRANSFERRED_IN',
        compensationPaidByPrior: true,
        contributed: false,
      }),
      unitPeriod('2006-01-01'),
    ];
    const found = calculateSeniority(periods, [], asOf, terms);
    expect([lengthOfSpans(found.unit), found.actual, found.contribution].map(({ years }) => years)).toEqual([
      20, 35, 30,
    ]);
  });

  it('loses no day where two periods touch', () => {
    const periods = [unitPeriod('2010-01-31', { to: localDate('2015-02-28') }), unitPeriod('2015-03-01')];
    expect(calculateSeniority(periods, [], asOf, terms).actual).toEqual(
      calculateSeniority([unitPeriod('2010-01-31')], [], asOf, terms).actual,
    );
  });

  it('names overlapping and reversed periods', () => {
    const periods = [
      unitPeriod('2010-01-01', { to: localDate('2012-12-31') }),
      unitPeriod('2012-12-31', { to: localDate('2014-12-31') }),
      unitPeriod('2016-01-01', { to: localDate('2015-01-01') }),
    ];
    expect(checkServicePeriods(periods)).toEqual([
      { code: 'OVERLAP', index: 1 },
      { code: 'ENDS_BEFORE_START', index: 2 },
    ]);
  });
});

describe('special work, tests of §3.5', () => {
  const tests = specialWorkTerms(pack);
  const man = (birth: string) => ({ gender: 'MALE' as const, birthDate: localDate(birth) });
  const long: Ymd = { years: 30, months: 0, days: 0 };
  const on = localDate('2026-08-18');

  it.each([
    ['underground 8y11m actual fails', [specialPeriod('UNDERGROUND', '1995-01-01', '2003-11-30')], false, 9],
    [
      'underground 6 + toxic 4 = 10 ≥ 9 passes',
      [
        specialPeriod('UNDERGROUND', '1995-01-01', '2000-12-31'),
        specialPeriod('TOXIC', '2001-01-01', '2004-12-31'),
      ],
      true,
      9,
    ],
    ['toxic 8y0m passes', [specialPeriod('TOXIC', '1995-01-01', '2002-12-31')], true, 8],
    ['toxic one day short fails', [specialPeriod('TOXIC', '1995-01-02', '2002-12-31')], false, 8],
    ['extra heavy 10y passes', [specialPeriod('EXTRA_HEAVY', '1995-01-01', '2004-12-31')], true, 10],
    ['high temperature 9y passes', [specialPeriod('HIGH_TEMP', '1995-01-01', '2003-12-31')], true, 9],
  ])('%s', (_, specialWork, met, requiredYears) => {
    const input = { ...man('1970-03-15'), specialWork, continuousSeniority: long };
    expect(testSpecialWork(input, on, tests)).toMatchObject({ met, requiredYears });
  });

  it('converts 8y11m underground to 11y1m and still counts it actual', () => {
    const specialWork = [specialPeriod('UNDERGROUND', '1995-01-01', '2003-11-30')];
    const alone = [unitPeriod('1995-01-01', { to: localDate('2003-11-30') })];
    const { continuous } = calculateSeniority(alone, specialWork, on, terms);
    expect(formatYmdEn(continuous)).toContain('11 y 1 m');
    const input = { ...man('1970-03-15'), specialWork, continuousSeniority: continuous };
    expect(testSpecialWork(input, on, tests)).toMatchObject({
      met: false,
      yearsMet: false,
      seniorityMet: true,
    });
    expect(renderTrace(traceSpecialWork(input, on, tests)).zh).toContain('要求 9 年:不符合');
  });

  it('counts overlapping types once', () => {
    const specialWork = [
      specialPeriod('TOXIC', '1995-01-01', '1998-12-31'),
      specialPeriod('HIGH_TEMP', '1995-01-01', '1998-12-31'),
    ];
    const input = { ...man('1970-03-15'), specialWork, continuousSeniority: long };
    expect(testSpecialWork(input, on, tests).actual).toEqual({ years: 4, months: 0, days: 0 });
  });

  it.each([
    ['STATUTORY', 'MALE', '1971-08-18', true],
    ['STATUTORY', 'MALE', '1971-08-19', false],
    ['STATUTORY', 'FEMALE', '1981-08-18', true],
    ['STATUTORY', 'FEMALE', '1981-08-19', false],
    ['POLICY', 'MALE', '1976-08-18', true],
    ['POLICY', 'MALE', '1976-08-19', false],
    ['POLICY', 'FEMALE', '1986-08-18', true],
  ] as const)('%s %s born %s: %s', (regime, gender, birth, ageMet) => {
    const specialWork = [specialPeriod('TOXIC', '2005-01-01', '2014-12-31')];
    const input = { gender, birthDate: localDate(birth), specialWork, continuousSeniority: long };
    expect(testSpecialWork(input, on, specialWorkTerms(builtInPack(regime)))).toMatchObject({
      ageMet,
      met: ageMet,
    });
  });

  it('needs ten years of continuous seniority', () => {
    const specialWork = [specialPeriod('TOXIC', '1995-01-01', '2002-12-31')];
    const input = {
      ...man('1970-03-15'),
      specialWork,
      continuousSeniority: { years: 9, months: 11, days: 29 },
    };
    expect(testSpecialWork(input, on, tests)).toMatchObject({ met: false, seniorityMet: false });
  });
});
