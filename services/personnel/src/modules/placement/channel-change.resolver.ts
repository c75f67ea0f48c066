import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import {
  ApproveChannelChangeInput,
  ChannelChangeOrdersArgs,
  ProposeChannelChangeInput,
  RejectChannelChangeInput,
} from './channel-change.inputs.js';
import { listOrders } from './channel-change.read-model.js';
import {
  ApproveChannelChangeResult,
  ProposeChannelChangeResult,
  RejectChannelChangeResult,
} from './channel-change.results.js';
import { approveChannelChange, proposeChannelChange, rejectChannelChange } from './channel-change.service.js';
import { ChannelChangeOrderConnection } from './channel-change.type.js';

const factoryOf = ({ channelChangeId }: ApproveChannelChangeInput): string =>
  parseOpaqueId('channel-change', channelChangeId).factoryId;

@Resolver()
export class ChannelChangeResolver {
  @Allow('hq-admin', 'hq-analyst', 'placement-officer', 'factory-leader')
  @Query(() => ChannelChangeOrderConnection, {
    description: 'Orders to change a channel as they were proposed, at most 100 a page (安置方式变更令列表).',
  })
  async channelChangeOrders(
    @Args(() => ChannelChangeOrdersArgs) args: ChannelChangeOrdersArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChannelChangeOrderConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return Object.assign(new ChannelChangeOrderConnection(), await listOrders(context, args));
  }

  @Allow('placement-officer')
  @Mutation(() => ProposeChannelChangeResult, {
    description:
      'Proposes another channel for somebody whose placement is in effect and not paid (提出变更安置方式). Emits no event.',
  })
  proposeChannelChange(
    @Arg('input', () => ProposeChannelChangeInput, {
      description: 'Who, where to and on what ground (变更内容).',
    })
    input: ProposeChannelChangeInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ProposeChannelChangeResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      proposeChannelChange(tx, input),
    );
  }

  @Allow('placement-officer', 'factory-leader')
  @Mutation(() => ApproveChannelChangeResult, {
    description:
      'Approves a change as a second officer: the placement is superseded, the new choice stands confirmed (批准变更). Emits no event.',
  })
  approveChannelChange(
    @Arg('input', () => ApproveChannelChangeInput, { description: 'Which order (变更令).' })
    input: ApproveChannelChangeInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ApproveChannelChangeResult> {
    return context.mutate(info, { factoryId: factoryOf(input), input }, (tx) =>
      approveChannelChange(tx, input),
    );
  }

  @Allow('placement-officer', 'factory-leader')
  @Mutation(() => RejectChannelChangeResult, {
    description: 'Refuses a proposed change; the placement stands (不批准变更). Emits no event.',
  })
  rejectChannelChange(
    @Arg('input', () => RejectChannelChangeInput, { description: 'Which order and why (变更令及理由).' })
    input: RejectChannelChangeInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RejectChannelChangeResult> {
    return context.mutate(info, { factoryId: factoryOf(input), input }, (tx) =>
      rejectChannelChange(tx, input),
    );
  }
}
