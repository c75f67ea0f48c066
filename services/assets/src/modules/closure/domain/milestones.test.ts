import { chinaCalendar, type LocalDate, localDate } from '@anzhi/domain';
import { legalBasisOn } from './bankruptcy-law.js';
import { type ClosureDates, milestonesOf, triggerOf } from './milestones.js';

const day = (text: string): LocalDate => localDate(text);
const calendar = chinaCalendar();
const NOTHING: ClosureDates = { acceptedOn: null, windowFrom: null, windowTo: null, declaredOn: null };
const CASE: ClosureDates = {
  acceptedOn: day('2026-06-15'),
  windowFrom: day('2026-06-22'),
  windowTo: day('2026-08-21'),
  declaredOn: day('2026-08-18'),
};

it('shows nothing before the case is accepted', () => {
  expect(milestonesOf(calendar, NOTHING, new Map(), day('2026-06-01'))).toEqual([]);
});

it('runs the clocks of acceptance and declaration in the order of the procedure', () => {
  const shown = milestonesOf(
    calendar,
    CASE,
    new Map([['CREDITOR_NOTICE', day('2026-07-11')]]),
    day('2026-08-25'),
  );
  expect(shown.map(({ kind, due, state, daysLeft }) => [kind, due, state, daysLeft])).toEqual([
    // 15 June + 25 = 10 July, a Friday; done a day late.
    ['CREDITOR_NOTICE', '2026-07-10', 'DONE_LATE', -46],
    ['CLAIM_FILING', '2026-08-21', 'DONE', -4],
    // 21 August + 15 = 5 September, a Saturday: rolls to Monday the 7th.
    ['FIRST_CREDITORS_MEETING', '2026-09-07', 'PENDING', 13],
    // 18 August + 5 = 23 August, a Sunday: rolls to Monday the 24th.
    ['DECLARATION_SERVED', '2026-08-24', 'OVERDUE', -1],
    ['DECLARATION_NOTIFIED', '2026-08-28', 'PENDING', 3],
  ]);
});

it('counts a milestone done on its last day as in time', () => {
  const done = new Map([['DECLARATION_SERVED', day('2026-08-24')]]);
  const served = milestonesOf(calendar, CASE, done, day('2026-08-25')).find(
    (one) => one.kind === 'DECLARATION_SERVED',
  );
  expect(served).toMatchObject({ state: 'DONE', doneOn: '2026-08-24', citation: '企业破产法 art. 107' });
});

it('keeps the filing window open through its last day', () => {
  const filing = milestonesOf(calendar, CASE, new Map(), day('2026-08-21')).find(
    (one) => one.kind === 'CLAIM_FILING',
  );
  expect(filing).toMatchObject({ state: 'PENDING', doneOn: null, daysLeft: 0 });
});

it('does not run the 2006 law over what happened before it was in force', () => {
  const old: ClosureDates = {
    acceptedOn: day('2005-03-01'),
    windowFrom: day('2005-03-10'),
    windowTo: day('2005-06-09'),
    declaredOn: day('2005-07-01'),
  };
  expect(milestonesOf(calendar, old, new Map(), day('2005-07-10')).map((one) => one.kind)).toEqual([
    'CLAIM_FILING',
  ]);
});

it('knows what starts the clock of each kind', () => {
  expect(triggerOf(CASE, 'CREDITOR_NOTICE')).toBe('2026-06-15');
  expect(triggerOf(CASE, 'FIRST_CREDITORS_MEETING')).toBe('2026-08-21');
  expect(triggerOf({ ...CASE, declaredOn: null }, 'DECLARATION_SERVED')).toBeNull();
});

it.each([
  ['2007-05-31', '企业破产法(试行) 1986'],
  ['2007-06-01', '企业破产法 art. 107'],
])('rests an act of %s on the law then in force', (date, basis) => {
  expect(legalBasisOn(day(date), 'art. 107')).toBe(basis);
});
