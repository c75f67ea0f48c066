import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import { CongressQuestion, CongressSession } from './congress.type.js';
import { CongressSessionNotFoundError } from './vote.results.js';

const refusal = (description: string) => ({ description, implements: UserError });

@Inherit()
@ObjectType({ description: 'The session stands (会议已登记).' })
export class OpenCongressSessionSuccess {
  constructor(session: CongressSession) {
    this.session = session;
  }

  @Field(() => CongressSession, { description: 'The session (会议).' })
  session: CongressSession;
}

@Inherit()
@ObjectType({ description: 'The register of questions is written (问答已登记).' })
export class CongressQuestionSuccess {
  constructor(question: CongressQuestion) {
    this.question = question;
  }

  @Field(() => CongressQuestion, { description: 'The question (提问).' })
  question: CongressQuestion;
}

@Inherit()
@ObjectType(refusal('The session was recorded before (会议已登记).'))
export class CongressSessionExistsError extends UserError {
  constructor(name: string) {
    super(`${name} was recorded already; add resolutions and questions to it (${name}已登记)`);
  }
}

@Inherit()
@ObjectType(refusal('The session’s numbers of people cannot be true (会议人数有误).'))
export class CongressAttendanceError extends UserError {
  constructor(message: string, registered: number | null) {
    super(message);
    this.registered = registered;
  }

  @Field(() => Int, {
    nullable: true,
    description: 'Representatives in office by the register; null without one (在册代表人数).',
  })
  registered: number | null;
}

@Inherit()
@ObjectType(refusal('The day of the session lies in the future (会议日期有误).'))
export class CongressSessionDateError extends UserError {
  constructor(today: string) {
    super(`heldOn lies up to today, ${today}: record a session on its day or after (会议日期不能晚于今天)`);
  }
}

@Inherit()
@ObjectType(refusal('There is no such open question (该提问不存在或已答复).'))
export class CongressQuestionNotOpenError extends UserError {
  constructor() {
    super('There is no such open question; somebody may have answered it already (该提问不存在或已答复)');
  }
}

export const OpenCongressSessionResult = resultUnion(
  'OpenCongressSessionResult',
  [OpenCongressSessionSuccess, CongressSessionExistsError, CongressAttendanceError, CongressSessionDateError],
  'What came of opening a session.',
);

export const RecordCongressQuestionResult = resultUnion(
  'RecordCongressQuestionResult',
  [CongressQuestionSuccess, CongressSessionNotFoundError],
  'What came of recording a question.',
);

export const AnswerCongressQuestionResult = resultUnion(
  'AnswerCongressQuestionResult',
  [CongressQuestionSuccess, CongressQuestionNotOpenError],
  'What came of answering a question.',
);
