import { formatYuan, localDate, parseYuan } from '@anzhi/domain';
import {
  deductEarlyPension,
  earlyRetirementTerms,
  internalRetirementOpen,
  internalRetirementReserve,
  policyEarlyRetirementMet,
  sicknessRetirementMet,
} from './early-retirement.js';
import { builtInPack } from './packs.js';
import { calculateRetirement, retirementTerms } from './retirement.js';
import { renderTrace } from './trace.js';

const pack = builtInPack('STATUTORY');
const terms = earlyRetirementTerms(pack);

function retirementOf(birthDate: string) {
  return calculateRetirement(
    { birthDate: localDate(birthDate), gender: 'MALE', positionKind: 'WORKER' },
    retirementTerms(pack),
  );
}

describe('internal retirement, §3.5', () => {
  it('内退 needs less than five years: exactly five fails, a day later opens', () => {
    const found = retirementOf('1968-09-15');
    expect(found.ageReachedOn).toBe('2029-09-15');
    expect(internalRetirementOpen(found, localDate('2024-09-15'), terms)).toBe(false);
    expect(internalRetirementOpen(found, localDate('2024-09-16'), terms)).toBe(true);
    expect(internalRetirementOpen(found, localDate('2029-09-15'), terms)).toBe(false);
  });

  it('内退 reserve: 118,560.00 of allowance and 43,092.00 of insurance for 38 months', () => {
    const retirement = retirementOf('1968-09-15');
    const [allowance, insurance] = internalRetirementReserve(
      { wage: parseYuan('5200'), agreedAllowance: null, retirement },
      localDate('2026-07-01'),
      terms,
    );
    expect(formatYuan(allowance.amountFen)).toBe('118560.00');
    expect(formatYuan(insurance.amountFen)).toBe('43092.00');
    expect(formatYuan(allowance.amountFen + insurance.amountFen)).toBe('161652.00');
    expect(renderTrace(allowance.trace).zh).toContain('38 个月 × 3120.00元 = 118560.00元');
    expect(renderTrace(insurance.trace).en).toContain('27% × 4200.00 yuan = 1134.00 yuan a month');
  });

  it('pays the agreed allowance, never under the provincial minimum', () => {
    const reserve = (agreed: string) =>
      internalRetirementReserve(
        {
          wage: parseYuan('5200'),
          agreedAllowance: parseYuan(agreed),
          retirement: retirementOf('1968-09-15'),
        },
        localDate('2026-07-01'),
        terms,
      )[0].amountFen;
    expect(formatYuan(reserve('2500.00'))).toBe('95000.00');
    expect(formatYuan(reserve('100.00'))).toBe('53200.00');
  });
});

describe('early pension, §3.5', () => {
  it.each([
    [48, '3542.00'],
    [84, '3465.00'],
    [37, '3542.00'],
    [0, '3850.00'],
  ])('early retirement deduction, %d months early: 3,850.00 becomes %s', (monthsEarly, amount) => {
    expect(formatYuan(deductEarlyPension(parseYuan('3850'), monthsEarly, terms).amount)).toBe(amount);
  });
});

describe('early retirement by plan and by illness', () => {
  it('opens five years before the old age under POLICY only', () => {
    const policy = earlyRetirementTerms(builtInPack('POLICY'));
    const on = localDate('2005-06-01');
    expect(policyEarlyRetirementMet(localDate('1950-06-01'), 'MALE', on, policy)).toBe(true);
    expect(policyEarlyRetirementMet(localDate('1950-06-02'), 'MALE', on, policy)).toBe(false);
    expect(policyEarlyRetirementMet(localDate('1955-06-01'), 'FEMALE_CADRE', on, policy)).toBe(true);
    expect(policyEarlyRetirementMet(localDate('1960-06-01'), 'FEMALE_WORKER', on, policy)).toBe(true);
    expect(policyEarlyRetirementMet(localDate('1950-06-01'), 'MALE', on, terms)).toBe(false);
  });

  it.each([
    ['2024-12-31', '1974-12-31', 10, true],
    ['2024-12-31', '1975-01-01', 10, false],
    ['2024-12-31', '1970-01-01', 9, false],
    ['2025-01-01', '1995-01-01', 1, true],
  ])('on %s, born %s, %d years of seniority: %s', (on, birth, years, met) => {
    const input = {
      totalIncapacityByIllness: true,
      gender: 'MALE' as const,
      birthDate: localDate(birth),
      continuousSeniority: { years, months: 0, days: 0 },
    };
    expect(sicknessRetirementMet(input, localDate(on), terms)).toBe(met);
    expect(sicknessRetirementMet({ ...input, totalIncapacityByIllness: false }, localDate(on), terms)).toBe(
      false,
    );
  });
});
