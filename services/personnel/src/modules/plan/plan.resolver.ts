import { parseOpaqueId } from '@anzhi/domain';
import { Allow, badUserInput, FactoryStub, type RequestContext, SignedIn } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { builtInPack } from '../rules/domain/packs.js';
import { checkVoteCount, decideVote, voteRule } from './domain/vote.js';
import {
  ClosePlanFindingInput,
  DraftPlacementPlanInput,
  FilePlanInput,
  PlacementPlanInput,
  PlacementPlansArgs,
  PreviewVoteInput,
  PublishPlanInput,
  RecordCongressVoteInput,
  RecordPlanFindingInput,
  RevisePlacementPlanInput,
} from './plan.inputs.js';
import { FINDING_ID, findPlan, listPlans, loadCurrentPlans, PLAN_ID } from './plan.read-model.js';
import {
  ClosePlanFindingResult,
  DraftPlacementPlanResult,
  FilePlanResult,
  PublishPlanResult,
  RecordCongressVoteResult,
  RecordPlanFindingResult,
  RevisePlacementPlanResult,
  StartConsultationResult,
  StartPlanReviewResult,
  SubmitPlanResult,
} from './plan.results.js';
import {
  closePlanFinding,
  draftPlacementPlan,
  filePlan,
  publishPlan,
  recordCongressVote,
  recordPlanFinding,
  revisePlacementPlan,
  startConsultation,
  startPlanReview,
  submitPlan,
} from './plan.service.js';
import { PlacementPlan, PlacementPlanConnection } from './plan.type.js';
import { CongressVoteResult, VotePreview } from './vote.type.js';

const factoryOfPlan = (planId: string): string => parseOpaqueId(PLAN_ID, planId).factoryId;

@Resolver(() => FactoryStub)
export class PlanResolver {
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

  @SignedIn()
  @Query(() => PlacementPlan, {
    nullable: true,
    description: 'A version of the plan; workers see it from the consultation on (查询安置方案).',
  })
  placementPlan(
    @Arg('id', () => ID, { description: 'The plan (方案标识).' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<PlacementPlan | null> {
    return findPlan(context, id);
  }

  @SignedIn()
  @Query(() => PlacementPlanConnection, {
    description: 'The versions of a factory’s plan, newest first (安置方案列表).',
  })
  placementPlans(
    @Args(() => PlacementPlansArgs) args: PlacementPlansArgs,
    @Ctx() context: RequestContext,
  ): Promise<PlacementPlanConnection> {
    return listPlans(context, args).then((page) => Object.assign(new PlacementPlanConnection(), page));
  }

  @SignedIn()
  @FieldResolver(() => PlacementPlan, {
    nullable: true,
    description: 'The newest version of the placement plan (当前安置方案).',
  })
  currentPlan(@Root() factory: FactoryStub, @Ctx() context: RequestContext): Promise<PlacementPlan | null> {
    return context
      .loader<string, PlacementPlan | null>('current-plan', (ids) => loadCurrentPlans(context, ids))
      .load(factory.id);
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => DraftPlacementPlanResult, {
    description: 'Writes a new version of the plan (起草安置方案).',
  })
  draftPlacementPlan(
    @Arg('input', () => DraftPlacementPlanInput, { description: 'What the plan says (方案内容).' })
    input: DraftPlacementPlanInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof DraftPlacementPlanResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      draftPlacementPlan(tx, input),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => RevisePlacementPlanResult, {
    description: 'Changes the text while that is open (修改安置方案).',
  })
  revisePlacementPlan(
    @Arg('input', () => RevisePlacementPlanInput, { description: 'What the plan now says (方案内容).' })
    input: RevisePlacementPlanInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RevisePlacementPlanResult> {
    return context.mutate(info, { factoryId: factoryOfPlan(input.planId), input }, (tx) =>
      revisePlacementPlan(tx, input),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => StartPlanReviewResult, { description: 'Puts the draft under review (提交审核).' })
  startPlanReview(
    @Arg('input', () => PlacementPlanInput, { description: 'Which plan (方案).' }) input: PlacementPlanInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof StartPlanReviewResult> {
    return context.mutate(info, { factoryId: factoryOfPlan(input.planId), input }, (tx) =>
      startPlanReview(tx, input),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader', 'administrator')
  @Mutation(() => RecordPlanFindingResult, {
    description: 'Writes down what the review found (登记审核意见).',
  })
  recordPlanFinding(
    @Arg('input', () => RecordPlanFindingInput, { description: 'The finding (意见).' })
    input: RecordPlanFindingInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordPlanFindingResult> {
    return context.mutate(info, { factoryId: factoryOfPlan(input.planId), input }, (tx) =>
      recordPlanFinding(tx, input),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => ClosePlanFindingResult, {
    description: 'Settles a finding; with the last the plan is back in review (处理审核意见).',
  })
  closePlanFinding(
    @Arg('input', () => ClosePlanFindingInput, {
      description: 'The finding and how it was settled (处理内容).',
    })
    input: ClosePlanFindingInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ClosePlanFindingResult> {
    const { factoryId } = parseOpaqueId(FINDING_ID, input.findingId);
    return context.mutate(info, { factoryId, input }, (tx) => closePlanFinding(tx, input));
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => StartConsultationResult, {
    description: 'Asks the workers for their opinion (征求职工意见).',
  })
  startConsultation(
    @Arg('input', () => PlacementPlanInput, { description: 'Which plan (方案).' }) input: PlacementPlanInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof StartConsultationResult> {
    return context.mutate(info, { factoryId: factoryOfPlan(input.planId), input }, (tx) =>
      startConsultation(tx, input),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => SubmitPlanResult, {
    description: 'Puts the plan before the workers’ congress (提交职代会).',
  })
  submitPlan(
    @Arg('input', () => PlacementPlanInput, { description: 'Which plan (方案).' }) input: PlacementPlanInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof SubmitPlanResult> {
    return context.mutate(info, { factoryId: factoryOfPlan(input.planId), input }, (tx) =>
      submitPlan(tx, input),
    );
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
    return context.mutate(info, { factoryId: factoryOfPlan(input.planId), input }, (tx) =>
      recordCongressVote(tx, input),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => FilePlanResult, {
    description: 'Records the filing with the local coordination group (方案报备).',
  })
  filePlan(
    @Arg('input', () => FilePlanInput, { description: 'The filing (报备内容).' }) input: FilePlanInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof FilePlanResult> {
    return context.mutate(info, { factoryId: factoryOfPlan(input.planId), input }, (tx) =>
      filePlan(tx, input),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => PublishPlanResult, {
    description: 'Publishes the plan under its document number (公布方案).',
  })
  publishPlan(
    @Arg('input', () => PublishPlanInput, { description: 'The publication (公布内容).' })
    input: PublishPlanInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof PublishPlanResult> {
    return context.mutate(info, { factoryId: factoryOfPlan(input.planId), input }, (tx) =>
      publishPlan(tx, input),
    );
  }
}
