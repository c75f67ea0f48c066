import { localDate, yearMonth } from '@anzhi/domain';
import { averageDue, type DueWageLine, dueWagesFault, wageMonths } from './due-wages.js';

const END = localDate('2026-08-18');
const line = (month: string, item: DueWageLine['item'] = 'BASE_WAGE'): DueWageLine => ({
  month: yearMonth(month),
  item,
  due: 100n,
});

describe('due wages, §3.2: average of the last 12 months, fewer for who joined later', () => {
  it.each([
    ['2014-11-01', '2025-08', '2026-07', 12],
    [null, '2025-08', '2026-07', 12],
    ['2025-08-31', '2025-08', '2026-07', 12],
    ['2025-09-01', '2025-09', '2026-07', 11],
    ['2026-07-31', '2026-07', '2026-07', 1],
    ['2026-08-01', undefined, undefined, 0],
  ] as const)('joined %s: %s to %s, %d months', (joined, from, to, count) => {
    const months = wageMonths(END, joined && localDate(joined));
    expect([months[0], months.at(-1), months.length]).toEqual([from, to, count]);
  });

  it('must be whole: none outside, none twice, none left out', () => {
    const window = wageMonths(END, localDate('2026-05-10'));
    const whole = ['2026-05', '2026-06', '2026-07'].map((month) => line(month));
    expect(dueWagesFault([...whole, line('2026-07', 'BONUS')], window)).toBeNull();
    expect(dueWagesFault([...whole, line('2026-08')], window)).toEqual({
      why: 'OUTSIDE',
      months: ['2026-08'],
    });
    expect(dueWagesFault([...whole, line('2026-06')], window)).toEqual({ why: 'TWICE', months: ['2026-06'] });
    expect(dueWagesFault(whole.slice(1), window)).toEqual({ why: 'MISSING', months: ['2026-05'] });
  });

  it('average half-up to the fen', () => {
    expect(averageDue({ total: 1_000n, months: 3 })).toBe(333n);
    expect(averageDue({ total: 1_001n, months: 2 })).toBe(501n);
  });
});
