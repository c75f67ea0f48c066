import { Inherit, LocalDateText, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import {
  PetitionNotAcceptedError,
  PetitionNotFoundError,
  PetitionNotInvestigatedError,
  PetitionNotRepliedError,
  PetitionNotServedError,
  PetitionNotYoursError,
  PetitionQuestionNotOpenError,
  refusal,
} from './petition.errors.js';
import { PetitionSuccess } from './petition-success.js';

@Inherit()
@ObjectType({ description: 'The petition is being looked into (开始调查核实).' })
export class InvestigatePetitionSuccess extends PetitionSuccess {}

export const InvestigatePetitionResult = resultUnion(
  'InvestigatePetitionResult',
  [InvestigatePetitionSuccess, PetitionNotFoundError, PetitionNotYoursError, PetitionNotAcceptedError],
  'What came of looking into a petition.',
);

@Inherit()
@ObjectType({ description: 'The question is answered (问题已答复).' })
export class AnswerQuestionSuccess extends PetitionSuccess {}

export const AnswerQuestionResult = resultUnion(
  'AnswerQuestionResult',
  [
    AnswerQuestionSuccess,
    PetitionNotFoundError,
    PetitionNotYoursError,
    PetitionNotAcceptedError,
    PetitionQuestionNotOpenError,
  ],
  'What came of answering a question.',
);

@Inherit()
@ObjectType({ description: 'The finish is extended (延期成功).' })
export class ExtendPetitionSuccess extends PetitionSuccess {}

@Inherit()
@ObjectType(refusal('The petition has no running finish (没有进行中的办理期限).'))
export class PetitionNotExtendableError extends UserError {
  constructor() {
    super(
      'Only an accepted application for a remedy that is not yet replied to is extended (仅受理后未答复的申诉求决事项可延期)',
    );
  }
}

@Inherit()
@ObjectType(refusal('The finish has been extended once (已延期一次).'))
export class PetitionAlreadyExtendedError extends UserError {
  constructor(due: string) {
    super(
      `The finish was extended once, to ${due}; there is one extension (信访工作条例第三十四条:只能延期一次)`,
    );
    this.due = due;
  }

  @Field(() => LocalDateText, { description: 'The extended finish (延长后期限).' })
  due: string;
}

@Inherit()
@ObjectType(refusal('An extension is 1 to 30 days (延期天数不符).'))
export class PetitionExtensionTooLongError extends UserError {
  constructor(allowed: number) {
    super(`An extension is 1 to ${allowed} days (信访工作条例第三十四条:延长期限不得超过三十日)`);
    this.allowed = allowed;
  }

  @Field(() => Int, { description: 'The most days (最长天数).' })
  allowed: number;
}

@Inherit()
@ObjectType(refusal('The finish has passed (办理期限已过).'))
export class PetitionFinishPassedError extends UserError {
  constructor(due: string) {
    super(`The finish was ${due}; it could be extended until then: reply now (办理期限已过,请尽快答复)`);
    this.due = due;
  }

  @Field(() => LocalDateText, { description: 'The finish (办理期限).' })
  due: string;
}

@Inherit()
@ObjectType(refusal('The approver handles the case (批准人为承办人).'))
export class PetitionExtensionOwnCaseError extends UserError {
  constructor() {
    super(
      'Who handles the case does not approve its extension; ask another factory-leader (承办人不得自行批准延期)',
    );
  }
}

export const ExtendPetitionResult = resultUnion(
  'ExtendPetitionResult',
  [
    ExtendPetitionSuccess,
    PetitionNotFoundError,
    PetitionNotExtendableError,
    PetitionAlreadyExtendedError,
    PetitionExtensionTooLongError,
    PetitionFinishPassedError,
    PetitionExtensionOwnCaseError,
  ],
  'What came of extending a finish.',
);

@Inherit()
@ObjectType({ description: 'The reply is written (已答复).' })
export class ReplyPetitionSuccess extends PetitionSuccess {}

@Inherit()
@ObjectType(refusal('Parts that article 32 asks for are missing (答复要素不全).'))
export class PetitionReplyIncompleteError extends UserError {
  constructor(missing: string[]) {
    super(
      `A reply states request, facts, opinion and legalBasis; missing: ${missing.join(', ')} (信访工作条例第三十二条:答复要素不全)`,
    );
    this.missing = missing;
  }

  @Field(() => [String], { description: 'The missing parts (缺少的要素).' })
  missing: string[];
}

@Inherit()
@ObjectType(refusal('A referred objection is not decided (转办异议尚未决定).'))
export class PetitionReferralPendingError extends UserError {
  constructor(pending: number) {
    super(
      `${pending} referred objection(s) are not decided yet; reply after the decision (转办异议尚未决定,请待决定后答复)`,
    );
    this.pending = pending;
  }

  @Field(() => Int, { description: 'How many (未决数量).' })
  pending: number;
}

export const ReplyPetitionResult = resultUnion(
  'ReplyPetitionResult',
  [
    ReplyPetitionSuccess,
    PetitionNotFoundError,
    PetitionNotYoursError,
    PetitionNotInvestigatedError,
    PetitionReplyIncompleteError,
    PetitionReferralPendingError,
  ],
  'What came of replying.',
);

@Inherit()
@ObjectType({ description: 'The reply is served; review may be asked from now (送达成功).' })
export class ServePetitionReplySuccess extends PetitionSuccess {}

export const ServePetitionReplyResult = resultUnion(
  'ServePetitionReplyResult',
  [ServePetitionReplySuccess, PetitionNotFoundError, PetitionNotYoursError, PetitionNotRepliedError],
  'What came of serving a reply.',
);

@Inherit()
@ObjectType({ description: 'The petition is closed (办结).' })
export class ClosePetitionSuccess extends PetitionSuccess {}

export const ClosePetitionResult = resultUnion(
  'ClosePetitionResult',
  [ClosePetitionSuccess, PetitionNotFoundError, PetitionNotYoursError, PetitionNotServedError],
  'What came of closing a petition.',
);
