import fc from 'fast-check';
import {
  chinaCalendar,
  dateOfDayNumber,
  dayNumber,
  deadlineAfterDays,
  deadlineAfterMonths,
  deadlineAfterWorkingDays,
  extendDeadline,
  localDate,
} from './index.js';

const china = chinaCalendar();
const at = (unrolled: string, due: string, provisional = false) => ({ unrolled, due, provisional });

describe('petitions, §3.17', () => {
  it('received Fri 2026-01-02: the notice is due on Mon 2026-01-19', () => {
    expect(deadlineAfterDays(china, localDate('2026-01-02'), 15)).toEqual(at('2026-01-17', '2026-01-19'));
  });

  it('accepted 2026-01-05: 60 days end 2026-03-06, extended by 30 on Qingming, which rolls to 04-07', () => {
    const deadline = deadlineAfterDays(china, localDate('2026-01-05'), 60);
    expect(deadline).toEqual(at('2026-03-06', '2026-03-06'));
    expect(extendDeadline(china, deadline, 30)).toEqual(at('2026-04-05', '2026-04-07'));
  });

  it('served 2026-03-06: the review may be asked for until 04-07', () => {
    expect(deadlineAfterDays(china, localDate('2026-03-06'), 30)).toEqual(at('2026-04-05', '2026-04-07'));
  });

  it('an extension counts from the unrolled day, not from the one people see', () => {
    const rolled = deadlineAfterDays(china, localDate('2026-01-02'), 15);
    expect(extendDeadline(china, rolled, 3)).toEqual(at('2026-01-20', '2026-01-20'));
  });
});

describe('deadlines, 民法典 arts. 200–203', () => {
  it.each([
    ['2026-01-31', 1, at('2026-02-28', '2026-02-28')],
    ['2025-12-31', 2, at('2026-02-28', '2026-02-28')],
    ['2026-01-15', 1, at('2026-02-15', '2026-02-24')],
    ['2025-11-30', 3, at('2026-02-28', '2026-02-28')],
    ['2026-02-01', 2, at('2026-04-01', '2026-04-01')],
  ])('%s and %i months, a worked Saturday not rolling', (trigger, months, deadline) => {
    expect(deadlineAfterMonths(china, localDate(trigger), months)).toEqual(deadline);
  });

  it('working days do not count the trigger day', () => {
    expect(deadlineAfterWorkingDays(china, localDate('2026-03-02'), 5)).toEqual(
      at('2026-03-09', '2026-03-09'),
    );
    expect(deadlineAfterWorkingDays(china, localDate('2026-03-01'), 0)).toEqual(
      at('2026-03-01', '2026-03-02'),
    );
  });

  it('is provisional when it looks at a year without a notice, and only then', () => {
    expect(deadlineAfterDays(china, localDate('2026-12-20'), 11)).toEqual(at('2026-12-31', '2026-12-31'));
    expect(deadlineAfterDays(china, localDate('2026-12-20'), 14)).toEqual(
      at('2027-01-03', '2027-01-04', true),
    );
    expect(deadlineAfterWorkingDays(china, localDate('2026-12-30'), 2)).toEqual(
      at('2027-01-01', '2027-01-01', true),
    );
    expect(deadlineAfterWorkingDays(china, localDate('2003-12-31'), 1)).toEqual(
      at('2004-01-02', '2004-01-02'),
    );
    expect(deadlineAfterWorkingDays(china, localDate('2003-12-30'), 2).provisional).toBe(true);
    expect(deadlineAfterMonths(chinaCalendar([], [2027]), localDate('2026-12-20'), 1).provisional).toBe(
      false,
    );
  });

  it('stays provisional when extended', () => {
    const provisional = at('2026-12-30', '2026-12-30', true);
    const deadline = { ...provisional, unrolled: localDate('2026-12-30'), due: localDate('2026-12-30') };
    expect(extendDeadline(china, deadline, 1)).toEqual(at('2026-12-31', '2026-12-31', true));
  });

  it('refuses negative and broken periods', () => {
    const trigger = localDate('2026-03-02');
    expect(() => deadlineAfterDays(china, trigger, -1)).toThrow(RangeError);
    expect(() => deadlineAfterMonths(china, trigger, 0.5)).toThrow(RangeError);
    expect(() => deadlineAfterWorkingDays(china, trigger, -1)).toThrow(RangeError);
    expect(() => extendDeadline(china, deadlineAfterDays(china, trigger, 1), -1)).toThrow(RangeError);
  });

  it('is due on the first working day from the unrolled day on', () => {
    const date = fc
      .integer({ min: dayNumber(localDate('2004-01-01')), max: dayNumber(localDate('2026-12-31')) })
      .map(dateOfDayNumber);
    fc.assert(
      fc.property(date, fc.nat(120), (trigger, days) => {
        const { unrolled, due } = deadlineAfterDays(china, trigger, days);
        expect(dayNumber(unrolled) - dayNumber(trigger)).toBe(days);
        expect(china.isWorkingDay(due)).toBe(true);
        for (let n = dayNumber(unrolled); n < dayNumber(due); n++) {
          expect(china.isWorkingDay(dateOfDayNumber(n))).toBe(false);
        }
      }),
    );
  });
});
