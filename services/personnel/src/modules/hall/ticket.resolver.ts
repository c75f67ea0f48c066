import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import {
  CallNextTicketInput,
  CloseHallDayInput,
  CompleteHallStepInput,
  HallTicketInput,
  HallTicketsArgs,
  IssueHallTicketInput,
} from './hall.inputs.js';
import { listTickets } from './hall.read-model.js';
import { TICKET_ID } from './hall.store.js';
import { HallTicket, HallTicketConnection } from './hall.type.js';
import {
  CallNextTicketResult,
  CloseHallDayResult,
  CompleteHallStepResult,
  IssueHallTicketResult,
  MoveHallTicketResult,
} from './ticket.results.js';
import {
  callNextTicket,
  closeHallDay,
  completeHallStep,
  issueHallTicket,
  leaveHall,
  returnHallTicket,
} from './ticket.service.js';

const act = (input: HallTicketInput) => ({
  factoryId: parseOpaqueId(TICKET_ID, input.ticketId).factoryId,
  input,
});

@Resolver(() => HallTicket)
export class HallTicketResolver {
  @Allow(...STAFF_ROLES)
  @Query(() => HallTicketConnection, { description: 'Tickets by day and number (排队列表).' })
  hallTickets(
    @Args(() => HallTicketsArgs) args: HallTicketsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<HallTicketConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return listTickets(context, args).then((page) => Object.assign(new HallTicketConnection(), page));
  }

  @Allow('placement-officer')
  @Mutation(() => IssueHallTicketResult, {
    description: 'Gives a person a number for today (取号). Emits no event.',
  })
  issueHallTicket(
    @Arg('input', () => IssueHallTicketInput, { description: 'Who (取号人).' }) input: IssueHallTicketInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof IssueHallTicketResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      issueHallTicket(tx, input),
    );
  }

  @Allow('placement-officer')
  @Mutation(() => CallNextTicketResult, {
    description: 'Calls the next person whom a window can serve (叫号). Emits no event.',
  })
  callNextTicket(
    @Arg('input', () => CallNextTicketInput, { description: 'Which window (窗口).' })
    input: CallNextTicketInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof CallNextTicketResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      callNextTicket(tx, input),
    );
  }

  @Allow('placement-officer')
  @Mutation(() => CompleteHallStepResult, {
    description: 'Ticks a step off; it never says more than what is on record (办结环节). Emits no event.',
  })
  completeHallStep(
    @Arg('input', () => CompleteHallStepInput, { description: 'Which step (环节).' })
    input: CompleteHallStepInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof CompleteHallStepResult> {
    return context.mutate(info, act(input), (tx) => completeHallStep(tx, input));
  }

  @Allow('placement-officer')
  @Mutation(() => MoveHallTicketResult, {
    description: 'Puts a person who was called back into the queue (退回排队). Emits no event.',
  })
  returnHallTicket(
    @Arg('input', () => HallTicketInput, { description: 'Which ticket (号码).' }) input: HallTicketInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof MoveHallTicketResult> {
    return context.mutate(info, act(input), (tx) => returnHallTicket(tx, input));
  }

  @Allow('placement-officer')
  @Mutation(() => MoveHallTicketResult, {
    description: 'Ends a visit before the last step; what was done stays done (中途离开). Emits no event.',
  })
  leaveHall(
    @Arg('input', () => HallTicketInput, { description: 'Which ticket (号码).' }) input: HallTicketInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof MoveHallTicketResult> {
    return context.mutate(info, act(input), (tx) => leaveHall(tx, input));
  }

  @Allow('placement-officer')
  @Mutation(() => CloseHallDayResult, {
    description: 'Ends a day: visits left open and appointments not kept are noted (收号). Emits no event.',
  })
  closeHallDay(
    @Arg('input', () => CloseHallDayInput, { description: 'Which day (日期).' }) input: CloseHallDayInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof CloseHallDayResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      closeHallDay(tx, input),
    );
  }
}
