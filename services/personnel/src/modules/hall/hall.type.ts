import { connectionOf, enumOf, Inherit, InstantText, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { HALL_STEPS, type HallStep as Step } from './domain/hall-steps.js';
import type { AppointmentStatus, HallMode as Mode, TicketStatus } from './hall.store.js';

export const HallStep = enumOf(HALL_STEPS);
registerEnumType(HallStep, {
  name: 'HallStep',
  description: 'A step at the hall, in this order (办理环节).',
  valuesConfig: {
    VERIFY: { description: 'Identity and file are checked (身份核验).' },
    EXPLAIN: { description: 'Policy and amounts are explained (政策解释).' },
    CHOOSE: { description: 'The channel is chosen (选择安置方式).' },
    SIGN: { description: 'The agreement is signed; only once facts are final (签订协议).' },
    FINANCE: { description: 'Where the money goes is settled (财务结算).' },
    SOCIAL_INSURANCE: { description: 'Social insurance goes on (社保接续).' },
    ARCHIVE: { description: 'The personnel file is handed over (档案移交).' },
  },
});

export const HallMode = enumOf(['HALL', 'HOME', 'HOSPITAL']);
registerEnumType(HallMode, {
  name: 'HallMode',
  description: 'Where a person is served (办理地点).',
  valuesConfig: {
    HALL: { description: 'At the hall (大厅).' },
    HOME: { description: 'At home (上门).' },
    HOSPITAL: { description: 'In hospital (医院).' },
  },
});

export const HallAppointmentState = enumOf(['BOOKED', 'CAME', 'MISSED', 'CANCELLED']);
registerEnumType(HallAppointmentState, {
  name: 'HallAppointmentState',
  description: 'Where an appointment stands (预约状态).',
  valuesConfig: {
    BOOKED: { description: 'It stands (已预约).' },
    CAME: { description: 'The person came (已到场).' },
    MISSED: { description: 'The day passed without them (未到场).' },
    CANCELLED: { description: 'Called off (已取消).' },
  },
});

export const HallTicketState = enumOf(['WAITING', 'SERVING', 'DONE', 'LEFT']);
registerEnumType(HallTicketState, {
  name: 'HallTicketState',
  description: 'Where a ticket stands (排队状态).',
  valuesConfig: {
    WAITING: { description: 'In the queue (等候中).' },
    SERVING: { description: 'At a window, or with the visiting team (办理中).' },
    DONE: { description: 'All seven steps are done (已办结).' },
    LEFT: { description: 'Went home before the last step (中途离开).' },
  },
});

@Inherit()
@ObjectType({ description: 'A window of the hall (窗口).' })
export class HallWindow {
  @Field(() => Int, { description: 'The number over it (窗口号).' })
  no: number;

  @Field(() => String, { description: 'What it is called (名称).' })
  name: string;

  @Field(() => [HallStep], { description: 'The steps that it does (办理环节).' })
  steps: readonly Step[];

  @Field(() => Boolean, { description: 'True while it serves (是否开放).' })
  open: boolean;
}

@Inherit()
@ObjectType({ description: 'A batch of people with their times (办理批次).' })
export class HallBatch {
  key: string;

  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => Int, { description: 'The number, from 1 (批次号).' })
  no: number;

  @Field(() => String, { description: 'What it is called (名称).' })
  title: string;

  @Field(() => LocalDateText, { description: 'The day (日期).' })
  day: string;

  @Field(() => String, { description: 'From when, `HH:MM` (开始时间).' })
  opensAt: string;

  @Field(() => String, { description: 'To when, `HH:MM` (结束时间).' })
  closesAt: string;

  @Field(() => Int, { description: 'Minutes of a slot (每段分钟数).' })
  slotMinutes: number;

  @Field(() => Int, { description: 'People of a slot (每段人数).' })
  perSlot: number;

  @Field(() => Int, { description: 'People with a time that was not called off (预约人数).' })
  people: number;

  @Field(() => Int, { description: 'People who came (到场人数).' })
  came: number;
}

@Inherit()
@ObjectType({ description: 'A page of batches (批次列表).' })
export class HallBatchConnection extends connectionOf(HallBatch, 'HallBatch', 'batches') {}

