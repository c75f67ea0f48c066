import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addYears,
  compareDates,
  dateOfDayNumber,
  dayNumber,
  dayOf,
  daysBetween,
  fullYearsOn,
  InvalidDateError,
  isLocalDate,
  localDate,
  makeDate,
  maxDate,
  minDate,
  monthOf,
  weekday,
  yearOf,
} from './index.js';

const LAST_DAY = dayNumber(localDate('9999-12-31'));
const date = fc.integer({ min: 0, max: LAST_DAY }).map(dateOfDayNumber);
const modern = fc
  .integer({ min: dayNumber(localDate('1900-01-01')), max: dayNumber(localDate('2100-12-31')) })
  .map(dateOfDayNumber);

describe('localDate', () => {
  it.each(['2026-03-02', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('accepts %s', (text) => {
    expect(localDate(text)).toBe(text);
  });

  it.each([
    '2003-02-30',
    '2023-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-01-00',
    '0000-01-01',
    '2026-1-01',
    '2026/01/01',
    '2026-01-01T00:00:00Z',
    '2026-01-01\n',
    '20260101',
    '２026-01-01',
    '',
  ])('refuses %j', (text) => {
    expect(isLocalDate(text)).toBe(false);
    expect(() => localDate(text)).toThrow(InvalidDateError);
  });

  it('is no date when it is no text', () => {
    expect([null, undefined, 20260101, new Date(0)].some(isLocalDate)).toBe(false);
  });

  it('refuses days that do not exist when made of numbers', () => {
    expect(makeDate(987, 6, 5)).toBe('0987-06-05');
    expect(() => makeDate(2003, 2, 30)).toThrow(InvalidDateError);
    expect(() => makeDate(2003, 1.5, 3)).toThrow(InvalidDateError);
    expect(() => makeDate(10_000, 1, 1)).toThrow(InvalidDateError);
  });

  it('is made of its year, month and day', () => {
    fc.assert(fc.property(date, (d) => localDate(makeDate(yearOf(d), monthOf(d), dayOf(d))) === d));
  });
});

describe('day arithmetic', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-01-05', 60, '2026-03-06'],
    ['2026-01-15', 0, '2026-01-15'],
    ['2025-01-01', 272, '2025-09-30'],
  ])('%s %+i days is %s', (from, n, to) => {
    expect(addDays(localDate(from), n)).toBe(to);
    expect(daysBetween(localDate(from), localDate(to))).toBe(n);
  });

  it('agrees with the platform calendar on every day of years 1 to 9999', () => {
    const cursor = new Date(0);
    cursor.setUTCFullYear(1, 0, 1);
    for (let n = 0; n <= LAST_DAY; n += 13) {
      const d = dateOfDayNumber(n);
      if (d !== cursor.toISOString().slice(0, 10))
        throw new Error(`day ${n} is ${cursor.toISOString()}, got ${d}`);
      if (dayNumber(d) !== n || weekday(d) % 7 !== cursor.getUTCDay()) throw new Error(`day number of ${d}`);
      cursor.setUTCDate(cursor.getUTCDate() + 13);
    }
  });

  it('comes back, and moves by what lies between', () => {
    fc.assert(
      fc.property(modern, modern, fc.integer({ min: -40_000, max: 40_000 }), (a, b, n) => {
        expect(addDays(addDays(a, n), -n)).toBe(a);
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(compareDates(a, b)).toBe(Math.sign(daysBetween(b, a)) + 0);
        expect([minDate(a, b), maxDate(a, b)]).toEqual([a, b].sort());
      }),
    );
  });

  it('refuses to leave the calendar, and fractions of days', () => {
    expect(() => addDays(localDate('9999-12-31'), 1)).toThrow(InvalidDateError);
    expect(() => addDays(localDate('0001-01-01'), -1)).toThrow(InvalidDateError);
    expect(() => addDays(localDate('2026-01-01'), 0.5)).toThrow(InvalidDateError);
    expect(() => addDays(localDate('2026-01-01'), Number.NaN)).toThrow(InvalidDateError);
  });
});

describe('month and year arithmetic, 民法典 art. 202', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2026-05-31', 1, '2026-06-30'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('%s %+i months is %s', (from, n, to) => {
    expect(addMonths(localDate(from), n)).toBe(to);
  });

  it('29 February becomes 28 in common years', () => {
    expect(addYears(localDate('2012-02-29'), 1)).toBe('2013-02-28');
    expect(addYears(localDate('2012-02-29'), 4)).toBe('2016-02-29');
  });

  it('refuses fractions of months', () => {
    expect(() => addMonths(localDate('2026-01-15'), 0.5)).toThrow(InvalidDateError);
  });

  it('keeps the day or clamps it to the month end, and keeps order', () => {
    fc.assert(
      fc.property(modern, modern, fc.integer({ min: -1200, max: 1200 }), (a, b, n) => {
        const moved = addMonths(a, n);
        expect(yearOf(moved) * 12 + monthOf(moved)).toBe(yearOf(a) * 12 + monthOf(a) + n);
        expect(dayOf(moved) === dayOf(a) || (dayOf(moved) < dayOf(a) && dayOf(addDays(moved, 1)) === 1)).toBe(
          true,
        );
        expect(a <= b ? moved <= addMonths(b, n) : moved >= addMonths(b, n)).toBe(true);
      }),
    );
  });
});

describe('fullYearsOn', () => {
  it.each([
    ['1966-05-10', '2026-05-09', 59],
    ['1966-05-10', '2026-05-10', 60],
    ['2008-02-29', '2026-02-27', 17],
    ['2008-02-29', '2026-02-28', 18],
    ['2008-02-29', '2024-02-28', 15],
    ['2008-02-29', '2024-02-29', 16],
    ['2026-01-01', '2025-12-31', -1],
  ])('born %s, on %s: %i', (birth, on, years) => {
    expect(fullYearsOn(localDate(birth), localDate(on))).toBe(years);
  });

  it('completes a year exactly on the birthday', () => {
    fc.assert(
      fc.property(modern, fc.integer({ min: 0, max: 120 }), (birth, years) => {
        const birthday = addYears(birth, years);
        expect(fullYearsOn(birth, birthday)).toBe(years);
        expect(fullYearsOn(birth, addDays(birthday, -1))).toBe(years - 1);
      }),
    );
  });
});
