import { addWorkingDays, compareDates, type LocalDate, type WorkingDayCalendar } from '@anzhi/domain';

export type RoundStatus = 'OPEN' | 'CLOSED' | 'RESOLVED';

/** How a factory posts: of the adopted rule pack, in working days (§3.10; 安置方案). */
export interface PostingRule {
  /** Days of the regular rounds, [7, 5, 3]. */
  readonly roundDays: readonly number[];
  readonly minimumDays: number;
  readonly supplementaryDays: number;
  readonly decideWithinDays: number;
}

/** The newest round of a series, as far as the next step depends on it. */
export interface LatestRound {
  readonly no: number;
  readonly supplementary: boolean;
  readonly status: RoundStatus;
  readonly closesOn: LocalDate;
  /** Objections not yet decided, and decided ones not yet notified. */
  readonly undecided: number;
  readonly unnotified: number;
}

export interface SeriesFacts {
  readonly final: boolean;
  /** Rows reopened after FINAL that wait for their supplementary posting. */
  readonly reopened: number;
  readonly frozen: boolean;
  readonly calculated: boolean;
  /** PLACEMENT_RESULT only: FACTS are final, and somebody has signed. True for the other series. */
  readonly factsFinal: boolean;
  readonly placed: boolean;
  readonly latest: LatestRound | null;
}

export type OpenGap =
  | 'ROSTER_NOT_FROZEN'
  | 'NOT_CALCULATED'
  | 'FACTS_NOT_FINAL'
  | 'NOBODY_PLACED'
  | 'SERIES_FINAL'
  | 'ROUND_OPEN'
  | 'OBJECTIONS_PENDING'
  | 'ROUND_NOT_RESOLVED'
  | 'NOTHING_TO_POST';

export interface RoundPlan {
  readonly no: number;
  readonly supplementary: boolean;
  readonly openedOn: LocalDate;
  /** Last day on which objections are taken, to its end. */
  readonly closesOn: LocalDate;
  /** Last day for deciding: working days after the close, the closing day not counted. */
  readonly decideBy: LocalDate;
}

/**
 * The next round of a series, or what must come first (I-P2): the round before is RESOLVED, that is closed with every
 * objection decided and notified. After the regular rounds only corrected rows are posted, as SUPPLEMENTARY rounds;
 * after FINAL only the rows that were reopened.
 * @param corrected how many rows would be posted in a supplementary round; only asked after the regular rounds
 */
export function decideOpenRound(
  facts: SeriesFacts,
  rule: PostingRule,
  calendar: WorkingDayCalendar,
  today: LocalDate,
  corrected: number,
): { readonly plan: RoundPlan } | { readonly gap: OpenGap } {
  const gap = groundGap(facts);
  if (gap) return { gap };
  const { latest } = facts;
  if (latest && latest.status !== 'RESOLVED') return { gap: gapOf(latest, today) };
  if (facts.final && facts.reopened === 0) return { gap: 'SERIES_FINAL' };
  const no = (latest?.no ?? 0) + 1;
  const supplementary = no > rule.roundDays.length;
  if (supplementary && corrected === 0) return { gap: 'NOTHING_TO_POST' };
  return { plan: roundCalendar(no, supplementary, rule, calendar, today) };
}

/** Days of a round: the opening day is its day 1 (decision 3), never under the minimum. */
export function roundCalendar(
  no: number,
  supplementary: boolean,
  rule: PostingRule,
  calendar: WorkingDayCalendar,
  openedOn: LocalDate,
): RoundPlan {
  const wanted = supplementary ? rule.supplementaryDays : (rule.roundDays[no - 1] ?? rule.minimumDays);
  const days = Math.max(wanted, rule.minimumDays);
  const closesOn = addWorkingDays(calendar, openedOn, days, { startIsDayOne: true });
  const decideBy = addWorkingDays(calendar, closesOn, rule.decideWithinDays, { startIsDayOne: false });
  return { no, supplementary, openedOn, closesOn, decideBy };
}

/** Whether objections are taken: to the end of the closing day, also when nobody has closed the round yet. */
export function takesObjections(
  round: { status: RoundStatus; closesOn: LocalDate },
  today: LocalDate,
): boolean {
  return round.status === 'OPEN' && compareDates(today, round.closesOn) <= 0;
}

export type CloseGap = 'NOT_OPEN' | 'STILL_RUNNING';

/** A round closes after its last day has passed by the factory's clock. */
export function decideClose(
  round: { status: RoundStatus; closesOn: LocalDate },
  today: LocalDate,
): CloseGap | null {
  if (round.status !== 'OPEN') return 'NOT_OPEN';
  return compareDates(today, round.closesOn) <= 0 ? 'STILL_RUNNING' : null;
}

export type ResolveGap = 'NOT_CLOSED' | 'OBJECTIONS_PENDING' | 'ALREADY_RESOLVED';

/** A round is resolved once every objection to it is decided **and** notified (I-P2). */
export function decideResolve(round: LatestRound): ResolveGap | null {
  if (round.status === 'OPEN') return 'NOT_CLOSED';
  if (round.status === 'RESOLVED') return 'ALREADY_RESOLVED';
  return round.undecided + round.unnotified > 0 ? 'OBJECTIONS_PENDING' : null;
}

/** FINAL: the regular rounds are resolved and nothing was corrected since it was last posted. */
export function becomesFinal(no: number, rule: PostingRule, corrected: number): boolean {
  return no >= rule.roundDays.length && corrected === 0;
}

/** What a series must stand on before its first round. */
function groundGap(facts: SeriesFacts): OpenGap | null {
  if (!facts.frozen) return 'ROSTER_NOT_FROZEN';
  if (!facts.calculated) return 'NOT_CALCULATED';
  if (!facts.factsFinal) return 'FACTS_NOT_FINAL';
  return facts.placed ? null : 'NOBODY_PLACED';
}

/** What keeps the next round: a round that runs, one that ran out unclosed, objections, or only the formal act. */
function gapOf(latest: LatestRound, today: LocalDate): OpenGap {
  if (latest.status === 'OPEN')
    return takesObjections(latest, today) || latest.undecided + latest.unnotified === 0
      ? 'ROUND_OPEN'
      : 'OBJECTIONS_PENDING';
  return latest.undecided + latest.unnotified > 0 ? 'OBJECTIONS_PENDING' : 'ROUND_NOT_RESOLVED';
}
