import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode, GROUP } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { AppointmentsArgs, EndAppointmentInput, MakeAppointmentInput } from './appointment.inputs.js';
import { listAppointments } from './appointment.read-model.js';
import { EndAppointmentResult, MakeAppointmentResult } from './appointment.results.js';
import { endAppointment, makeAppointment } from './appointment.service.js';
import { AppointmentConnection } from './appointment.type.js';

@Resolver()
export class AppointmentResolver {
  @Allow('hq-admin', 'hq-analyst', 'party-officer', 'factory-leader')
  @Query(() => AppointmentConnection, {
    description: 'Appointments in your scope, at most 100 a page (任职列表).',
  })
  appointments(
    @Args(() => AppointmentsArgs) args: AppointmentsArgs,
    @Ctx() context: RequestContext,
  ): Promise<AppointmentConnection> {
    return listAppointments(context, args).then((page) => Object.assign(new AppointmentConnection(), page));
  }

  @Allow('hq-admin', 'party-officer')
  @Mutation(() => MakeAppointmentResult, {
    description: 'Puts a person into a role (任命). Emits AppointmentMade.',
  })
  makeAppointment(
    @Arg('input', () => MakeAppointmentInput, { description: 'Who, which role, where and why (任命内容).' })
    input: MakeAppointmentInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof MakeAppointmentResult> {
    const factoryId = input.factoryCode ? factoryIdOfCode(input.factoryCode) : GROUP;
    return context.mutate(info, { factoryId, input }, (tx) => makeAppointment(tx, input));
  }

  @Allow('hq-admin', 'party-officer')
  @Mutation(() => EndAppointmentResult, {
    description: 'Takes a person out of a role (免职). Emits AppointmentEnded.',
  })
  endAppointment(
    @Arg('input', () => EndAppointmentInput, { description: 'Which appointment and why (免职内容).' })
    input: EndAppointmentInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof EndAppointmentResult> {
    const { factoryId } = parseOpaqueId('appointment', input.appointmentId);
    return context.mutate(info, { factoryId, input }, (tx) => endAppointment(tx, input));
  }
}
