import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import type { VoteCountFault } from './domain/vote.js';
import {
  PlacementPlanAlreadyFiledError,
  PlacementPlanAlreadyPublishedError,
  PlacementPlanContentFixedError,
  PlacementPlanFindingsOpenError,
  PlacementPlanInProgressError,
  PlacementPlanNotApprovedError,
  PlacementPlanNotConsultedError,
  PlacementPlanNotDraftError,
  PlacementPlanNotFiledError,
  PlacementPlanNotFoundError,
  PlacementPlanNotInReviewError,
  PlacementPlanNotReviewedError,
  PlacementPlanNotSubmittedError,
  PlacementPlanRegimeUnknownError,
} from './plan.errors.js';
import { PlacementPlan } from './plan.type.js';
import { CongressVoteResult } from './vote.type.js';

const refusal = (description: string) => ({ description, implements: UserError, simpleResolvers: true });

@Inherit()
@ObjectType({ description: 'The act on the plan went through (办理成功).', simpleResolvers: true })
export class PlacementPlanSuccess {
  constructor(plan: PlacementPlan) {
    this.plan = plan;
  }

  @Field(() => PlacementPlan, { description: 'The plan as it now stands (方案).' })
  plan: PlacementPlan;
}

@Inherit()
@ObjectType({ description: 'The vote is recorded (表决已登记).', simpleResolvers: true })
export class RecordCongressVoteSuccess {
  constructor(
    plan: PlacementPlan,
    result: CongressVoteResult,
    quorum: number,
    needed: number,
    unanimous: boolean,
  ) {
    Object.assign(this, { plan, result, quorum, needed, unanimous });
  }

  @Field(() => PlacementPlan, { description: 'The plan as it now stands (方案).' })
  plan: PlacementPlan;

  @Field(() => CongressVoteResult, { description: 'What the vote came to (结果).' })
  result: CongressVoteResult;

  @Field(() => Int, { description: 'How many had to be present (法定人数).' })
  quorum: number;

  @Field(() => Int, { description: 'How many had to be in favour (应得赞成票).' })
  needed: number;

  @Field(() => Boolean, { description: 'True when everybody present voted yes (是否全票).' })
  unanimous: boolean;
}

@Inherit()
@ObjectType(
  refusal(
    'The count cannot be true: more ballots than people present, or more present than there are (票数有误).',
  ),
)
export class CongressVoteCountError extends UserError {
  constructor(fault: VoteCountFault) {
    super(`${fault.message} (${fault.messageZh})`);
    this.field = fault.field;
  }

  @Field(() => String, { description: 'Which figure is at fault (有误的数字).' })
  field: string;
}

@Inherit()
@ObjectType(refusal('The plan is voted on by secret ballot only (须无记名投票).'))
export class CongressVoteNotSecretError extends UserError {
  constructor() {
    super(
      'The placement plan is voted on by secret ballot (企业民主管理规定 art. 20); repeat the vote (安置方案须无记名投票表决)',
    );
  }
}

@Inherit()
@ObjectType(refusal('The date of the vote lies before the submission or in the future (表决日期有误).'))
export class CongressVoteDateError extends UserError {
  constructor(from: string, to: string) {
    super(
      `votedOn lies from ${from}, the day of submission, to today, ${to} (表决日期须在提交之后且不晚于今天)`,
    );
  }
}

@Inherit()
@ObjectType(refusal('There is no such open finding (该审核意见不存在或已处理).'))
export class PlanFindingNotOpenError extends UserError {
  constructor() {
    super('There is no such open finding; it may have been settled already (该审核意见不存在或已处理)');
  }
}

export const DraftPlacementPlanResult = resultUnion(
  'DraftPlacementPlanResult',
  [PlacementPlanSuccess, PlacementPlanInProgressError],
  'What came of drafting a plan.',
);

export const RevisePlacementPlanResult = resultUnion(
  'RevisePlacementPlanResult',
  [PlacementPlanSuccess, PlacementPlanNotFoundError, PlacementPlanContentFixedError],
  'What came of revising a plan.',
);

export const StartPlanReviewResult = resultUnion(
  'StartPlanReviewResult',
  [PlacementPlanSuccess, PlacementPlanNotFoundError, PlacementPlanNotDraftError],
  'What came of starting the review.',
);

export const RecordPlanFindingResult = resultUnion(
  'RecordPlanFindingResult',
  [PlacementPlanSuccess, PlacementPlanNotFoundError, PlacementPlanNotInReviewError],
  'What came of recording a finding.',
);

export const ClosePlanFindingResult = resultUnion(
  'ClosePlanFindingResult',
  [PlacementPlanSuccess, PlanFindingNotOpenError, PlacementPlanNotInReviewError],
  'What came of settling a finding.',
);

export const StartConsultationResult = resultUnion(
  'StartConsultationResult',
  [
    PlacementPlanSuccess,
    PlacementPlanNotFoundError,
    PlacementPlanFindingsOpenError,
    PlacementPlanNotReviewedError,
  ],
  'What came of starting the consultation.',
);

export const SubmitPlanResult = resultUnion(
  'SubmitPlanResult',
  [PlacementPlanSuccess, PlacementPlanNotFoundError, PlacementPlanNotConsultedError],
  'What came of submitting the plan to the congress.',
);

export const RecordCongressVoteResult = resultUnion(
  'RecordCongressVoteResult',
  [
    RecordCongressVoteSuccess,
    PlacementPlanNotFoundError,
    PlacementPlanNotSubmittedError,
    CongressVoteCountError,
    CongressVoteNotSecretError,
    CongressVoteDateError,
  ],
  'What came of recording a vote.',
);

export const FilePlanResult = resultUnion(
  'FilePlanResult',
  [
    PlacementPlanSuccess,
    PlacementPlanNotFoundError,
    PlacementPlanNotApprovedError,
    PlacementPlanAlreadyFiledError,
  ],
  'What came of filing the plan.',
);

export const PublishPlanResult = resultUnion(
  'PublishPlanResult',
  [
    PlacementPlanSuccess,
    PlacementPlanNotFoundError,
    PlacementPlanNotApprovedError,
    PlacementPlanNotFiledError,
    PlacementPlanAlreadyPublishedError,
    PlacementPlanRegimeUnknownError,
  ],
  'What came of publishing the plan.',
);
