import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { RepresentationPowerMissingError } from '../notices/index.js';
import { HumanReview } from './review.type.js';

@Inherit()
@ObjectType({ description: 'The review as it stands now (人工复核).' })
export class HumanReviewSuccess {
  constructor(review: HumanReview) {
    this.review = review;
  }

  @Field(() => HumanReview, { description: 'The review (人工复核).' })
  review: HumanReview;
}

@Inherit()
@ObjectType({ description: 'Nobody has this id (职工不存在).', implements: UserError })
export class HumanReviewNobodyError extends UserError {
  constructor() {
    super('找不到该职工,请核对工号 (nobody on the roster has this id)');
  }
}

@Inherit()
@ObjectType({
  description: 'An amount is asked about without its kind, or the channel with one (事项与项目不符).',
  implements: UserError,
})
export class HumanReviewKindError extends UserError {
  constructor() {
    super('申请复核金额须写明项目,申请复核渠道不写项目 (give kind with AMOUNT, and only then)');
  }
}

@Inherit()
@ObjectType({
  description: 'The same is under review already (已在复核中).',
  implements: UserError,
})
export class HumanReviewOpenError extends UserError {
  constructor(reviewId: string) {
    super('同一事项正在复核,请等待答复 (the same is under review; wait for its answer)');
    this.reviewId = reviewId;
  }

  @Field(() => ID, { description: 'The open review (复核标识).' })
  reviewId: string;
}

@Inherit()
@ObjectType({ description: 'No such review (复核不存在).', implements: UserError })
export class HumanReviewNotFoundError extends UserError {
  constructor() {
    super('No review has this id; humanReviews lists those of a factory (复核不存在)');
  }
}

@Inherit()
@ObjectType({
  description: 'It was answered already (已答复).',
  implements: UserError,
})
export class HumanReviewAnsweredError extends UserError {
  constructor() {
    super('The review was answered; a new question is a new review (已答复,如有新疑问请另行申请)');
  }
}

export const RequestHumanReviewResult = resultUnion(
  'RequestHumanReviewResult',
  [
    HumanReviewSuccess,
    HumanReviewNobodyError,
    HumanReviewKindError,
    HumanReviewOpenError,
    RepresentationPowerMissingError,
  ],
  'What came of asking for a review by a person.',
);
export const AnswerHumanReviewResult = resultUnion(
  'AnswerHumanReviewResult',
  [HumanReviewSuccess, HumanReviewNotFoundError, HumanReviewAnsweredError],
  'What came of answering a review.',
);
