import { parseOpaqueId } from '@anzhi/domain';
import { Allow, LocalDateText, type RequestContext, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Employee } from '../roster/index.js';
import { bookVisit, cancelAppointment, planHallBatch, setUpHallWindow } from './batch.service.js';
import {
  BookVisitInput,
  CancelAppointmentInput,
  HallAppointmentsArgs,
  HallPageArgs,
  PlanHallBatchInput,
  SetUpHallWindowInput,
} from './hall.inputs.js';
import { appointmentOf, listAppointments, listBatches, ticketOf } from './hall.read-model.js';
import {
  BookVisitResult,
  CancelAppointmentResult,
  PlanHallBatchResult,
  SetUpHallWindowResult,
} from './hall.results.js';
import { APPOINTMENT_ID } from './hall.store.js';
import {
  HallAppointment,
  HallAppointmentConnection,
  HallBatchConnection,
  HallBoard,
  HallTicket,
} from './hall.type.js';
import { hallBoard } from './hall-board.read-model.js';

@Resolver(() => HallAppointment)
export class HallResolver {
  @Allow(...STAFF_ROLES)
  @Query(() => HallBoard, { description: 'The hall as it stands, today or on a day (大厅实况).' })
  hallBoard(
    @Arg('factoryCode', () => String, { description: 'The factory (工厂代码).' }) factoryCode: string,
    @Arg('day', () => LocalDateText, { nullable: true, description: 'The day, today when left out (日期).' })
    day: string | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<HallBoard> {
    context.requireAt(info, factoryIdOfCode(factoryCode));
    return hallBoard(context, factoryIdOfCode(factoryCode), day);
  }

  @Allow(...STAFF_ROLES)
  @Query(() => HallBatchConnection, { description: 'Batches, the newest first (批次列表).' })
  hallBatches(
    @Args(() => HallPageArgs) args: HallPageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<HallBatchConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return listBatches(context, args).then((page) => Object.assign(new HallBatchConnection(), page));
  }

  @Allow(...STAFF_ROLES)
  @Query(() => HallAppointmentConnection, { description: 'Appointments by day and time (预约列表).' })
  hallAppointments(
    @Args(() => HallAppointmentsArgs) args: HallAppointmentsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<HallAppointmentConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return listAppointments(context, args).then((page) =>
      Object.assign(new HallAppointmentConnection(), page),
    );
  }

  @Allow('placement-officer', 'factory-leader')
  @Mutation(() => SetUpHallWindowResult, {
    description: 'Sets up a window or changes what it does (设置窗口). Emits no event.',
  })
  setUpHallWindow(
    @Arg('input', () => SetUpHallWindowInput, { description: 'The window (窗口).' })
    input: SetUpHallWindowInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof SetUpHallWindowResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      setUpHallWindow(tx, input),
    );
  }

  @Allow('placement-officer')
  @Mutation(() => PlanHallBatchResult, {
    description:
      'Plans a batch and gives everybody of the list their time, all or none (安排批次). Emits no event.',
  })
  planHallBatch(
    @Arg('input', () => PlanHallBatchInput, { description: 'When and who (批次).' })
    input: PlanHallBatchInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof PlanHallBatchResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      planHallBatch(tx, input),
    );
  }

  @Allow('placement-officer')
  @Mutation(() => BookVisitResult, {
    description: 'Books a visit to somebody who cannot come (预约上门). Emits no event.',
  })
  bookVisit(
    @Arg('input', () => BookVisitInput, { description: 'To whom, where and when (上门服务).' })
    input: BookVisitInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof BookVisitResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      bookVisit(tx, input),
    );
  }

  @Allow('placement-officer')
  @Mutation(() => CancelAppointmentResult, {
    description: 'Calls an appointment off (取消预约). Emits no event.',
  })
  cancelAppointment(
    @Arg('input', () => CancelAppointmentInput, { description: 'Which and why (取消).' })
    input: CancelAppointmentInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof CancelAppointmentResult> {
    const { factoryId } = parseOpaqueId(APPOINTMENT_ID, input.appointmentId);
    return context.mutate(info, { factoryId, input }, (tx) => cancelAppointment(tx, input));
  }

  @Allow('placement-officer', 'employee', 'agent')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where, for a visit; for the person and those who go (地址).',
  })
  async place(
    @Root() { factoryId, placeSealed }: HallAppointment,
    @Ctx() context: RequestContext,
  ): Promise<string | null> {
    return placeSealed && (await context.reads.cipher(factoryId)).decrypt(placeSealed);
  }
}

@Resolver(() => Employee)
export class EmployeeHallResolver {
  @FieldResolver(() => HallAppointment, {
    nullable: true,
    description: 'The newest appointment that was not called off (预约).',
  })
  appointment(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<HallAppointment | null> {
    return appointmentOf(context, employee);
  }

  @FieldResolver(() => HallTicket, {
    nullable: true,
    description: 'The newest visit with the steps that are done (办理进度).',
  })
  hallTicket(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<HallTicket | null> {
    return ticketOf(context, employee);
  }
}
