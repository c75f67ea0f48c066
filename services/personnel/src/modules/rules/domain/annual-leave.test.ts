import { formatYuan, localDate, parseYuan } from '@anzhi/domain';
import { annualLeaveTerms, calculateLeavePay, leaveEntitlement } from './annual-leave.js';
import { builtInPack } from './packs.js';
import { renderTrace } from './trace.js';

const terms = annualLeaveTerms(builtInPack('STATUTORY'));

describe('unused annual leave, §3.20.4', () => {
  it.each([
    [0, 0],
    [1, 5],
    [9, 5],
    [10, 10],
    [19, 10],
    [20, 15],
  ])('%d working years: %d days', (years, days) => {
    expect(leaveEntitlement(years, terms)).toBe(days);
  });

  it('counts whole days only and pays twice the day’s wage', () => {
    const found = calculateLeavePay(
      {
        workingTime: { years: 12, months: 0, days: 0 },
        endDate: localDate('2026-08-18'),
        daysTaken: 2,
        averageWage: parseYuan('4350'),
      },
      terms,
    );
    // 230 days elapsed ÷ 365 × 10 = 6.30; less 2 taken = 4 whole days × 200.00 × 200 %.
    expect(found.days).toBe(4);
    expect(formatYuan(found.amount)).toBe('1600.00');
    expect(renderTrace(found.trace).en).toContain('230 days elapsed');
  });

  it('owes nothing where more was taken than earned', () => {
    const found = calculateLeavePay(
      {
        workingTime: { years: 1, months: 0, days: 0 },
        endDate: localDate('2026-01-31'),
        daysTaken: 5,
        averageWage: parseYuan('4350'),
      },
      terms,
    );
    expect(found).toMatchObject({ days: 0, amount: 0n });
  });
});
