import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext, SignedIn, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { listChanges } from './change.read-model.js';
import { PostingChangeConnection, PostingChangesArgs } from './change.type.js';
import { ROUND_ID } from './posting.read-model.js';
import { listReopenings, REOPENING_ID } from './reopening.read-model.js';
import {
  ApproveReopeningResult,
  RefuseReopeningResult,
  RequestReopeningResult,
} from './reopening.results.js';
import { approveReopening, refuseReopening, requestReopening } from './reopening.service.js';
import {
  ApproveReopeningInput,
  PostingReopeningConnection,
  PostingReopeningsArgs,
  RefuseReopeningInput,
  RequestReopeningInput,
} from './reopening.type.js';

const factoryOf = (id: string): string => parseOpaqueId(REOPENING_ID, id).factoryId;

/** What changes a posted row: corrections between rounds, and the exceptional path after FINAL. */
@Resolver()
export class ReopeningResolver {
  @SignedIn()
  @Query(() => PostingChangeConnection, {
    description:
      'What changed since the last round and why: all rows to staff, their own to a person (变动行列表).',
  })
  postingChanges(
    @Args(() => PostingChangesArgs) args: PostingChangesArgs,
    @Ctx() context: RequestContext,
  ): Promise<PostingChangeConnection> {
    return listChanges(context, args, ROUND_ID).then((page) =>
      Object.assign(new PostingChangeConnection(), page),
    );
  }

  @Allow(...STAFF_ROLES)
  @Query(() => PostingReopeningConnection, {
    description: 'Reopenings of final rows, in the order in which they were asked for (重开列表).',
  })
  postingReopenings(
    @Args(() => PostingReopeningsArgs) args: PostingReopeningsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PostingReopeningConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return listReopenings(context, args).then((page) =>
      Object.assign(new PostingReopeningConnection(), page),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => RequestReopeningResult, {
    description:
      'Asks for a final row to be reopened by judgment or late evidence (申请重开). Emits no event.',
  })
  requestReopening(
    @Arg('input', () => RequestReopeningInput, { description: 'Which row and why (申请).' })
    input: RequestReopeningInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RequestReopeningResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      requestReopening(tx, input),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => ApproveReopeningResult, {
    description:
      'Reopens the row; by another officer than who asked (批准重开). Emits EmployeeAmended with a correction.',
  })
  approveReopening(
    @Arg('input', () => ApproveReopeningInput, { description: 'Which reopening (重开).' })
    input: ApproveReopeningInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ApproveReopeningResult> {
    return context.mutate(info, { factoryId: factoryOf(input.reopeningId), input }, (tx) =>
      approveReopening(tx, input),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => RefuseReopeningResult, {
    description: 'Refuses to reopen, with reasons and remedies (不予重开). Emits no event.',
  })
  refuseReopening(
    @Arg('input', () => RefuseReopeningInput, { description: 'Which reopening and why (重开及理由).' })
    input: RefuseReopeningInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RefuseReopeningResult> {
    return context.mutate(info, { factoryId: factoryOf(input.reopeningId), input }, (tx) =>
      refuseReopening(tx, input),
    );
  }
}
