import fc from 'fast-check';
import {
  addToYearMonth,
  firstDay,
  InvalidYearMonthError,
  isYearMonth,
  lastDay,
  localDate,
  monthsBetween,
  monthsInclusive,
  yearMonth,
  yearMonthOf,
} from './index.js';

const month = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }))
  .map(([y, m]) => yearMonth(`${`${y}`.padStart(4, '0')}-${`${m}`.padStart(2, '0')}`));

describe('yearMonth', () => {
  it.each(['2026-13', '2026-00', '0000-05', '2026-1', '2026-01-01', '202601', '2026-01\n', ''])(
    'refuses %j',
    (text) => {
      expect(isYearMonth(text)).toBe(false);
      expect(() => yearMonth(text)).toThrow(InvalidYearMonthError);
    },
  );

  it('is the month of a date, and has a first and a last day', () => {
    expect(yearMonthOf(localDate('2026-03-02'))).toBe('2026-03');
    expect(firstDay(yearMonth('2024-02'))).toBe('2024-02-01');
    expect(lastDay(yearMonth('2024-02'))).toBe('2024-02-29');
    expect(lastDay(yearMonth('2026-02'))).toBe('2026-02-28');
    expect(lastDay(yearMonth('2026-12'))).toBe('2026-12-31');
  });
});

describe('month arithmetic', () => {
  it('counts the wage months of §3.8', () => {
    expect(monthsInclusive(yearMonth('2023-07'), yearMonth('2024-08'))).toBe(14);
    expect(monthsInclusive(yearMonth('2023-07'), yearMonth('2024-01'))).toBe(7);
    expect(monthsBetween(yearMonth('2024-08'), yearMonth('2023-07'))).toBe(-13);
  });

  // §3.4: retirement month = birth + old age + delay; delay = min(cap, floor(months(om − 2025-01) / step) + 1).
  it.each([
    ['1964-12', 60, 0, 4, 36, '2024-12'],
    ['1965-01', 60, 1, 4, 36, '2025-02'],
    ['1965-04', 60, 1, 4, 36, '2025-05'],
    ['1965-05', 60, 2, 4, 36, '2025-07'],
    ['1966-05', 60, 5, 4, 36, '2026-10'],
    ['1968-09', 60, 12, 4, 36, '2029-09'],
    ['1976-08', 60, 35, 4, 36, '2039-07'],
    ['1976-09', 60, 36, 4, 36, '2039-09'],
    ['1977-01', 60, 36, 4, 36, '2040-01'],
    ['1970-01', 55, 1, 4, 36, '2025-02'],
    ['1970-05', 55, 2, 4, 36, '2025-07'],
    ['1981-09', 55, 36, 4, 36, '2039-09'],
    ['1975-01', 50, 1, 2, 60, '2025-02'],
    ['1975-02', 50, 1, 2, 60, '2025-03'],
    ['1975-03', 50, 2, 2, 60, '2025-05'],
    ['1980-07', 50, 34, 2, 60, '2033-05'],
    ['1984-10', 50, 59, 2, 60, '2039-09'],
    ['1984-11', 50, 60, 2, 60, '2039-11'],
    ['1985-01', 50, 60, 2, 60, '2040-01'],
  ])(
    'born %s, old age %i: delay %i months, step %i, cap %i, retires %s',
    (born, age, delay, step, cap, retires) => {
      const old = addToYearMonth(yearMonth(born), age * 12);
      const months = monthsBetween(yearMonth('2025-01'), old);
      expect(months < 0 ? 0 : Math.min(cap, Math.floor(months / step) + 1)).toBe(delay);
      expect(addToYearMonth(old, delay)).toBe(retires);
    },
  );

  it('moves by what lies between, and comes back', () => {
    fc.assert(
      fc.property(month, month, (a, b) => {
        const n = monthsBetween(a, b);
        expect(addToYearMonth(a, n)).toBe(b);
        expect(addToYearMonth(b, -n)).toBe(a);
        expect(Math.sign(n)).toBe(a < b ? 1 : a > b ? -1 : 0);
        expect(isYearMonth(b)).toBe(true);
      }),
    );
  });

  it('refuses to leave years 0001 to 9999, and fractions', () => {
    expect(() => addToYearMonth(yearMonth('9999-12'), 1)).toThrow(InvalidYearMonthError);
    expect(() => addToYearMonth(yearMonth('0001-01'), -1)).toThrow(InvalidYearMonthError);
    expect(() => addToYearMonth(yearMonth('2026-01'), 0.5)).toThrow(InvalidYearMonthError);
  });
});
