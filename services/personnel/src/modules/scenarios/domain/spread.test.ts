import { parseYuan, sumFen, yearMonth } from '@anzhi/domain';
import fc from 'fast-check';
import type { Entitlement } from '../../rules/domain/entitlement.js';
import { startTrace } from '../../rules/domain/trace.js';
import { spreadEntitlement } from './spread.js';

const due = (over: Partial<Entitlement>): Entitlement => ({
  kind: 'COMPENSATION',
  amountFen: parseYuan('3600'),
  payer: 'ESTATE',
  claimClass: 'CLASS_1',
  recurrence: 'ONCE',
  trace: startTrace('COMPENSATION', 'test@1'),
  ...over,
});
const horizon = { from: yearMonth('2026-08'), years: 2 };

describe('a budget by year', () => {
  it('has what is due once in the year of the figures', () => {
    expect(spreadEntitlement(due({}), yearMonth('2030-01'), horizon)).toEqual({
      total: parseYuan('3600'),
      byYear: [[2026, parseYuan('3600')]],
    });
  });

  it('spreads internal retirement month by month to retirement', () => {
    const reserve = due({ kind: 'INTERNAL_RETIREMENT_ALLOWANCE' });
    // 18 months: September to December 2026, all of 2027, January and February 2028.
    expect(spreadEntitlement(reserve, yearMonth('2028-02'), horizon).byYear).toEqual([
      [2026, parseYuan('800')],
      [2027, parseYuan('2400')],
      [2028, parseYuan('400')],
    ]);
  });

  it('counts monthly benefits for the horizon, an injury allowance no longer than to retirement', () => {
    const monthly = { recurrence: 'MONTHLY', amountFen: parseYuan('100') } as const;
    const pension = spreadEntitlement(
      due({ kind: 'SURVIVOR_PENSION', ...monthly }),
      yearMonth('2020-01'),
      horizon,
    );
    expect(pension).toEqual({
      total: parseYuan('2400'),
      byYear: [
        [2026, parseYuan('400')],
        [2027, parseYuan('1200')],
        [2028, parseYuan('800')],
      ],
    });
    const allowance = due({ kind: 'INJURY_MONTHLY_ALLOWANCE', ...monthly });
    expect(spreadEntitlement(allowance, yearMonth('2026-11'), horizon).total).toBe(parseYuan('300'));
    expect(spreadEntitlement(allowance, yearMonth('2026-01'), horizon)).toEqual({ total: 0n, byYear: [] });
  });

  it('adds up to the total, to the fen', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        fc.integer({ min: 2026, max: 2040 }),
        (amountFen, year) => {
          const reserve = due({ kind: 'INTERNAL_RETIREMENT_INSURANCE', amountFen });
          const { total, byYear } = spreadEntitlement(reserve, yearMonth(`${year}-09`), horizon);
          expect(total).toBe(amountFen);
          expect(sumFen(byYear.map(([, part]) => part))).toBe(amountFen);
        },
      ),
    );
  });
});
