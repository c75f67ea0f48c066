import { Inherit, LocalDateText, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import type { CloseGap, OpenGap, ResolveGap } from './domain/round-state.js';

const refusal = (description: string) => ({ description, implements: UserError });

@Inherit()
@ObjectType(refusal('There is no such round in your scope (轮次不存在).'))
export class PostingRoundNotFoundError extends UserError {
  constructor() {
    super('There is no such posting round in your scope (公示轮次不存在)');
  }
}

@Inherit()
@ObjectType(refusal('The roster is not frozen yet (名册未锁定).'))
export class PostingRosterNotFrozenError extends UserError {
  constructor() {
    super('The roster must be frozen first: freezeRoster (须先锁定名册)');
  }
}

@Inherit()
@ObjectType(refusal('Nothing has been calculated yet (尚未计算待遇).'))
export class PostingEntitlementsMissingError extends UserError {
  constructor() {
    super('A rule set must be adopted and the entitlements calculated first (须先采用规则包并计算待遇)');
  }
}

@Inherit()
@ObjectType(refusal('FACTS is not final yet, so results of placement rest on nothing (七项公示未定案).'))
export class PostingFactsNotFinalError extends UserError {
  constructor() {
    super(
      'Post results of placement after FACTS is final: its figures are what a placement settles (须先定案)',
    );
  }
}

@Inherit()
@ObjectType(refusal('Nobody has signed a placement agreement yet (尚无人签订安置协议).'))
export class PostingNobodyPlacedError extends UserError {
  constructor() {
    super('There is no signed placement to post: sign the agreements first (尚无已签安置协议)');
  }
}

@Inherit()
@ObjectType(refusal('The series is final (已定案).'))
export class PostingSeriesFinalError extends UserError {
  constructor() {
    super('The series is final; only a judgment or approved late evidence reopens it (已定案)');
  }
}

@Inherit()
@ObjectType(refusal('The round before still runs (上一榜公示中).'))
export class PostingRoundStillOpenError extends UserError {
  constructor(closesOn: string) {
    super(`The round before runs to the end of ${closesOn}; close and resolve it first (上一榜尚未截止)`);
    this.closesOn = closesOn;
  }

  @Field(() => LocalDateText, { description: 'Its last day (公示止日).' })
  closesOn: string;
}

@Inherit()
@ObjectType(refusal('The last day of the round has not passed (公示期未满).'))
export class PostingRoundStillRunningError extends UserError {
  constructor(closesOn: string) {
    super(`The round runs to the end of ${closesOn}; close it from the day after (公示期未满)`);
    this.closesOn = closesOn;
  }

  @Field(() => LocalDateText, { description: 'Its last day (公示止日).' })
  closesOn: string;
}

@Inherit()
@ObjectType(refusal('Objections are not yet decided and notified (异议未办结).'))
export class PostingObjectionsPendingError extends UserError {
  constructor(undecided: number, unnotified: number) {
    super(
      `OBJECTIONS_PENDING: ${undecided} to decide, ${unnotified} to notify (尚有${undecided}件异议未裁决、${unnotified}件未告知)`,
    );
    this.undecided = undecided;
    this.unnotified = unnotified;
  }

  @Field(() => Int, { description: 'Not yet decided (待裁决).' })
  undecided: number;

  @Field(() => Int, { description: 'Decided, not yet notified (待告知).' })
  unnotified: number;
}

@Inherit()
@ObjectType(refusal('The round before is closed and not resolved (上一榜未办结).'))
export class PostingRoundNotResolvedError extends UserError {
  constructor() {
    super('The round before is closed; resolve it first: resolvePostingRound (上一榜尚未办结)');
  }
}

@Inherit()
@ObjectType(refusal('The regular rounds are done and no row was corrected since (无须补充公示).'))
export class PostingNothingToPostError extends UserError {
  constructor() {
    super('All regular rounds are done and no row was corrected since the last posting (无须补充公示)');
  }
}

@Inherit()
@ObjectType(refusal('The round is not open (轮次未在公示中).'))
export class PostingRoundNotOpenError extends UserError {
  constructor() {
    super('The round is closed already (该榜已截止)');
  }
}

@Inherit()
@ObjectType(refusal('The round is not closed yet (该榜未截止).'))
export class PostingRoundNotClosedError extends UserError {
  constructor(closesOn: string) {
    super(`The round is closed first, after the end of ${closesOn}: closePostingRound (须先截止)`);
  }
}

@Inherit()
@ObjectType(refusal('The round is resolved already (该榜已办结).'))
export class PostingRoundResolvedError extends UserError {
  constructor() {
    super('The round is resolved already (该榜已办结)');
  }
}

/** The error of a round that cannot be opened. */
export function openError(
  gap: OpenGap,
  latest: { closesOn: string; undecided: number; unnotified: number } | null,
): UserError {
  switch (gap) {
    case 'ROSTER_NOT_FROZEN':
      return new PostingRosterNotFrozenError();
    case 'NOT_CALCULATED':
      return new PostingEntitlementsMissingError();
    case 'FACTS_NOT_FINAL':
      return new PostingFactsNotFinalError();
    case 'NOBODY_PLACED':
      return new PostingNobodyPlacedError();
    case 'SERIES_FINAL':
      return new PostingSeriesFinalError();
    case 'ROUND_OPEN':
      return new PostingRoundStillOpenError(latest?.closesOn ?? '');
    case 'OBJECTIONS_PENDING':
      return new PostingObjectionsPendingError(latest?.undecided ?? 0, latest?.unnotified ?? 0);
    case 'ROUND_NOT_RESOLVED':
      return new PostingRoundNotResolvedError();
    case 'NOTHING_TO_POST':
      return new PostingNothingToPostError();
  }
}

/** The error of a round that cannot be closed. */
export function closeError(gap: CloseGap, closesOn: string): UserError {
  return gap === 'NOT_OPEN' ? new PostingRoundNotOpenError() : new PostingRoundStillRunningError(closesOn);
}

/** The error of a round that cannot be resolved. */
export function resolveError(
  gap: ResolveGap,
  round: { closesOn: string; undecided: number; unnotified: number },
): UserError {
  if (gap === 'NOT_CLOSED') return new PostingRoundNotClosedError(round.closesOn);
  if (gap === 'ALREADY_RESOLVED') return new PostingRoundResolvedError();
  return new PostingObjectionsPendingError(round.undecided, round.unnotified);
}
