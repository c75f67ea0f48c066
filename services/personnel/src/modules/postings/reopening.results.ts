import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import type { ReopeningGap } from './domain/reopening.js';
import { ObjectionCorrectionValueError, ObjectionNotFoundError } from './objection.errors.js';
import { ObjectionRowNotPostedError } from './objection.results.js';
import { PostingReopening } from './reopening.type.js';

const refusal = (description: string) => ({ description, implements: UserError });

@Inherit()
@ObjectType({ description: 'The act on the reopening went through (办理成功).' })
export class ReopeningSuccess {
  constructor(reopening: PostingReopening) {
    this.reopening = reopening;
  }

  @Field(() => PostingReopening, { description: 'The reopening as it now stands (重开).' })
  reopening: PostingReopening;
}

@Inherit()
@ObjectType(refusal('The series is not final, so there is nothing to reopen (未定案,无须重开).'))
export class ReopeningNotFinalError extends UserError {
  constructor() {
    super('The series is not final: object or correct in its rounds (尚未定案,请在公示中提出异议或更正)');
  }
}

@Inherit()
@ObjectType(refusal('The row is reopened, or asked to be, already (该行已在重开程序中).'))
export class ReopeningPendingError extends UserError {
  constructor() {
    super('A reopening of this row is under way; finish it first (该行已在重开程序中)');
  }
}

@Inherit()
@ObjectType(refusal('There is no such reopening in your scope (重开不存在).'))
export class ReopeningNotFoundError extends UserError {
  constructor() {
    super('There is no such reopening in your scope (重开不存在)');
  }
}

@Inherit()
@ObjectType(refusal('The reopening was decided already (重开已批复).'))
export class ReopeningDecidedError extends UserError {
  constructor() {
    super('The reopening was approved or refused already (重开已批复)');
  }
}

@Inherit()
@ObjectType(refusal('Who asked may not decide (申请人不得批准).'))
export class ReopeningSameOfficerError extends UserError {
  constructor() {
    super('Another officer than who asked decides on a reopening (须由另一名工作人员批准)');
  }
}

@Inherit()
@ObjectType(refusal('A refusal states what can be done against it (未告知救济途径).'))
export class ReopeningRemediesMissingError extends UserError {
  constructor() {
    super('A refusal states reasons and remedies; give remedies (不予重开须写明理由和救济途径)');
  }
}

const ERROR_OF_GAP = {
  ALREADY_DECIDED: ReopeningDecidedError,
  SAME_OFFICER: ReopeningSameOfficerError,
  REMEDIES_MISSING: ReopeningRemediesMissingError,
} satisfies Record<ReopeningGap, new () => UserError>;

/** The error type of a decision that may not be. */
export function reopeningError(gap: ReopeningGap): UserError {
  return new ERROR_OF_GAP[gap]();
}

export const RequestReopeningResult = resultUnion(
  'RequestReopeningResult',
  [
    ReopeningSuccess,
    ReopeningNotFinalError,
    ReopeningPendingError,
    ObjectionRowNotPostedError,
    ObjectionNotFoundError,
    ObjectionCorrectionValueError,
  ],
  'What came of asking for a reopening.',
);

export const ApproveReopeningResult = resultUnion(
  'ApproveReopeningResult',
  [ReopeningSuccess, ReopeningNotFoundError, ReopeningDecidedError, ReopeningSameOfficerError],
  'What came of approving a reopening.',
);

export const RefuseReopeningResult = resultUnion(
  'RefuseReopeningResult',
  [
    ReopeningSuccess,
    ReopeningNotFoundError,
    ReopeningDecidedError,
    ReopeningSameOfficerError,
    ReopeningRemediesMissingError,
  ],
  'What came of refusing a reopening.',
);
