import { enumOf, Inherit, LocalDateText, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { HallStep as Step, StepGap } from './domain/hall-steps.js';
import type { TicketStatus } from './hall.store.js';
import {
  HallAppointment,
  HallBatch,
  HallStep,
  HallTicket,
  HallTicketState,
  HallWindow,
} from './hall.type.js';

const success = (description: string) => ({ description, simpleResolvers: true });
const refusal = (description: string) => ({ description, implements: UserError, simpleResolvers: true });

@Inherit()
@ObjectType(success('The window as it stands now (窗口已设置).'))
export class HallWindowSuccess {
  constructor(window: HallWindow) {
    this.window = window;
  }

  @Field(() => HallWindow, { description: 'The window (窗口).' })
  window: HallWindow;
}

@Inherit()
@ObjectType(success('The batch with everybody’s time (批次已安排).'))
export class HallBatchSuccess {
  constructor(batch: HallBatch) {
    this.batch = batch;
  }

  @Field(() => HallBatch, { description: 'The batch (批次).' })
  batch: HallBatch;
}

@Inherit()
@ObjectType(success('The appointment as it stands now (预约办理成功).'))
export class HallAppointmentSuccess {
  constructor(appointment: HallAppointment) {
    this.appointment = appointment;
  }

  @Field(() => HallAppointment, { description: 'The appointment (预约).' })
  appointment: HallAppointment;
}

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
@ObjectType(refusal('People of the list cannot be given a time or a number; nobody was (名单有误,未办理).'))
export class HallPeopleError extends UserError {
  constructor(unknown: string[], booked: string[], finished: string[]) {
    super(
      'Some people are not on the roster, have an appointment already, or have done all steps; correct the list (名单中有人不在册、已有预约或已办结)',
    );
    this.unknown = unknown;
    this.booked = booked;
    this.finished = finished;
  }

  @Field(() => [String], { description: 'Numbers that nobody has (不在册).' })
  unknown: string[];

  @Field(() => [String], { description: 'People who have an appointment (已有预约).' })
  booked: string[];

  @Field(() => [String], { description: 'People who have done all steps (已办结).' })
  finished: string[];
}

@Inherit()
@ObjectType(refusal('More people than the slots take (超出批次容量).'))
export class HallBatchFullError extends UserError {
  constructor(capacity: number, people: number) {
    super(
      `The slots take ${capacity} people, the list has ${people} (时段可容纳 ${capacity} 人,名单 ${people} 人)`,
    );
    this.capacity = capacity;
  }

  @Field(() => Int, { description: 'How many they take (容量).' })
  capacity: number;
}

@Inherit()
@ObjectType(refusal('The day does not suit (日期不符).'))
export class HallDayPastError extends UserError {
  constructor(today: string, message = `The day is past; today is ${today} (日期已过)`) {
    super(message);
    this.today = today;
  }

  @Field(() => LocalDateText, { description: 'Today at the factory (今天).' })
  today: string;
}

@Inherit()
@ObjectType(refusal('A time is not one (时间有误).'))
export class HallTimesError extends UserError {
  constructor() {
    super('Times are written HH:MM, and a batch closes after it opens (时间格式为 HH:MM,结束须晚于开始)');
  }
}

@Inherit()
@ObjectType(refusal('The appointment does not stand any more (预约已失效).'))
export class HallAppointmentNotOpenError extends UserError {
  constructor() {
    super('There is no such appointment that still stands (预约不存在或已失效)');
  }
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

@Inherit()
@ObjectType(refusal('Somebody is at the window (窗口正在办理).'))
export class HallWindowBusyError extends UserError {
  constructor(ticketNos: number[]) {
    super(
      'Somebody is at the window: finish or return the ticket first (窗口有正在办理的号码,请先办结或退回)',
    );
    this.ticketNos = ticketNos;
  }

  @Field(() => [Int], { description: 'The numbers that are served there (号码).' })
  ticketNos: number[];
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

export const SetUpHallWindowResult = resultUnion(
  'SetUpHallWindowResult',
  [HallWindowSuccess, HallWindowBusyError],
  'What came of setting up a window.',
);
export const PlanHallBatchResult = resultUnion(
  'PlanHallBatchResult',
  [HallBatchSuccess, HallDayPastError, HallTimesError, HallBatchFullError, HallPeopleError],
  'What came of planning a batch.',
);
export const BookVisitResult = resultUnion(
  'BookVisitResult',
  [HallAppointmentSuccess, HallDayPastError, HallTimesError, HallPeopleError],
  'What came of booking a visit.',
);
export const CancelAppointmentResult = resultUnion(
  'CancelAppointmentResult',
  [HallAppointmentSuccess, HallAppointmentNotOpenError],
  'What came of calling an appointment off.',
);
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
  [HallTicketSuccess, HallTicketNotOpenError, HallStepGapError],
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
