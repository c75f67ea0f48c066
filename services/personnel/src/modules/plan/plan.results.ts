import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import type { PlanCheck } from './domain/plan-checks.js';
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
  PlacementPlanNotPublishedError,
  PlacementPlanNotReviewedError,
  PlacementPlanRegimeUnknownError,
} from './plan.errors.js';
import { PlacementPlan } from './plan.type.js';
import { PlanCheckResult, toCheckResult } from './plan-part.type.js';

const refusal = (description: string) => ({ description, implements: UserError });

@Inherit()
@ObjectType({ description: 'The act on the plan went through (办理成功).' })
export class PlacementPlanSuccess {
  constructor(plan: PlacementPlan) {
    this.plan = plan;
  }

  @Field(() => PlacementPlan, { description: 'The plan as it now stands (方案).' })
  plan: PlacementPlan;
}

@Inherit()
@ObjectType(refusal('There is no such open finding (该审核意见不存在或已处理).'))
export class PlanFindingNotOpenError extends UserError {
  constructor() {
    super('There is no such open finding; it may have been settled already (该审核意见不存在或已处理)');
  }
}

@Inherit()
@ObjectType(
  refusal('The plan fails checks that the congress relies on; `failed` says what is missing (审核未通过).'),
)
export class PlacementPlanChecksFailedError extends UserError {
  constructor(checks: readonly PlanCheck[]) {
    const failed = checks.filter(({ passed, advisory }) => !passed && !advisory);
    const zh = failed.flatMap(({ missing }) => missing.map((one) => one.zh)).join(';');
    const en = failed.flatMap(({ missing }) => missing.map((one) => one.en)).join('; ');
    super(`Before the congress gets the plan: ${en} (提交职代会前须解决:${zh})`);
    this.failed = failed.map(toCheckResult);
  }

  @Field(() => [PlanCheckResult], { description: 'The checks that failed (未通过事项).' })
  failed: PlanCheckResult[];
}

@Inherit()
@ObjectType(refusal('Somebody wrote the plan since it was read (方案已被他人修改).'))
export class PlacementPlanChangedError extends UserError {
  constructor(revision: number) {
    super(
      `The plan stands at revision ${revision}; read it again and revise that (方案已被他人修改,请重新读取后再改)`,
    );
    this.revision = revision;
  }

  @Field(() => Int, { description: 'Where it stands (当前修改次数).' })
  revision: number;
}

@Inherit()
@ObjectType(refusal('The day of the filing lies before the vote or in the future (报备日期有误).'))
export class PlanFilingDateError extends UserError {
  constructor(from: string, to: string) {
    super(
      `filedOn lies from ${from}, the day of the vote, to today, ${to} (报备日期须在表决之后且不晚于今天)`,
    );
  }
}

@Inherit()
@ObjectType(refusal('A publication other than by document names where (缺少公布地点).'))
export class PlanPublicationPlaceMissingError extends UserError {
  constructor() {
    super('Name the places where the plan is put up, read out or laid out (请填写公布地点)');
  }
}

export const DraftPlacementPlanResult = resultUnion(
  'DraftPlacementPlanResult',
  [PlacementPlanSuccess, PlacementPlanInProgressError],
  'What came of drafting a plan.',
);

export const RevisePlacementPlanResult = resultUnion(
  'RevisePlacementPlanResult',
  [
    PlacementPlanSuccess,
    PlacementPlanNotFoundError,
    PlacementPlanContentFixedError,
    PlacementPlanChangedError,
  ],
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
  [
    PlacementPlanSuccess,
    PlacementPlanNotFoundError,
    PlacementPlanNotConsultedError,
    PlacementPlanChecksFailedError,
  ],
  'What came of submitting the plan to the congress.',
);

export const FilePlanResult = resultUnion(
  'FilePlanResult',
  [
    PlacementPlanSuccess,
    PlacementPlanNotFoundError,
    PlacementPlanNotApprovedError,
    PlacementPlanAlreadyFiledError,
    PlanFilingDateError,
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
    PlanPublicationPlaceMissingError,
  ],
  'What came of publishing the plan.',
);

export const StartPlanAmendmentResult = resultUnion(
  'StartPlanAmendmentResult',
  [
    PlacementPlanSuccess,
    PlacementPlanNotFoundError,
    PlacementPlanNotPublishedError,
    PlacementPlanInProgressError,
  ],
  'What came of starting an amendment.',
);
