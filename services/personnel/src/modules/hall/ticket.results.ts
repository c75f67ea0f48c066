import { enumOf, Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { RepresentationPowerMissingError } from '../notices/index.js';
import type { HallStep as Step, StepGap } from './domain/hall-steps.js';
import { HallDayPastError, HallPeopleError, refusal, success } from './hall.results.js';
import type { TicketStatus } from './hall.store.js';
import { HallStep, HallTicket, HallTicketState } from './hall.type.js';

@Inherit()
@ObjectType(success('The ticket as it stands now (排队办理成功).'))
export class HallTicketSuccess {
  constructor(ticket: HallTicket) {
    this.ticket = ticket;
  }

  @Field(() => HallTicket, { description: 'The ticket (排队号).' })
  ticket: HallTicket;
}

@Inherit()
@ObjectType(success('The day is over (已收号).'))
export class HallDayClosedSuccess {
  constructor(left: number, missed: number) {
    this.left = left;
    this.missed = missed;
  }

  @Field(() => Int, { description: 'Visits that ended before the last step (中途离开人次).' })
  left: number;

  @Field(() => Int, { description: 'Appointments that nobody kept (未到场人数).' })
  missed: number;
}

@Inherit()
@ObjectType(refusal('The person has a number already (已取号).'))
export class HallTicketOpenError extends UserError {
  constructor(ticket: HallTicket) {
    super(`The person waits or is served with number ${ticket.no} already (已取号 ${ticket.no})`);
    this.ticket = ticket;
  }

  @Field(() => HallTicket, { description: 'The number that they have (已有号码).' })
  ticket: HallTicket;
}

@Inherit()
@ObjectType(refusal('All seven steps are done (已全部办结).'))
export class HallStepsDoneError extends UserError {
  constructor() {
    super('The person has done all seven steps (七个环节已全部办结)');
  }
}

@Inherit()
@ObjectType(refusal('The ticket does not stand where the act needs it (号码状态不符).'))
export class HallTicketNotOpenError extends UserError {
  constructor(status: TicketStatus | null) {
    super(
      status
        ? `The ticket is ${status}; somebody else handled it, or it was not called (号码状态为 ${status})`
        : 'There is no such ticket in your scope (号码不存在)',
    );
    this.status = status;
  }

  @Field(() => HallTicketState, { nullable: true, description: 'Where it stands (当前状态).' })
  status: TicketStatus | null;
}

@Inherit()
@ObjectType(refusal('Nobody waits for what the window does (无人等候).'))
export class HallQueueEmptyError extends UserError {
  constructor() {
    super('Nobody waits for a step of this window (本窗口暂无等候人员)');
  }
}

@Inherit()
@ObjectType(refusal('The window does not serve (窗口未开放).'))
export class HallWindowClosedError extends UserError {
  constructor(no: number) {
    super(`Window ${no} is not set up or not open (窗口 ${no} 未设置或未开放)`);
  }
}

export const HallStepObstacle = enumOf([
  'DONE_BEFORE',
  'EARLIER_STEP_OPEN',
  'NOT_CHOSEN',
  'FACTS_NOT_FINAL',
  'NOT_SIGNED',
  'NO_ACCOUNT',
]);
registerEnumType(HallStepObstacle, {
  name: 'HallStepObstacle',
  description: 'Why a step cannot be ticked off (不能办结的原因).',
  valuesConfig: {
    DONE_BEFORE: { description: 'It is done already (该环节已办结).' },
    EARLIER_STEP_OPEN: { description: 'An earlier step is open (前一环节未办结).' },
    NOT_CHOSEN: { description: 'No channel is chosen (尚未选择安置方式).' },
    FACTS_NOT_FINAL: { description: 'The facts are not final (三榜尚未定案).' },
    NOT_SIGNED: { description: 'No agreement is signed (尚未签订协议).' },
    NO_ACCOUNT: { description: 'No bank account is recorded and nothing is deposited (未登记收款账户).' },
  },
});

const OBSTACLES: Readonly<Record<StepGap, string>> = {
  DONE_BEFORE: 'This step is done already (该环节已办结)',
  EARLIER_STEP_OPEN: 'The steps go in order; an earlier one is open (前一环节未办结)',
  NOT_CHOSEN: 'Record the choice of a channel first (请先登记安置方式选择)',
  FACTS_NOT_FINAL: 'Agreements wait until the facts are final after three postings (三榜定案前不能签订协议)',
  NOT_SIGNED: 'Sign the agreement first (请先签订协议)',
  NO_ACCOUNT: 'Record the bank account first, or the deposit (请先登记收款账户或提存)',
};

@Inherit()
@ObjectType(refusal('Something stands before the step (环节不能办结).'))
export class HallStepGapError extends UserError {
  constructor(obstacle: StepGap, next: Step | null) {
    super(OBSTACLES[obstacle]);
    this.obstacle = obstacle;
    this.next = next;
  }

  @Field(() => HallStepObstacle, { description: 'What (原因).' })
  obstacle: StepGap;

  @Field(() => HallStep, { nullable: true, description: 'The step that is next (下一环节).' })
  next: Step | null;
}

export const IssueHallTicketResult = resultUnion(
  'IssueHallTicketResult',
  [HallTicketSuccess, HallPeopleError, HallTicketOpenError, HallStepsDoneError],
  'What came of asking for a number.',
);
export const CallNextTicketResult = resultUnion(
  'CallNextTicketResult',
  [HallTicketSuccess, HallWindowClosedError, HallQueueEmptyError],
  'What came of calling the next person.',
);
export const CompleteHallStepResult = resultUnion(
  'CompleteHallStepResult',
  [HallTicketSuccess, HallTicketNotOpenError, HallStepGapError, RepresentationPowerMissingError],
  'What came of ticking a step off.',
);
export const MoveHallTicketResult = resultUnion(
  'MoveHallTicketResult',
  [HallTicketSuccess, HallTicketNotOpenError],
  'What came of moving a ticket.',
);
export const CloseHallDayResult = resultUnion(
  'CloseHallDayResult',
  [HallDayClosedSuccess, HallDayPastError],
  'What came of ending a day.',
);
