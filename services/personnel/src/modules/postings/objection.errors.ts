import { Inherit, UserError } from '@anzhi/graphql-kit';
import { ObjectType } from 'type-graphql';
import { type CorrectableField, VALUE_FORMATS } from './domain/correction.js';
import type { ObjectionGap } from './domain/objection-state.js';

const refusal = (description: string) => ({ description, implements: UserError });

@Inherit()
@ObjectType(refusal('There is no such objection in your scope (异议不存在).'))
export class ObjectionNotFoundError extends UserError {
  constructor() {
    super('There is no such objection in your scope (异议不存在)');
  }
}

@Inherit()
@ObjectType(refusal('The objection waits for the next round (异议待下一榜).'))
export class ObjectionStillQueuedError extends UserError {
  constructor() {
    super('The objection waits for the next round; act on it once that is open (异议待下一榜受理)');
  }
}

@Inherit()
@ObjectType(refusal('The objection was accepted, rejected or decided already (异议已受理或已办).'))
export class ObjectionNotFiledError extends UserError {
  constructor() {
    super('Only an objection just FILED is accepted or rejected for its form (该异议已受理或已办理)');
  }
}

@Inherit()
@ObjectType(refusal('The objection is not accepted yet (异议未受理).'))
export class ObjectionNotAcceptedError extends UserError {
  constructor() {
    super('Accept the objection first: acceptObjection (须先受理)');
  }
}

@Inherit()
@ObjectType(refusal('The person whose row it is was not heard (未听取本人意见).'))
export class ObjectionHearingMissingError extends UserError {
  constructor() {
    super('Somebody else objects to this row: hear the person first, recordHearing (须先听取被异议人意见)');
  }
}

@Inherit()
@ObjectType(refusal('A dismissal states what can be done against it (未告知救济途径).'))
export class ObjectionRemediesMissingError extends UserError {
  constructor() {
    super('A dismissal states reasons and remedies; give remedies (驳回须写明理由和救济途径)');
  }
}

@Inherit()
@ObjectType(refusal('A dismissal corrects nothing (驳回不得更正).'))
export class ObjectionDismissalCorrectsError extends UserError {
  constructor() {
    super('A dismissal corrects nothing; leave the correction out or uphold the objection (驳回时不得更正)');
  }
}

@Inherit()
@ObjectType(refusal('The objection was decided already (异议已裁决).'))
export class ObjectionAlreadyDecidedError extends UserError {
  constructor() {
    super('The objection was decided already (异议已裁决)');
  }
}

@Inherit()
@ObjectType(refusal('The objection is not decided yet (异议未裁决).'))
export class ObjectionNotDecidedError extends UserError {
  constructor() {
    super('Decide the objection first; then the person is notified (须先裁决,再告知)');
  }
}

@Inherit()
@ObjectType(refusal('The person was notified already (已告知).'))
export class ObjectionAlreadyNotifiedError extends UserError {
  constructor() {
    super('The person was notified already (已告知)');
  }
}

@Inherit()
@ObjectType(refusal('The corrected value is not in the format of its fact (更正值格式有误).'))
export class ObjectionCorrectionValueError extends UserError {
  /** @param contradiction what the value contradicts; without it the value cannot be read */
  constructor(field: CorrectableField, contradiction?: string) {
    super(contradiction ?? `The value of ${field} is ${VALUE_FORMATS[field]} (更正值格式有误)`);
  }
}

@Inherit()
@ObjectType(refusal('The last round is over: only a reopening helps this objection (须走例外程序).'))
export class ObjectionLateError extends UserError {
  constructor() {
    super(
      'The last round is over: ask for a reopening, requestReopening, or reject with remedies (须申请重开或说明理由及救济途径)',
    );
  }
}

@Inherit()
@ObjectType(refusal('The person was not notified of the decision yet (尚未告知).'))
export class ObjectionNotNotifiedError extends UserError {
  constructor() {
    super('A suit follows the notified decision; notify the person first: notifyObjection (须先告知裁决)');
  }
}

@Inherit()
@ObjectType(refusal('The objection is not before a court (未进入诉讼).'))
export class ObjectionNotInCourtError extends UserError {
  constructor() {
    super('Record the suit first: recordLitigation (须先登记诉讼)');
  }
}

@Inherit()
@ObjectType(refusal('The series is final, so a correction needs a reopening (已定案,更正须重开).'))
export class ObjectionCorrectionNeedsReopeningError extends UserError {
  constructor() {
    super(
      'The series is final: record the judgment without a correction, then requestReopening with it (已定案,请申请重开该行)',
    );
  }
}

const ERROR_OF_GAP = {
  STILL_QUEUED: ObjectionStillQueuedError,
  NOT_FILED: ObjectionNotFiledError,
  NOT_ACCEPTED: ObjectionNotAcceptedError,
  HEARING_MISSING: ObjectionHearingMissingError,
  REMEDIES_MISSING: ObjectionRemediesMissingError,
  CORRECTION_ON_DISMISSAL: ObjectionDismissalCorrectsError,
  ALREADY_DECIDED: ObjectionAlreadyDecidedError,
  NOT_DECIDED: ObjectionNotDecidedError,
  ALREADY_NOTIFIED: ObjectionAlreadyNotifiedError,
  TOO_LATE: ObjectionLateError,
  NOT_NOTIFIED: ObjectionNotNotifiedError,
  NOT_IN_COURT: ObjectionNotInCourtError,
} satisfies Record<ObjectionGap, new () => UserError>;

/** The error type of an act out of order. */
export function objectionError(gap: ObjectionGap): UserError {
  return new ERROR_OF_GAP[gap]();
}
