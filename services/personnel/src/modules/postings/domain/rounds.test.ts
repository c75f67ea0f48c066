import { chinaCalendar, localDate } from '@anzhi/domain';
import {
  becomesFinal,
  decideClose,
  decideOpenRound,
  decideResolve,
  type LatestRound,
  type OpenGap,
  type PostingRule,
  type RoundPlan,
  roundCalendar,
  type SeriesFacts,
  takesObjections,
} from './round-state.js';

const calendar = chinaCalendar();
const rule: PostingRule = { roundDays: [7, 5, 3], minimumDays: 3, supplementaryDays: 3, decideWithinDays: 3 };
const day = (text: string) => localDate(`2026-${text}`);
const round = (over: Partial<LatestRound> = {}): LatestRound => ({
  no: 1,
  supplementary: false,
  status: 'RESOLVED',
  closesOn: day('03-10'),
  undecided: 0,
  unnotified: 0,
  ...over,
});
const series = (latest: LatestRound | null, over: Partial<SeriesFacts> = {}): SeriesFacts => ({
  final: false,
  reopened: 0,
  frozen: true,
  calculated: true,
  factsFinal: true,
  placed: true,
  latest,
  ...over,
});

describe('S053 §3.10 calendar of rounds, worked example', () => {
  it('R1 opens Monday 2026-03-02 and closes at the end of 03-10; decisions by 03-13', () => {
    expect(roundCalendar(1, false, rule, calendar, day('03-02'))).toMatchObject({
      closesOn: '2026-03-10',
      decideBy: '2026-03-13',
    });
  });

  it.each([
    [2, false, '03-16', '2026-03-20'],
    [3, false, '03-23', '2026-03-25'],
    [4, true, '03-30', '2026-04-01'],
  ])('round %d (supplementary %p) from %s closes on %s', (no, supplementary, from, closesOn) => {
    expect(roundCalendar(no, supplementary, rule, calendar, day(from))).toMatchObject({ closesOn });
  });

  it('never posts for less than the minimum', () => {
    expect(roundCalendar(1, false, { ...rule, roundDays: [1, 1, 1] }, calendar, day('03-02')).closesOn).toBe(
      '2026-03-04',
    );
  });

  it('takes objections to the end of the closing day, closed or not', () => {
    const open = { status: 'OPEN' as const, closesOn: day('03-10') };
    expect(takesObjections(open, day('03-10'))).toBe(true);
    expect(takesObjections(open, day('03-11'))).toBe(false);
    expect(takesObjections({ ...open, status: 'CLOSED' }, day('03-10'))).toBe(false);
  });

  it('closes only after the closing day', () => {
    const open = { status: 'OPEN' as const, closesOn: day('03-10') };
    expect(decideClose(open, day('03-10'))).toBe('STILL_RUNNING');
    expect(decideClose(open, day('03-11'))).toBeNull();
    expect(decideClose({ ...open, status: 'CLOSED' }, day('03-11'))).toBe('NOT_OPEN');
  });
});

describe('S053 I-P2 opening a round', () => {
  const decide = (facts: SeriesFacts, today = day('03-12'), corrected = 0) =>
    decideOpenRound(facts, rule, calendar, today, corrected);

  it.each<[string, SeriesFacts, OpenGap]>([
    ['roster not frozen', series(null, { frozen: false }), 'ROSTER_NOT_FROZEN'],
    ['nothing calculated', series(null, { calculated: false }), 'NOT_CALCULATED'],
    ['results of placement before FACTS are final', series(null, { factsFinal: false }), 'FACTS_NOT_FINAL'],
    ['nobody placed', series(null, { placed: false }), 'NOBODY_PLACED'],
    ['already final', series(round(), { final: true }), 'SERIES_FINAL'],
    ['the round before runs', series(round({ status: 'OPEN', closesOn: day('03-12') })), 'ROUND_OPEN'],
    [
      'the round before ran out, objections pending',
      series(round({ status: 'OPEN', undecided: 2 })),
      'OBJECTIONS_PENDING',
    ],
    ['objections undecided', series(round({ status: 'CLOSED', undecided: 1 })), 'OBJECTIONS_PENDING'],
    ['a decision was not notified', series(round({ status: 'CLOSED', unnotified: 1 })), 'OBJECTIONS_PENDING'],
    ['closed, not resolved', series(round({ status: 'CLOSED' })), 'ROUND_NOT_RESOLVED'],
    ['three rounds done, nothing corrected', series(round({ no: 3 })), 'NOTHING_TO_POST'],
  ])('%s', (_, facts, gap) => {
    expect(decide(facts)).toEqual({ gap });
  });

  it('opens the first, and the next once the one before is resolved (03-13 in the example)', () => {
    expect(decide(series(null), day('03-02'))).toMatchObject({
      plan: { no: 1, supplementary: false, closesOn: '2026-03-10' },
    });
    expect(decide(series(round()), day('03-13'))).toMatchObject({ plan: { no: 2, supplementary: false } });
  });

  it('posts reopened rows of a final series once more, at least 3 working days', () => {
    const reopened = series(round({ no: 4 }), { final: true, reopened: 1 });
    expect(decide(reopened, day('03-30'), 1)).toMatchObject({
      plan: { no: 5, supplementary: true, closesOn: '2026-04-01' },
    });
  });

  it('posts corrections of round 3 once more, as a supplementary round', () => {
    expect(decide(series(round({ no: 3 })), day('03-30'), 1)).toMatchObject({
      plan: { no: 4, supplementary: true, closesOn: '2026-04-01' },
    });
  });
});

describe('§3.10 worked example', () => {
  it('14 objections, 9 upheld, last notified 03-13: opening R2 on 03-12 is OBJECTIONS_PENDING, allowed from 03-13', () => {
    const { plan } = decideOpenRound(series(null), rule, calendar, day('03-02'), 0) as { plan: RoundPlan };
    expect(plan).toMatchObject({ openedOn: '2026-03-02', closesOn: '2026-03-10', decideBy: '2026-03-13' });
    const decided = round({ status: 'CLOSED', closesOn: plan.closesOn, unnotified: 1 });
    expect(decideResolve(decided)).toBe('OBJECTIONS_PENDING');
    expect(decideOpenRound(series(decided), rule, calendar, day('03-12'), 9)).toEqual({
      gap: 'OBJECTIONS_PENDING',
    });
    const notified = { ...decided, unnotified: 0 };
    expect(decideResolve(notified)).toBeNull();
    const resolved = series({ ...notified, status: 'RESOLVED' });
    expect(decideOpenRound(resolved, rule, calendar, day('03-13'), 9)).toMatchObject({
      plan: { no: 2, openedOn: '2026-03-13' },
    });
  });
});

describe('resolving', () => {
  it.each([
    [round({ status: 'OPEN' }), 'NOT_CLOSED'],
    [round({ status: 'CLOSED', undecided: 1 }), 'OBJECTIONS_PENDING'],
    [round({ status: 'CLOSED', unnotified: 1 }), 'OBJECTIONS_PENDING'],
    [round({ status: 'RESOLVED' }), 'ALREADY_RESOLVED'],
    [round({ status: 'CLOSED' }), null],
  ])('%p → %p', (latest, gap) => {
    expect(decideResolve(latest)).toBe(gap);
  });

  it('is final only after the third round, with nothing corrected since', () => {
    expect([1, 2, 3, 4].map((no) => becomesFinal(no, rule, 0))).toEqual([false, false, true, true]);
    expect(becomesFinal(3, rule, 1)).toBe(false);
  });
});
