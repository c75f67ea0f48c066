import { Inherit, LocalDateText, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import { HallAppointment, HallBatch, HallWindow } from './hall.type.js';

/** Options of a type that says what was done. */
export const success = (description: string) => ({ description });
/** Options of an expected refusal. */
export const refusal = (description: string) => ({
  description,
  implements: UserError,
});

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
