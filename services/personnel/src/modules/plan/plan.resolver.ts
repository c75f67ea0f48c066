import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { FINDING_ID, PLAN_ID } from './plan.ids.js';
import {
  ClosePlanFindingInput,
  DraftPlacementPlanInput,
  FilePlanInput,
  PlacementPlanInput,
  PublishPlanInput,
  RecordPlanFindingInput,
  RevisePlacementPlanInput,
  StartPlanAmendmentInput,
} from './plan.inputs.js';
import {
  ClosePlanFindingResult,
  DraftPlacementPlanResult,
  FilePlanResult,
  PublishPlanResult,
  RecordPlanFindingResult,
  RevisePlacementPlanResult,
  StartConsultationResult,
  StartPlanAmendmentResult,
  StartPlanReviewResult,
  SubmitPlanResult,
} from './plan.results.js';
import {
  closePlanFinding,
  draftPlacementPlan,
  filePlan,
  publishPlan,
  recordPlanFinding,
  revisePlacementPlan,
  startConsultation,
  startPlanAmendment,
  startPlanReview,
  submitPlan,
} from './plan.service.js';

const factoryOfPlan = (planId: string): string => parseOpaqueId(PLAN_ID, planId).factoryId;

@Resolver()
export class PlanResolver {
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

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => StartPlanAmendmentResult, {
    description: 'Begins an amendment of the published plan, which the congress votes on again (修订方案).',
  })
  startPlanAmendment(
    @Arg('input', () => StartPlanAmendmentInput, { description: 'Which plan and why (修订内容).' })
    input: StartPlanAmendmentInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof StartPlanAmendmentResult> {
    return context.mutate(info, { factoryId: factoryOfPlan(input.planId), input }, (tx) =>
      startPlanAmendment(tx, input),
    );
  }
}
