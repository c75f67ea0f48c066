import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Employee } from '../../roster/index.js';
import {
  AgreeHandoverInput,
  CommunityPageArgs,
  FundHandoverInput,
  HandoverBatchActInput,
  HandoverItemsArgs,
  ListHandoversInput,
  RegisterReceiverInput,
} from './handover.inputs.js';
import { handoverOf, listBatches, listItems, monthlyBenefitsOf } from './handover.read-model.js';
import {
  AgreeHandoverResult,
  ListHandoversResult,
  MoveHandoverResult,
  RegisterReceiverResult,
} from './handover.results.js';
import { agreeHandover, listHandovers, moveHandover, registerReceiver } from './handover.service.js';
import { BATCH_ID } from './handover.store.js';
import {
  HandoverBatchConnection,
  HandoverItem,
  HandoverItemConnection,
  MonthlyBenefit,
} from './handover.type.js';
import { RECEIVER_ID } from './receiver.store.js';

const act = (input: HandoverBatchActInput) => ({
  factoryId: parseOpaqueId(BATCH_ID, input.batchId).factoryId,
  input,
});

@Resolver(() => Employee)
export class HandoverResolver {
  @Allow(...STAFF_ROLES)
  @Query(() => HandoverItemConnection, { description: 'Who and what is handed over (移交名册).' })
  handoverItems(
    @Args(() => HandoverItemsArgs) args: HandoverItemsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<HandoverItemConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return listItems(context, args).then((page) => Object.assign(new HandoverItemConnection(), page));
  }

  @Allow(...STAFF_ROLES)
  @Query(() => HandoverBatchConnection, { description: 'Batches, the newest first (移交批次列表).' })
  handoverBatches(
    @Args(() => CommunityPageArgs) args: CommunityPageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<HandoverBatchConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return listBatches(context, args).then((page) => Object.assign(new HandoverBatchConnection(), page));
  }

  @Allow('placement-officer')
  @Mutation(() => ListHandoversResult, {
    description: 'Draws the list from the frozen roster, nobody omitted (编制移交名册). Emits no event.',
  })
  listHandovers(
    @Arg('input', () => ListHandoversInput, { description: 'Where (名册).' }) input: ListHandoversInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ListHandoversResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      listHandovers(tx, input),
    );
  }

  @Allow('placement-officer')
  @Mutation(() => RegisterReceiverResult, {
    description: 'Registers a local body that takes over (登记接收单位). Emits no event.',
  })
  registerHandoverReceiver(
    @Arg('input', () => RegisterReceiverInput, { description: 'The body (接收单位).' })
    input: RegisterReceiverInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RegisterReceiverResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      registerReceiver(tx, input),
    );
  }

  @Allow('placement-officer')
  @Mutation(() => AgreeHandoverResult, {
    description: 'Agrees a batch with exactly one receiver (签订移交协议). Emits no event.',
  })
  agreeHandover(
    @Arg('input', () => AgreeHandoverInput, { description: 'Who goes to whom (协议).' })
    input: AgreeHandoverInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof AgreeHandoverResult> {
    const { factoryId } = parseOpaqueId(RECEIVER_ID, input.receiverId);
    return context.mutate(info, { factoryId, input }, (tx) => agreeHandover(tx, input));
  }

  @Allow('placement-officer', 'finance-approver')
  @Mutation(() => MoveHandoverResult, {
    description: 'Notes that the money of a batch is there (落实移交经费). Emits no event.',
  })
  fundHandover(
    @Arg('input', () => FundHandoverInput, { description: 'Which batch and how much (经费).' })
    input: FundHandoverInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof MoveHandoverResult> {
    return context.mutate(info, act(input), (tx) => moveHandover(tx, input, 'FUNDED'));
  }

  @Allow('placement-officer')
  @Mutation(() => MoveHandoverResult, {
    description: 'Notes that a batch was handed over against receipt (移交). Emits no event.',
  })
  transferHandover(
    @Arg('input', () => HandoverBatchActInput, { description: 'Which batch and the receipt (移交).' })
    input: HandoverBatchActInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof MoveHandoverResult> {
    return context.mutate(info, act(input), (tx) => moveHandover(tx, input, 'TRANSFERRED'));
  }

  @Allow('placement-officer')
  @Mutation(() => MoveHandoverResult, {
    description: 'Notes that the receiver confirmed a batch (接收确认). Emits RetireesTransferred.',
  })
  confirmHandover(
    @Arg('input', () => HandoverBatchActInput, { description: 'Which batch and the confirmation (确认).' })
    input: HandoverBatchActInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof MoveHandoverResult> {
    return context.mutate(info, act(input), (tx) => moveHandover(tx, input, 'CONFIRMED'));
  }

  @FieldResolver(() => HandoverItem, {
    nullable: true,
    description: 'The handover, with who serves the person from then on (移交情况).',
  })
  handover(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<HandoverItem | null> {
    return handoverOf(context, employee);
  }

  @FieldResolver(() => [MonthlyBenefit], {
    description: 'What the person gets every month and who pays it (定期待遇).',
  })
  monthlyBenefits(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<MonthlyBenefit[]> {
    return monthlyBenefitsOf(context, employee);
  }
}
