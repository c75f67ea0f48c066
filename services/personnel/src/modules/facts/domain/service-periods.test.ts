import { addDays, localDate } from '@anzhi/domain';
import fc from 'fast-check';
import { unitPeriod } from '../../rules/domain/person-facts.sample.js';
import { gapsOf, movePeriodStart, periodFault } from './service-periods.js';

const BORN = localDate('1970-01-01');
const ON = localDate('2026-08-18');
const period = (from: string, to: string | null, over = {}) =>
  unitPeriod(from, { to: to === null ? null : localDate(to), ...over });

describe('service periods of a person', () => {
  it('S080 may touch but never share a day; the clash is named', () => {
    const first = period('1990-01-01', '1999-12-31', { kind: 'PRIOR_SOE', countsForCompensation: false });
    const unit = period('2000-01-01', null);
    expect(periodFault([unit, first], BORN, ON)).toBeNull();
    const late = { ...first, to: localDate('2000-01-01') };
    expect(periodFault([unit, late], BORN, ON)).toEqual({ kind: 'OVERLAP', first: late, second: unit });
    const running = period('1995-01-01', null);
    expect(periodFault([running, unit], BORN, ON)).toMatchObject({ kind: 'OVERLAP', first: running });
  });

  it.each([
    ['ENDS_BEFORE_START', period('2000-01-02', '2000-01-01')],
    ['IN_FUTURE', period('2026-08-19', null)],
    ['IN_FUTURE', period('2000-01-01', '2026-08-19')],
    ['UNDER_16', period('1985-12-31', null)],
    [
      'PAID_TWICE',
      period('1990-01-01', '1999-12-31', { kind: 'TRANSFERRED_IN', compensationPaidByPrior: true }),
    ],
    ['BREAK_COUNTS', period('1990-01-01', '1999-12-31', { kind: 'BREAK' })],
    ['RUNNING_ELSEWHERE', period('1990-01-01', null, { kind: 'MILITARY' })],
  ])('%s is refused', (why, wrong) => {
    expect(periodFault([wrong], BORN, ON)).toEqual({ kind: 'INVALID', period: wrong, why });
  });

  it('stand on the birthday of 16 and on the day itself', () => {
    expect(periodFault([period('1986-01-01', '2026-08-18')], BORN, ON)).toBeNull();
  });

  it('report every day that nothing covers, and no day that one does', () => {
    const periods = [
      period('2000-01-01', null),
      period('1990-01-01', '1995-06-30'),
      period('1995-07-01', '1999-12-30'),
    ];
    expect(gapsOf(periods)).toEqual([{ from: '1999-12-31', to: '1999-12-31' }]);
    expect(gapsOf([])).toEqual([]);
  });

  it('the order in which they are given changes nothing', () => {
    const lengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 3 })), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(lengths, fc.infiniteStream(fc.nat()), (parts, order) => {
        let day = localDate('1990-01-01');
        let gap = 0;
        const periods = parts.map(([days, pause], index) => {
          if (index > 0) gap += pause;
          const from = index > 0 ? addDays(day, pause) : day;
          day = addDays(from, days);
          return period(from, addDays(day, -1));
        });
        const shuffled = periods
          .map((one) => ({ one, at: order.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(periodFault(shuffled, BORN, ON)).toBeNull();
        expect(gapsOf(shuffled)).toEqual(gapsOf(periods));
        expect(gapsOf(periods).length <= gap).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('follow a corrected day of 进厂', () => {
    const prior = period('1990-01-01', '1999-12-31', { kind: 'PRIOR_SOE', countsForCompensation: false });
    const unit = period('2000-01-01', null);
    expect(movePeriodStart([prior, unit], unit.from, localDate('1998-03-01'))).toEqual([
      { ...prior, to: '1998-02-28' },
      { ...unit, from: '1998-03-01' },
    ]);
    expect(movePeriodStart([prior, unit], unit.from, localDate('1989-01-01'))).toEqual([
      { ...unit, from: '1989-01-01' },
    ]);
    expect(movePeriodStart([unit], localDate('2003-01-01'), localDate('1998-03-01'))).toEqual([unit]);
  });
});
