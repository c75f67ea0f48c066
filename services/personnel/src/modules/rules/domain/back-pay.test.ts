import { addToYearMonth, formatYuan, parseYuan, sumFen, yearMonth } from '@anzhi/domain';
import fc from 'fast-check';
import {
  arrearFromRoster,
  arrearLine,
  backPayGrid,
  backPayTerms,
  determineBackPay,
  determineFromLedger,
  lateFee,
} from './back-pay.js';
import { builtInPack } from './packs.js';
import { renderTrace } from './trace.js';

const pack = builtInPack('STATUTORY');
const terms = backPayTerms(pack);

/** Months from 2023-07 with due 3,200.00 and what was paid in each. */
function ledger(paid: string[]) {
  return paid.map((yuan, index) =>
    arrearLine(addToYearMonth(yearMonth('2023-07'), index), 'BASE_WAGE', parseYuan('3200'), parseYuan(yuan)),
  );
}

describe('back pay, examples of §3.8', () => {
  it('arrears 2023-07…2024-08: ten months short by 1,280 and four unpaid make 25,600.00', () => {
    const found = determineFromLedger(ledger([...Array(10).fill('1920'), ...Array(4).fill('0')]), terms);
    expect(formatYuan(found.totalFen)).toBe('25600.00');
    expect(found).toMatchObject({ eligible: true, reason: 'ELIGIBLE' });
    expect(renderTrace(found.trace).zh).toContain('2024-08:应发 3200.00元 − 已发 0.00元 = 3200.00元');
  });

  it('arrears of a colleague in internal retirement from 2024-02: seven months, 8,960.00', () => {
    const found = determineFromLedger(ledger([...Array(7).fill('1920'), ...Array(7).fill('3200')]), terms);
    expect(formatYuan(found.totalFen)).toBe('8960.00');
  });

  it('reads the roster’s columns, both months included', () => {
    const span = arrearFromRoster('2024-02-01', '2026-07-31', '1146.02');
    const found = determineBackPay([span!], terms);
    expect(formatYuan(found.totalFen)).toBe('34380.60');
    expect(renderTrace(found.trace).en).toContain('2024-02 to 2026-07, 30 months × 1146.02 yuan a month');
    expect(renderTrace(found.trace).zh).toContain(
      '已知:欠发工资起 2024-02;欠发工资止 2026-07;月欠发额 1146.02元',
    );
    expect(arrearFromRoster('', '', '')).toBeNull();
  });

  it('narrows to the plan’s items and months and says why nothing is left', () => {
    const span = arrearFromRoster('2024-01-01', '2024-12-31', '100')!;
    const plan = (over: object) => determineBackPay([span], backPayTerms(pack, over));
    expect(formatYuan(plan({ from: yearMonth('2024-11'), to: yearMonth('2025-06') }).totalFen)).toBe(
      '200.00',
    );
    expect(plan({ from: yearMonth('2025-01') })).toMatchObject({ totalFen: 0n, reason: 'OUTSIDE_POLICY' });
    expect(plan({ items: new Set(['BONUS']) })).toMatchObject({ eligible: false, reason: 'OUTSIDE_POLICY' });
    expect(determineBackPay([], terms)).toMatchObject({ eligible: false, reason: 'NO_ARREARS' });
  });

  it('refuses a line in which more was paid than fell due', () => {
    expect(() => arrearLine(yearMonth('2024-01'), 'BONUS', 100n, 101n)).toThrow(RangeError);
  });

  it('late fee 100,000 × 0.05 % × 120 days = 6,000.00', () => {
    const { amount, trace } = lateFee(parseYuan('100000'), 120, terms);
    expect(formatYuan(amount)).toBe('6000.00');
    expect(renderTrace(trace).zh).toContain('100000.00元 × 0.05% × 120 天 = 6000.00元');
  });

  it('the grid adds up to the header, to the fen', () => {
    const anySpan = fc
      .record({
        start: fc.integer({ min: 0, max: 60 }),
        length: fc.integer({ min: 0, max: 40 }),
        monthly: fc.bigInt({ min: 1n, max: 999_999n }),
      })
      .map(({ start, length, monthly }) => {
        const from = addToYearMonth(yearMonth('2020-01'), start);
        return { item: 'BASE_WAGE' as const, from, to: addToYearMonth(from, length), monthly };
      });
    const bounded = backPayTerms(pack, { from: yearMonth('2021-03'), to: yearMonth('2024-09') });
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 5 }), (spans) => {
        for (const each of [terms, bounded]) {
          const lines = backPayGrid(spans, each.policy);
          expect(sumFen(lines.map(({ arrear }) => arrear))).toBe(determineBackPay(spans, each).totalFen);
        }
      }),
    );
  });
});
