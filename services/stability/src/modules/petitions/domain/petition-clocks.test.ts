import { chinaCalendar, localDate } from '@anzhi/domain';
import fc from 'fast-check';
import {
  extendedDeadline,
  finishDeadline,
  isOverdue,
  noticeDeadline,
  reviewDeadlines,
  transferObjectionDeadline,
} from './petition-clocks.js';
import { PETITION_RULES_2022 } from './petition-rules.js';

const clock = { calendar: chinaCalendar(), rules: PETITION_RULES_2022 };
const d = localDate;

it.each([
  ['2026-01-02', '2026-01-17', '2026-01-19'], // §3.17: a Saturday rolls to Monday
  ['2026-01-05', '2026-01-20', '2026-01-20'],
  ['2026-02-03', '2026-02-18', '2026-02-24'], // into the Spring Festival
  ['2026-01-30', '2026-02-14', '2026-02-14'], // a Saturday that is worked in exchange does not roll
])('notice of what was received on %s ends on %s, for people on %s', (received, unrolled, due) => {
  expect(noticeDeadline(clock, d(received), true)).toEqual({ unrolled, due, provisional: false });
});

it('owes no notice where name or address is unclear', () => {
  expect(noticeDeadline(clock, d('2026-01-02'), false)).toBeNull();
});

it('finishes a remedy 60 days from acceptance and sets a suggestion no such clock', () => {
  expect(finishDeadline(clock, 'REMEDY', d('2026-01-05'))?.due).toBe('2026-03-06');
  expect(finishDeadline(clock, 'SUGGESTION', d('2026-01-05'))).toBeNull();
});

it.each([
  ['2026-01-05', 30, '2026-04-05', '2026-04-07'], // §3.17: Qingming
  ['2026-01-06', 30, '2026-04-06', '2026-04-07'],
  ['2026-01-07', 1, '2026-03-09', '2026-03-09'], // 60 days end on Sunday 03-08: counted from there, not from Monday
])('accepted %s and extended by %i days ends on %s, for people on %s', (accepted, days, unrolled, due) => {
  expect(extendedDeadline(clock, 'REMEDY', d(accepted), days)).toMatchObject({ unrolled, due });
});

it.each([0, 31, -1, 1.5])('does not count an extension of %p days', (days) => {
  expect(() => extendedDeadline(clock, 'REMEDY', d('2026-01-05'), days)).toThrow(RangeError);
});

it('counts review and re-review from service', () => {
  expect(reviewDeadlines(clock, d('2026-03-06'))).toMatchObject({
    request: { unrolled: '2026-04-05', due: '2026-04-07' },
    decision: { unrolled: '2026-05-07', due: '2026-05-07' },
  });
});

it.each([
  ['2026-01-05', '2026-01-12'],
  ['2026-02-13', '2026-02-27'], // over the Spring Festival: Saturday 14 February is worked
])('a matter transferred on %s is objected to by %s', (received, due) => {
  expect(transferObjectionDeadline(clock, d(received)).due).toBe(due);
});

it('marks dates of years whose calendar is not published', () => {
  expect(finishDeadline(clock, 'REMEDY', d('2040-01-05'))?.provisional).toBe(true);
});

it('never ends on a day that is not worked, nor before the counted day', () => {
  const day = fc.date({ min: new Date('2023-01-01'), max: new Date('2026-09-01'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 30 }), (date, days) => {
      const from = d(date.toISOString().slice(0, 10));
      for (const end of [
        noticeDeadline(clock, from, true),
        extendedDeadline(clock, 'REMEDY', from, days),
        reviewDeadlines(clock, from).decision,
      ]) {
        expect(clock.calendar.isWorkingDay(end!.due)).toBe(true);
        expect(end!.due >= end!.unrolled).toBe(true);
      }
    }),
  );
});

it.each([
  ['REGISTERED', '2026-01-19', false],
  ['REGISTERED', '2026-01-20', true],
  ['ACCEPTED', '2026-03-06', false],
  ['INVESTIGATING', '2026-03-07', true],
  ['REPLIED', '2026-03-07', false],
  ['REDIRECTED', '2027-01-01', false],
])('%s on %s is overdue: %p', (status, today, overdue) => {
  const petition = { status, noticeDue: '2026-01-19', finishDue: '2026-03-06', extendedDue: null };
  expect(isOverdue(petition, d(today))).toBe(overdue);
});

it('an extension moves the end that counts', () => {
  const petition = {
    status: 'INVESTIGATING',
    noticeDue: null,
    finishDue: '2026-03-06',
    extendedDue: '2026-04-07',
  };
  expect([isOverdue(petition, d('2026-04-07')), isOverdue(petition, d('2026-04-08'))]).toEqual([false, true]);
});