@Inherit()
@ObjectType({ description: 'The time at which a person is served (预约).' })
export class HallAppointment {
  key: string;
  factoryId: string;
  placeSealed: Buffer | null;

  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => String, { description: 'Who (工号).' })
  employeeNo: string;

  @Field(() => HallMode, { description: 'Where (办理地点).' })
  mode: Mode;

  @Field(() => LocalDateText, { description: 'The day (日期).' })
  day: string;

  @Field(() => String, { description: 'The time, `HH:MM` (时间).' })
  time: string;

  @Field(() => HallAppointmentState, { description: 'Where it stands (状态).' })
  status: AppointmentStatus;

  @Field(() => Int, { nullable: true, description: 'The batch, none for a visit (批次号).' })
  batchNo: number | null;
}

@Inherit()
@ObjectType({ description: 'A page of appointments (预约列表).' })
export class HallAppointmentConnection extends connectionOf(
  HallAppointment,
  'HallAppointment',
  'appointments',
) {}

@Inherit()
@ObjectType({
  description: 'A visit to the hall with its place in the queue (排队号).',
})
export class HallTicket {
  key: string;
  factoryId: string;

  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => LocalDateText, { description: 'The day (日期).' })
  day: string;

  @Field(() => Int, { description: 'The number of the day (号码).' })
  no: number;

  @Field(() => String, { description: 'Who (工号).' })
  employeeNo: string;

  @Field(() => HallMode, { description: 'Where (办理地点).' })
  mode: Mode;

  @Field(() => HallTicketState, { description: 'Where it stands (状态).' })
  status: TicketStatus;

  @Field(() => HallStep, { nullable: true, description: 'The step that is next or under way (当前环节).' })
  step: Step | null;

  @Field(() => [HallStep], { description: 'Steps that are done, on whatever day (已办环节).' })
  done: Step[];

  @Field(() => Int, { nullable: true, description: 'The window (窗口号).' })
  windowNo: number | null;

  @Field(() => InstantText, { description: 'When the number was given (取号时间).' })
  issuedAt: string;

  @Field(() => InstantText, { nullable: true, description: 'When the person was called last (叫号时间).' })
  calledAt: string | null;

  @Field(() => InstantText, { nullable: true, description: 'When the visit ended (结束时间).' })
  endedAt: string | null;

  @Field(() => Int, { description: 'Whole minutes waited before being called, over all steps (等候分钟).' })
  waitedMinutes: number;
}

@Inherit()
@ObjectType({ description: 'A page of tickets (排队列表).' })
export class HallTicketConnection extends connectionOf(HallTicket, 'HallTicket', 'tickets') {}

@Inherit()
@ObjectType({ description: 'How one step goes today (环节实况).' })
export class HallStepCount {
  @Field(() => HallStep, { description: 'The step (环节).' })
  step: Step;

  @Field(() => Int, { description: 'People who wait for it (等候人数).' })
  waiting: number;

  @Field(() => Int, { description: 'People who are being served (办理人数).' })
  serving: number;

  @Field(() => Int, { description: 'People who did it on the day (当日办结).' })
  doneToday: number;

  @Field(() => Int, { description: 'People who have done it by the end of the day (累计办结).' })
  doneTotal: number;
}

@Inherit()
@ObjectType({ description: 'The hall as it stands on a day (大厅实况).' })
export class HallBoard {
  @Field(() => LocalDateText, { description: 'The day (日期).' })
  day: string;

  @Field(() => InstantText, { description: 'The time of the factory (截至时间).' })
  asOf: string;

  @Field(() => Int, { description: 'Tickets given (取号人次).' })
  tickets: number;

  @Field(() => Int, { description: 'People in the queue (等候人数).' })
  waiting: number;

  @Field(() => Int, { description: 'People at windows or with a visiting team (办理人数).' })
  serving: number;

  @Field(() => Int, { description: 'Visits that ended with the last step (办结人次).' })
  done: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes waited on average by who was called (平均等候分钟).',
  })
  averageWaitMinutes: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes that the first in the queue waits now (最长等候分钟).',
  })
  longestWaitMinutes: number | null;

  @Field(() => [HallStepCount], { description: 'The seven steps in order (各环节).' })
  steps: HallStepCount[];

  @Field(() => [HallWindow], { description: 'The windows (窗口).' })
  windows: HallWindow[];
}
