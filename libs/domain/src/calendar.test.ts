import fc from 'fast-check';
import {
  addDays,
  addWorkingDays,
  chinaCalendar,
  dateOfDayNumber,
  dayNumber,
  InvalidDateError,
  type LocalDate,
  localDate,
  workingDaysBetween,
} from './index.js';

const china = chinaCalendar();
const works = (date: string) => china.isWorkingDay(localDate(date));

describe('chinaCalendar', () => {
  it.each(['2026-02-14', '2026-02-28', '2026-01-04', '2026-05-09', '2026-09-20', '2026-10-10'])(
    '%s is a weekend day that is worked',
    (date) => {
      expect(works(date)).toBe(true);
    },
  );

  it.each(['2026-01-01', '2026-01-02', '2026-02-16', '2026-02-23', '2026-04-04', '2026-04-05', '2026-04-06'])(
    '%s is off',
    (date) => {
      expect(works(date)).toBe(false);
    },
  );

  it.each([
    ['2026-04-03', true],
    ['2026-04-07', true],
    ['2026-03-06', true],
    ['2026-03-07', false],
    ['2026-03-08', false],
    ['2005-10-08', true],
    ['2005-10-07', false],
    ['2009-10-08', false],
  ])('%s worked: %s', (date, working) => {
    expect(works(date)).toBe(working);
  });

  it('knows the notices of 2004 to 2026; other years go by the week and are provisional', () => {
    const provisional = [];
    for (let year = 2000; year <= 2030; year++) if (china.isProvisional(year)) provisional.push(year);
    expect(provisional).toEqual([2000, 2001, 2002, 2003, 2027, 2028, 2029, 2030]);
    expect([works('2027-01-01'), works('2027-01-02'), works('2027-10-01')]).toEqual([true, false, true]);
  });

  it('takes corrections above the data, without touching other calendars', () => {
    const corrected = chinaCalendar([
      { date: localDate('2027-01-01'), working: false },
      { date: localDate('2026-02-14'), working: false },
    ]);
    expect(corrected.isWorkingDay(localDate('2027-01-01'))).toBe(false);
    expect(corrected.isWorkingDay(localDate('2026-02-14'))).toBe(false);
    expect(corrected.isProvisional(2027)).toBe(true);
    expect([works('2027-01-01'), works('2026-02-14')]).toEqual([true, true]);
    expect(chinaCalendar([], [2027]).isProvisional(2027)).toBe(false);
    expect(() => chinaCalendar([{ date: '2026-02-30' as LocalDate, working: true }])).toThrow(
      InvalidDateError,
    );
  });
});

describe('addWorkingDays', () => {
  it.each([
    ['§3.10: round 1 opens on a Monday, its day 1', '2026-03-02', 7, true, '2026-03-10'],
    ['the same, the opening day not counted', '2026-03-02', 7, false, '2026-03-11'],
    ['over the Spring Festival with its two worked Saturdays', '2026-02-13', 5, true, '2026-02-26'],
    ['over Qingming', '2026-04-03', 1, false, '2026-04-07'],
    ['opened on a Sunday, day 1 is Monday', '2026-03-01', 1, true, '2026-03-02'],
    ['opened on a Sunday, not counted', '2026-03-01', 1, false, '2026-03-02'],
    ['one day, which is the opening day', '2026-03-02', 1, true, '2026-03-02'],
    ['no days', '2026-03-01', 0, false, '2026-03-01'],
  ])('%s', (_case, start, n, startIsDayOne, end) => {
    expect(addWorkingDays(china, localDate(start), n, { startIsDayOne })).toBe(end);
  });

  it('refuses less than a day, and fractions', () => {
    const start = localDate('2026-03-02');
    expect(() => addWorkingDays(china, start, 0, { startIsDayOne: true })).toThrow(RangeError);
    expect(() => addWorkingDays(china, start, -1, { startIsDayOne: false })).toThrow(RangeError);
    expect(() => addWorkingDays(china, start, 1.5, { startIsDayOne: false })).toThrow(RangeError);
  });

  const date = fc
    .integer({ min: dayNumber(localDate('2003-06-01')), max: dayNumber(localDate('2027-12-31')) })
    .map(dateOfDayNumber);
  const count = fc.integer({ min: 1, max: 60 });

  it('is monotone in start and strictly in days, and ends on a working day', () => {
    fc.assert(
      fc.property(date, fc.nat(40), count, fc.boolean(), (start, shift, n, startIsDayOne) => {
        const end = addWorkingDays(china, start, n, { startIsDayOne });
        expect(china.isWorkingDay(end)).toBe(true);
        expect(end <= addWorkingDays(china, addDays(start, shift), n, { startIsDayOne })).toBe(true);
        expect(end < addWorkingDays(china, start, n + 1, { startIsDayOne })).toBe(true);
      }),
    );
  });

  it('is undone by workingDaysBetween', () => {
    fc.assert(
      fc.property(date, count, (start, n) => {
        const end = addWorkingDays(china, start, n, { startIsDayOne: false });
        expect(workingDaysBetween(china, start, end)).toBe(n);
        expect(workingDaysBetween(china, end, start)).toBe(-n);
      }),
    );
  });
});

describe('workingDaysBetween', () => {
  it.each([
    ['2026-03-02', '2026-03-02', 0],
    ['2026-03-02', '2026-03-09', 5],
    ['2026-04-03', '2026-04-06', 0],
    ['2026-02-13', '2026-02-28', 6],
  ])('%s to %s', (a, b, days) => {
    expect(workingDaysBetween(china, localDate(a), localDate(b))).toBe(days);
  });
});
