import { Inherit, resultUnion } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import {
  PostingEntitlementsMissingError,
  PostingFactsNotFinalError,
  PostingNobodyPlacedError,
  PostingNothingToPostError,
  PostingObjectionsPendingError,
  PostingRosterNotFrozenError,
  PostingRoundNotClosedError,
  PostingRoundNotFoundError,
  PostingRoundNotOpenError,
  PostingRoundNotResolvedError,
  PostingRoundResolvedError,
  PostingRoundStillOpenError,
  PostingRoundStillRunningError,
  PostingSeriesFinalError,
} from './posting.errors.js';
import { PostingRound, PostingSeries } from './posting.type.js';

const success = (description: string) => ({ description });

@Inherit()
@ObjectType(success('The round is on the boards (已开榜).'))
export class OpenPostingRoundSuccess {
  constructor(round: PostingRound) {
    this.round = round;
  }

  @Field(() => PostingRound, { description: 'The new round (轮次).' })
  round: PostingRound;
}

@Inherit()
@ObjectType(success('The round is closed (已截止).'))
export class ClosePostingRoundSuccess {
  constructor(round: PostingRound) {
    this.round = round;
  }

  @Field(() => PostingRound, { description: 'The round (轮次).' })
  round: PostingRound;
}

@Inherit()
@ObjectType(success('The round is resolved (已办结).'))
export class ResolvePostingRoundSuccess {
  constructor(round: PostingRound, series: PostingSeries, final: boolean, supplementaryRows: number) {
    Object.assign(this, { round, series, final, supplementaryRows });
  }

  @Field(() => PostingRound, { description: 'The round (轮次).' })
  round: PostingRound;

  @Field(() => PostingSeries, { description: 'Its series (系列).' })
  series: PostingSeries;

  @Field(() => Boolean, { description: 'True when the series became final with it (是否定案).' })
  final: boolean;

  @Field(() => Int, {
    description: 'How many corrected rows must be posted once more before it is final (待补充公示行数).',
  })
  supplementaryRows: number;
}

export const OpenPostingRoundResult = resultUnion(
  'OpenPostingRoundResult',
  [
    OpenPostingRoundSuccess,
    PostingRosterNotFrozenError,
    PostingEntitlementsMissingError,
    PostingFactsNotFinalError,
    PostingNobodyPlacedError,
    PostingSeriesFinalError,
    PostingRoundStillOpenError,
    PostingObjectionsPendingError,
    PostingRoundNotResolvedError,
    PostingNothingToPostError,
  ],
  'What came of opening a round.',
);

export const ClosePostingRoundResult = resultUnion(
  'ClosePostingRoundResult',
  [
    ClosePostingRoundSuccess,
    PostingRoundNotFoundError,
    PostingRoundNotOpenError,
    PostingRoundStillRunningError,
  ],
  'What came of closing a round.',
);

export const ResolvePostingRoundResult = resultUnion(
  'ResolvePostingRoundResult',
  [
    ResolvePostingRoundSuccess,
    PostingRoundNotFoundError,
    PostingRoundNotClosedError,
    PostingRoundResolvedError,
    PostingObjectionsPendingError,
  ],
  'What came of resolving a round.',
);
