import { Inherit, LocalDateText, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import { PetitionStatus } from './petition.enums.js';

/** Options of an error type. */
export const refusal = (description: string) => ({
  description,
  implements: UserError,
});

@Inherit()
@ObjectType(refusal('No such petition (信访事项不存在).'))
export class PetitionNotFoundError extends UserError {
  constructor() {
    super('There is no such petition; look it up by its number (信访事项不存在)');
  }
}

@Inherit()
@ObjectType(refusal('Another person handles the petition (非本人承办).'))
export class PetitionNotYoursError extends UserError {
  constructor() {
    super(
      'Only the handler of this petition may do this; a factory-leader can assign it (非本人承办的信访事项)',
    );
  }
}

/** A refusal that names the state the case is in. */
@Inherit()
@ObjectType('PetitionOutOfOrderBase', {
  description: 'The act is out of order (次序不符).',
})
abstract class OutOfOrder extends UserError {
  constructor(message: string, status: PetitionStatus) {
    super(message);
    this.status = status;
  }

  @Field(() => PetitionStatus, { description: 'How far the petition is (当前状态).' })
  status: PetitionStatus;
}

@Inherit()
@ObjectType(refusal('The petition has been routed already (已作出受理决定).'))
export class PetitionAlreadyRoutedError extends OutOfOrder {
  constructor(status: PetitionStatus) {
    super(
      `The petition is ${status}; only a registered one is accepted, declined, redirected or transferred (已作出受理决定)`,
      status,
    );
  }
}

@Inherit()
@ObjectType(refusal('The petition is not accepted (尚未受理).'))
export class PetitionNotAcceptedError extends OutOfOrder {
  constructor(status: PetitionStatus) {
    super(
      `The petition is ${status}; it is worked on from its acceptance until its reply (须先受理且尚未答复)`,
      status,
    );
  }
}

@Inherit()
@ObjectType(refusal('The facts have not been looked into (尚未调查核实).'))
export class PetitionNotInvestigatedError extends OutOfOrder {
  constructor(status: PetitionStatus) {
    super(
      `The petition is ${status}; accept it and look into it with investigatePetition before one reply (须先调查核实,且只答复一次)`,
      status,
    );
  }
}

@Inherit()
@ObjectType(refusal('There is no reply to serve (尚无可送达的答复).'))
export class PetitionNotRepliedError extends OutOfOrder {
  constructor(status: PetitionStatus) {
    super(`The petition is ${status}; replyPetition first, and serve the reply once (须先作出答复)`, status);
  }
}

@Inherit()
@ObjectType(refusal('The reply has not been served (答复尚未送达).'))
export class PetitionNotServedError extends OutOfOrder {
  constructor(status: PetitionStatus) {
    super(`The petition is ${status}; it is closed after servePetitionReply (须先送达答复)`, status);
  }
}

@Inherit()
@ObjectType(refusal('It is too late to withdraw (已不能撤回).'))
export class PetitionTooLateToWithdrawError extends OutOfOrder {
  constructor(status: PetitionStatus) {
    super(
      `The petition is ${status}; it is withdrawn only before its reply or end (答复或办结后不能撤回)`,
      status,
    );
  }
}

@Inherit()
@ObjectType(refusal('The petitioner has to be told (须告知信访人).'))
export class PetitionNoticeMissingError extends UserError {
  constructor(noticeDue: string) {
    super(
      `The petitioner can be reached: give notice, by ${noticeDue} (信访工作条例第二十二、二十三条:应告知信访人)`,
    );
    this.noticeDue = noticeDue;
  }

  @Field(() => LocalDateText, { description: 'Until when (告知期限).' })
  noticeDue: string;
}

@Inherit()
@ObjectType(refusal('The question is not open (问题不存在或已答复).'))
export class PetitionQuestionNotOpenError extends UserError {
  constructor(open: number[]) {
    super(`No open question has this number; open are ${open.join(', ') || 'none'} (问题不存在或已答复)`);
    this.open = open;
  }

  @Field(() => [Int], { description: 'The numbers of the open questions (待答复序号).' })
  open: number[];
}
