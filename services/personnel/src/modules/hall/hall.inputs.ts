import { FilledText, LocalDateText, PageArgs } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, Max, Min } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { HallStep as Step } from './domain/hall-steps.js';
import type { AppointmentStatus, HallMode as Mode, TicketStatus } from './hall.store.js';
import { HallAppointmentState, HallMode, HallStep, HallTicketState } from './hall.type.js';

@InputType({ description: 'A window and what it does (设置窗口).' })
export class SetUpHallWindowInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  @FilledText(33)
  factoryCode: string;

  @Field(() => Int, { description: 'The number over it, 1 to 99 (窗口号).' })
  @Min(1)
  @Max(99)
  no: number;

  @Field(() => String, { description: 'What it is called (名称).' })
  @FilledText(40)
  name: string;

  @Field(() => [HallStep], { description: 'The steps that it does (办理环节).' })
  @ArrayMinSize(1)
  @ArrayUnique()
  steps: Step[];

  @Field(() => Boolean, { defaultValue: true, description: 'Whether it serves (是否开放).' })
  open: boolean;
}

@InputType({ description: 'A batch: when, in what slots, and who (安排批次).' })
export class PlanHallBatchInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  @FilledText(33)
  factoryCode: string;

  @Field(() => String, { description: 'What it is called (名称).' })
  @FilledText(100)
  title: string;

  @Field(() => LocalDateText, { description: 'The day (日期).' })
  day: string;

  @Field(() => String, { description: 'From when, `HH:MM` (开始时间).' })
  opensAt: string;

  @Field(() => String, { description: 'To when, `HH:MM` (结束时间).' })
  closesAt: string;

  @Field(() => Int, { defaultValue: 20, description: 'Minutes of a slot, 5 to 240 (每段分钟数).' })
  @Min(5)
  @Max(240)
  slotMinutes: number;

  @Field(() => Int, { description: 'People of a slot, 1 to 500 (每段人数).' })
  @Min(1)
  @Max(500)
  perSlot: number;

  @Field(() => [String], { description: 'Who, in the order of their times, at most 1,000 (工号).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  employeeNos: string[];
}

@InputType({ description: 'A visit to somebody who cannot come (上门或到院服务).' })
export class BookVisitInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  @FilledText(33)
  factoryCode: string;

  @Field(() => String, { description: 'To whom (工号).' })
  @FilledText(40)
  employeeNo: string;

  @Field(() => HallMode, { description: 'HOME or HOSPITAL (地点类别).' })
  mode: Mode;

  @Field(() => LocalDateText, { description: 'The day (日期).' })
  day: string;

  @Field(() => String, { description: 'The time, `HH:MM` (时间).' })
  time: string;

  @Field(() => String, { description: 'Where; kept encrypted (地址).' })
  @FilledText(300)
  place: string;
}

@InputType({ description: 'An appointment that is called off (取消预约).' })
export class CancelAppointmentInput {
  @Field(() => ID, { description: 'Which (预约).' })
  appointmentId: string;

  @Field(() => String, { description: 'Why (原因).' })
  @FilledText(200)
  reason: string;
}

@InputType({ description: 'A number for today (取号).' })
export class IssueHallTicketInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  @FilledText(33)
  factoryCode: string;

  @Field(() => String, { description: 'Who (工号).' })
  @FilledText(40)
  employeeNo: string;
}

@InputType({ description: 'A window that is free (叫号).' })
export class CallNextTicketInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  @FilledText(33)
  factoryCode: string;

  @Field(() => Int, { description: 'The window (窗口号).' })
  windowNo: number;
}

@InputType({ description: 'Which ticket (排队号).' })
export class HallTicketInput {
  @Field(() => ID, { description: 'The ticket (标识).' })
  ticketId: string;
}

@InputType({ description: 'A step that is done (办结环节).' })
export class CompleteHallStepInput extends HallTicketInput {
  @Field(() => HallStep, { description: 'Which step (环节).' })
  step: Step;

  @Field(() => String, { nullable: true, description: 'A reference, no personal matter (备注).' })
  @FilledText(200)
  note?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Who came for the person before the officer, by a recorded representation (代理人).',
  })
  representativeId?: string | null;
}

@InputType({ description: 'A day that is over (大厅收号).' })
export class CloseHallDayInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  @FilledText(33)
  factoryCode: string;

  @Field(() => LocalDateText, { description: 'The day (日期).' })
  day: string;
}

@InputType({ description: 'Which appointments (筛选条件).' })
export class HallAppointmentFilter {
  @Field(() => LocalDateText, { nullable: true, description: 'Only on this day (日期).' })
  day?: string | null;

  @Field(() => HallAppointmentState, { nullable: true, description: 'Only in this state (状态).' })
  status?: AppointmentStatus | null;

  @Field(() => HallMode, { nullable: true, description: 'Only served there (办理地点).' })
  mode?: Mode | null;
}

@InputType({ description: 'Which tickets (筛选条件).' })
export class HallTicketFilter {
  @Field(() => LocalDateText, { nullable: true, description: 'Only of this day (日期).' })
  day?: string | null;

  @Field(() => HallTicketState, { nullable: true, description: 'Only in this state (状态).' })
  status?: TicketStatus | null;

  @Field(() => HallStep, { nullable: true, description: 'Only waiting for or at this step (环节).' })
  step?: Step | null;
}

@ArgsType()
export class HallPageArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;
}

@ArgsType()
export class HallAppointmentsArgs extends HallPageArgs {
  @Field(() => HallAppointmentFilter, { nullable: true, description: 'Which ones (筛选条件).' })
  filter?: HallAppointmentFilter | null;
}

@ArgsType()
export class HallTicketsArgs extends HallPageArgs {
  @Field(() => HallTicketFilter, { nullable: true, description: 'Which ones (筛选条件).' })
  filter?: HallTicketFilter | null;
}
