import { parseOpaqueId } from '@anzhi/domain';
import { Allow, badUserInput, type RequestContext, SignedIn } from '@anzhi/graphql-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { builtInPack } from '../rules/domain/packs.js';
import { checkVoteCount, decideVote, voteRule } from './domain/vote.js';
import { PLAN_ID, SESSION_ID } from './plan.ids.js';
import { PreviewVoteInput, RecordCongressResolutionInput, RecordCongressVoteInput } from './vote.inputs.js';
import { RecordCongressResolutionResult, RecordCongressVoteResult } from './vote.results.js';
import { recordCongressResolution, recordCongressVote } from './vote.service.js';
import { CongressVoteResult, VotePreview } from './vote.type.js';

@Resolver()
export class VoteResolver {
  @SignedIn()
  @Query(() => VotePreview, {
    description: 'What a vote of the workers’ congress would come to; nothing is stored (职代会表决试算).',
  })
  previewVote(
    @Arg('input', () => PreviewVoteInput, { description: 'The count (票数).' }) input: PreviewVoteInput,
  ): VotePreview {
    const fault = checkVoteCount(input);
    if (fault) throw badUserInput(`${fault.message} (${fault.messageZh})`, fault.field);
    const outcome = decideVote(input, voteRule(builtInPack('STATUTORY')));
    return Object.assign(new VotePreview(), outcome, { result: CongressVoteResult[outcome.result] });
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => RecordCongressVoteResult, {
    description:
      'Records the vote as totals (登记职代会表决). Emits PlacementPlanApproved or PlacementPlanRejected.',
  })
  recordCongressVote(
    @Arg('input', () => RecordCongressVoteInput, { description: 'The count (票数).' })
    input: RecordCongressVoteInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordCongressVoteResult> {
    return context.mutate(info, { factoryId: parseOpaqueId(PLAN_ID, input.planId).factoryId, input }, (tx) =>
      recordCongressVote(tx, input),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => RecordCongressResolutionResult, {
    description:
      'Records a resolution of a session as totals (登记职代会决议). Emits PlacementPlanApproved or PlacementPlanRejected where it is about a plan.',
  })
  recordCongressResolution(
    @Arg('input', () => RecordCongressResolutionInput, {
      description: 'The matter and the count (表决结果).',
    })
    input: RecordCongressResolutionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordCongressResolutionResult> {
    const { factoryId } = parseOpaqueId(SESSION_ID, input.sessionId);
    return context.mutate(info, { factoryId, input }, (tx) => recordCongressResolution(tx, input));
  }
}
