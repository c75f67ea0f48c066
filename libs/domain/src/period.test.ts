import fc from 'fast-check';
import {
  addDays,
  addYmd,
  compareYmd,
  dateOfDayNumber,
  dayNumber,
  formatYmdEn,
  formatYmdZh,
  localDate,
  monthsOf,
  serviceLength,
  type Ymd,
} from './index.js';

const ymd = (years: number, months: number, days: number): Ymd => ({ years, months, days });

describe('serviceLength', () => {
  // §3.2: EC1–EC13, both segments where there are two; the lengths that the units are made of.
  it.each([
    ['EC1, EC12', '2010-04-01', '2025-12-31', ymd(15, 9, 0)],
    ['EC2', '2020-08-15', '2025-12-31', ymd(5, 4, 17)],
    ['EC3', '2020-07-01', '2025-12-31', ymd(5, 6, 0)],
    ['EC4', '2020-07-02', '2025-12-31', ymd(5, 5, 30)],
    ['EC5, EC6, B of EC8–EC11, EC13', '2008-01-01', '2025-12-31', ymd(18, 0, 0)],
    ['EC7', '2025-09-20', '2025-12-31', ymd(0, 3, 12)],
    ['A of EC8', '1998-03-15', '2007-12-31', ymd(9, 9, 17)],
    ['A of EC9', '1985-07-01', '2007-12-31', ymd(22, 6, 0)],
    ['A of EC10', '1998-01-01', '2007-12-31', ymd(10, 0, 0)],
    ['A of EC11', '2002-01-01', '2007-12-31', ymd(6, 0, 0)],
    ['A of EC13', '2002-10-01', '2007-12-31', ymd(5, 3, 0)],
    ['decision 2, short month', '2010-08-31', '2011-02-27', ymd(0, 5, 28)],
    ['decision 2, month complete', '2010-08-31', '2011-02-28', ymd(0, 6, 0)],
    ['decision 2, leap day', '2012-02-29', '2013-02-28', ymd(1, 0, 0)],
    ['a day before the year of the leap day', '2012-02-29', '2013-02-27', ymd(0, 11, 30)],
    ['31 January', '2026-01-31', '2026-02-28', ymd(0, 1, 0)],
    ['one day', '2026-03-02', '2026-03-02', ymd(0, 0, 1)],
    ['none', '2026-03-02', '2026-03-01', ymd(0, 0, 0)],
    ['ends long before it begins', '2026-03-02', '2020-01-01', ymd(0, 0, 0)],
  ])('%s: %s…%s', (_case, from, to, length) => {
    expect(serviceLength(localDate(from), localDate(to))).toEqual(length);
  });

  const date = fc
    .integer({ min: dayNumber(localDate('1940-01-01')), max: dayNumber(localDate('2060-12-31')) })
    .map(dateOfDayNumber);

  it('grows with each further day and keeps its parts in range', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 20_000 }), (from, n) => {
        const length = serviceLength(from, addDays(from, n));
        expect(compareYmd(length, serviceLength(from, addDays(from, n + 1)))).toBeLessThan(0);
        expect(length.months >= 0 && length.months < 12 && length.days >= 0 && length.days < 31).toBe(true);
      }),
    );
  });

  it('never grows by a later start', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 20_000 }), (from, n) => {
        const to = addDays(from, n);
        expect(compareYmd(serviceLength(addDays(from, 1), to), serviceLength(from, to))).toBeLessThanOrEqual(
          0,
        );
      }),
    );
  });
});

describe('lengths', () => {
  it('adds with 30 days to the month and 12 months to the year', () => {
    expect(addYmd(ymd(5, 4, 17), ymd(0, 7, 13))).toEqual(ymd(6, 0, 0));
    expect(addYmd(ymd(9, 9, 17), ymd(18, 0, 0))).toEqual(ymd(27, 9, 17));
    expect(addYmd(ymd(0, 0, 30), ymd(0, 0, 30))).toEqual(ymd(0, 2, 0));
  });

  it('compares by years, then months, then days', () => {
    const ascending = [ymd(0, 0, 30), ymd(0, 1, 0), ymd(0, 11, 30), ymd(1, 0, 0), ymd(1, 0, 1)];
    expect([...ascending].reverse().sort(compareYmd)).toEqual(ascending);
    expect(compareYmd(ymd(1, 2, 3), ymd(1, 2, 3))).toBe(0);
  });

  it('counts full months', () => {
    expect(monthsOf(ymd(33, 6, 29))).toBe(402);
  });

  it.each([
    [ymd(5, 4, 17), '5年4个月17天', '5 y 4 m 17 d'],
    [ymd(15, 9, 0), '15年9个月', '15 y 9 m'],
    [ymd(0, 0, 3), '3天', '3 d'],
    [ymd(0, 0, 0), '0天', '0 d'],
  ])('writes %j', (length, zh, en) => {
    expect(formatYmdZh(length)).toBe(zh);
    expect(formatYmdEn(length)).toBe(en);
  });
});
