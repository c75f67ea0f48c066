import { localDate } from '@anzhi/domain';
import { builtInPack } from './packs.js';
import type { Gender, PositionKind } from './person-facts.js';
import {
  calculateRetirement,
  flexibleRetirement,
  legalAgeReached,
  minimumContributionMonths,
  retirementTerms,
  traceRetirement,
} from './retirement.js';
import { renderTrace } from './trace.js';

const terms = retirementTerms(builtInPack('STATUTORY'));
const oldTerms = retirementTerms(builtInPack('POLICY'));

const CLASSES: Record<string, { gender: Gender; positionKind: PositionKind }> = {
  M: { gender: 'MALE', positionKind: 'WORKER' },
  F55: { gender: 'FEMALE', positionKind: 'CADRE' },
  F50: { gender: 'FEMALE', positionKind: 'WORKER' },
};

function born(month: string, of: string, day = '15') {
  return { birthDate: localDate(`${month}-${day}`), ...CLASSES[of]! };
}

describe('statutory retirement, rows of §3.4', () => {
  it.each([
    ['1964-12', 'M', 0, '60y0m', '2024-12'],
    ['1965-01', 'M', 1, '60y1m', '2025-02'],
    ['1965-04', 'M', 1, '60y1m', '2025-05'],
    ['1965-05', 'M', 2, '60y2m', '2025-07'],
    ['1966-05', 'M', 5, '60y5m', '2026-10'],
    ['1968-09', 'M', 12, '61y0m', '2029-09'],
    ['1976-08', 'M', 35, '62y11m', '2039-07'],
    ['1976-09', 'M', 36, '63y0m', '2039-09'],
    ['1977-01', 'M', 36, '63y0m', '2040-01'],
    ['1970-01', 'F55', 1, '55y1m', '2025-02'],
    ['1970-05', 'F55', 2, '55y2m', '2025-07'],
    ['1981-09', 'F55', 36, '58y0m', '2039-09'],
    ['1975-01', 'F50', 1, '50y1m', '2025-02'],
    ['1975-02', 'F50', 1, '50y1m', '2025-03'],
    ['1975-03', 'F50', 2, '50y2m', '2025-05'],
    ['1980-07', 'F50', 34, '52y10m', '2033-05'],
    ['1984-10', 'F50', 59, '54y11m', '2039-09'],
    ['1984-11', 'F50', 60, '55y0m', '2039-11'],
    ['1985-01', 'F50', 60, '55y0m', '2040-01'],
  ])('retirement table row %s %s', (birth, of, delay, age, month) => {
    const found = calculateRetirement(born(birth, of), terms);
    expect([found.delayMonths, `${found.age.years}y${found.age.months}m`, found.month]).toEqual([
      delay,
      age,
      month,
    ]);
  });

  it('keeps the old ages under POLICY', () => {
    expect(calculateRetirement(born('1977-01', 'M'), oldTerms)).toMatchObject({
      month: '2037-01',
      delayMonths: 0,
    });
  });

  it('puts a man in a cadre post in the class of men', () => {
    const found = calculateRetirement(
      { birthDate: localDate('1968-09-01'), gender: 'MALE', positionKind: 'CADRE' },
      terms,
    );
    expect(found.retirementClass).toBe('MALE');
  });

  it('counts the whole month as reached and not a day of the month before', () => {
    const found = calculateRetirement(born('1966-05', 'M', '31'), terms);
    expect(legalAgeReached(found, localDate('2026-09-30'))).toBe(false);
    expect(legalAgeReached(found, localDate('2026-10-01'))).toBe(true);
    expect(found.ageReachedOn).toBe('2026-10-31');
  });

  it('explains the delay with its numbers', () => {
    const { zh, en } = renderTrace(traceRetirement(born('1968-09', 'M'), terms));
    expect(zh).toContain('⌊44 ÷ 4⌋ + 1 = 12');
    expect(zh).toContain('2029-09');
    expect(en).toContain('Retirement at 61 years 0 months, in 2029-09');
  });
});

describe('flexible retirement and contributions, §3.4', () => {
  it('goes three years down, never under the old age, and three years up', () => {
    expect(flexibleRetirement(calculateRetirement(born('1968-09', 'M'), terms), terms)).toEqual({
      earliest: '2028-09',
      latest: '2032-09',
    });
    expect(flexibleRetirement(calculateRetirement(born('1984-11', 'F50'), terms), terms)).toEqual({
      earliest: '2036-11',
      latest: '2042-11',
    });
  });

  it.each([
    [2029, 180],
    [2030, 186],
    [2038, 234],
    [2039, 240],
    [2045, 240],
  ])('needs contributions in %d of %d months', (year, months) => {
    expect(minimumContributionMonths(year, terms)).toBe(months);
  });
});
