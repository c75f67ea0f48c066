import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { RepresentationPowerMissingError } from '../notices/index.js';
import {
  ObjectionAlreadyDecidedError,
  ObjectionAlreadyNotifiedError,
  ObjectionCorrectionNeedsReopeningError,
  ObjectionCorrectionValueError,
  ObjectionDismissalCorrectsError,
  ObjectionHearingMissingError,
  ObjectionLateError,
  ObjectionNotAcceptedError,
  ObjectionNotDecidedError,
  ObjectionNotFiledError,
  ObjectionNotFoundError,
  ObjectionNotInCourtError,
  ObjectionNotNotifiedError,
  ObjectionRemediesMissingError,
  ObjectionStillQueuedError,
} from './objection.errors.js';
import { Objection } from './objection.type.js';

const refusal = (description: string) => ({ description, implements: UserError });

@Inherit()
@ObjectType({ description: 'The act on the objection went through (办理成功).' })
export class ObjectionSuccess {
  constructor(objection: Objection) {
    this.objection = objection;
  }

  @Field(() => Objection, { description: 'The objection as it now stands (异议).' })
  objection: Objection;
}

@Inherit()
@ObjectType({ description: 'The act on all objections went through (批量办理成功).' })
export class ObjectionsSuccess {
  constructor(objections: Objection[]) {
    this.objections = objections;
  }

  @Field(() => [Objection], {
    description: 'The objections as they now stand, in the order of the input (异议).',
  })
  objections: Objection[];
}

/**
 * Not a UserError in the code, though it is one in the graph: the round has closed, and yet the objection is kept for
 * the next round, so that nothing may be undone.
 */
@Inherit()
@ObjectType(refusal('The round is closed; the objection waits for the next round (本榜已截止,转入下一榜).'))
export class ObjectionAfterCloseError {
  constructor(objection: Objection, closesOn: string) {
    this.objection = objection;
    this.message = `本榜已于${closesOn}截止;您的异议已登记,下一榜开榜时自动受理 (the round closed on ${closesOn}; the objection waits for the next round)`;
  }

  @Field(() => String, {
    description: 'What is missing and what to do, in the language of the reader (提示).',
  })
  message: string;

  @Field(() => Objection, { description: 'The objection that waits (待下一榜的异议).' })
  objection: Objection;
}

/** Kept like ObjectionAfterCloseError: officers answer it by a reopening, or with reasons and remedies. */
@Inherit()
@ObjectType(
  refusal('No further round comes: only a judgment or approved late evidence helps (已无后续榜次).'),
)
export class ObjectionTooLateError {
  constructor(objection: Objection) {
    this.objection = objection;
    this.message = `最后一榜已截止;您的异议已登记,将作为逾期证据于${objection.decideBy}前答复,也可依法起诉 (the last round is closed; the objection is kept and answered as late evidence, 企业破产法 art. 48)`;
  }

  @Field(() => String, {
    description: 'What is missing and what to do, in the language of the reader (提示).',
  })
  message: string;

  @Field(() => Objection, { description: 'The objection that is kept (已登记的异议).' })
  objection: Objection;
}

@Inherit()
@ObjectType(refusal('Nothing of the series has been posted yet (尚未开榜).'))
export class ObjectionNothingPostedError extends UserError {
  constructor() {
    super('尚未开榜,开榜后可提出异议 (nothing is posted yet; object once a round is open)');
  }
}

@Inherit()
@ObjectType(refusal('The posting has no row of this person (公示中无此人).'))
export class ObjectionRowNotPostedError extends UserError {
  constructor() {
    super('本榜没有该工号的公示行 (this round has no row of that employee number)');
  }
}

@Inherit()
@ObjectType(refusal('Employees file for the factory they are on the roster of (只能对本厂公示提出异议).'))
export class ObjectionNotYourFactoryError extends UserError {
  constructor() {
    super('只能对本厂公示提出异议 (employees object at their own factory)');
  }
}

@Inherit()
@ObjectType({ description: 'Why one line of a batch was refused (批量办理中的问题).' })
export class ObjectionBatchProblem {
  constructor(index: number, objectionId: string, error: UserError) {
    Object.assign(this, { index, objectionId, code: error.constructor.name, message: error.message });
  }

  @Field(() => Int, { description: 'The place in the input, from 0 (序号).' })
  index: number;

  @Field(() => ID, { description: 'The objection (异议标识).' })
  objectionId: string;

  @Field(() => String, { description: 'The error type that the single act would answer (错误代码).' })
  code: string;

  @Field(() => String, { description: 'What is missing (提示).' })
  message: string;
}

@Inherit()
@ObjectType(refusal('At least one line was refused, so none was done (批量办理未成功).'))
export class ObjectionBatchError extends UserError {
  constructor(problems: ObjectionBatchProblem[]) {
    super(
      `${problems.length} of the batch were refused and nothing was done (有${problems.length}件不能办理,整批未办)`,
    );
    this.problems = problems;
  }

  @Field(() => [ObjectionBatchProblem], { description: 'Which, and why (问题).' })
  problems: ObjectionBatchProblem[];
}

export const FileObjectionResult = resultUnion(
  'FileObjectionResult',
  [
    ObjectionSuccess,
    ObjectionAfterCloseError,
    ObjectionTooLateError,
    ObjectionNothingPostedError,
    ObjectionRowNotPostedError,
    ObjectionNotYourFactoryError,
    RepresentationPowerMissingError,
  ],
  'What came of filing an objection.',
);

const COMMON = [ObjectionSuccess, ObjectionNotFoundError, ObjectionStillQueuedError] as const;

export const AcceptObjectionResult = resultUnion(
  'AcceptObjectionResult',
  [...COMMON, ObjectionLateError, ObjectionNotFiledError],
  'What came of accepting an objection.',
);

export const RejectObjectionResult = resultUnion(
  'RejectObjectionResult',
  [...COMMON, ObjectionNotFiledError, ObjectionRemediesMissingError],
  'What came of rejecting an objection for its form.',
);

export const RecordHearingResult = resultUnion(
  'RecordHearingResult',
  [...COMMON, ObjectionLateError, ObjectionNotAcceptedError, ObjectionAlreadyDecidedError],
  'What came of recording a hearing.',
);

export const DecideObjectionResult = resultUnion(
  'DecideObjectionResult',
  [
    ...COMMON,
    ObjectionLateError,
    ObjectionNotAcceptedError,
    ObjectionHearingMissingError,
    ObjectionRemediesMissingError,
    ObjectionDismissalCorrectsError,
    ObjectionAlreadyDecidedError,
    ObjectionCorrectionValueError,
  ],
  'What came of deciding an objection.',
);

export const NotifyObjectionResult = resultUnion(
  'NotifyObjectionResult',
  [...COMMON, ObjectionLateError, ObjectionNotDecidedError, ObjectionAlreadyNotifiedError],
  'What came of notifying the person.',
);

export const RecordLitigationResult = resultUnion(
  'RecordLitigationResult',
  [...COMMON, ObjectionLateError, ObjectionNotNotifiedError],
  'What came of recording a suit.',
);

export const RecordJudgmentResult = resultUnion(
  'RecordJudgmentResult',
  [
    ...COMMON,
    ObjectionLateError,
    ObjectionNotInCourtError,
    ObjectionDismissalCorrectsError,
    ObjectionCorrectionNeedsReopeningError,
    ObjectionCorrectionValueError,
  ],
  'What came of recording a judgment.',
);

export const ObjectionBatchResult = resultUnion(
  'ObjectionBatchResult',
  [ObjectionsSuccess, ObjectionBatchError],
  'What came of an act on many objections.',
);
