import { Inherit, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import type { PlanGap, PlanStatus } from './domain/plan-state.js';
import { PlacementPlanStatus } from './plan.enums.js';

/** An act out of order: the message says what is missing, the field where the plan stands. */
@Inherit()
@ObjectType('PlanOrderErrorBase', {
  description: 'An act on the plan out of order (办理顺序有误).',
  implements: UserError,
})
abstract class PlanOrderError extends UserError {
  constructor(status: PlanStatus, message: string) {
    super(message);
    this.status = PlacementPlanStatus[status];
  }

  @Field(() => PlacementPlanStatus, { description: 'Where the plan stands (当前状态).' })
  status: PlacementPlanStatus;
}

const refusal = (description: string) => ({ description, implements: UserError });

@Inherit()
@ObjectType(refusal('There is no such plan in your scope (方案不存在).'))
export class PlacementPlanNotFoundError extends UserError {
  constructor() {
    super('There is no such placement plan in your scope (方案不存在)');
  }
}

@Inherit()
@ObjectType(refusal('A version is under way or in force (已有在办或有效的方案).'))
export class PlacementPlanInProgressError extends PlanOrderError {
  constructor(status: PlanStatus, version: number) {
    super(
      status,
      `Version ${version} is ${status}; a new version is drafted once it was rejected, a published one is amended with startPlanAmendment (方案第${version}版尚未被否决,不能另行起草;已公布的请修订)`,
    );
    this.version = version;
  }

  @Field(() => Int, { description: 'The version under way (在办版本).' })
  version: number;
}

@Inherit()
@ObjectType(refusal('A review begins with a draft (须为草案)'))
export class PlacementPlanNotDraftError extends PlanOrderError {
  constructor(status: PlanStatus) {
    super(status, `The review begins with a DRAFT; this version is ${status} (只有草案可以提交审核)`);
  }
}

@Inherit()
@ObjectType(refusal('The text of the plan is fixed at this stage (此阶段不能修改方案)'))
export class PlacementPlanContentFixedError extends PlanOrderError {
  constructor(status: PlanStatus) {
    super(
      status,
      `The text is changed as a DRAFT, with open FINDINGS or while CONSULTING; this version is ${status} (此阶段不能修改方案)`,
    );
  }
}

@Inherit()
@ObjectType(refusal('The plan is not under review (方案未在审核中)'))
export class PlacementPlanNotInReviewError extends PlanOrderError {
  constructor(status: PlanStatus) {
    super(
      status,
      `Findings belong to a review; this version is ${status}: start the review first (方案未在审核中)`,
    );
  }
}

@Inherit()
@ObjectType(refusal('Findings of the review are open (审核意见未处理完)'))
export class PlacementPlanFindingsOpenError extends PlanOrderError {
  constructor(status: PlanStatus) {
    super(
      status,
      'Findings are open; settle each with closePlanFinding, then consult the workers (审核意见尚未处理完毕)',
    );
  }
}

@Inherit()
@ObjectType(refusal('The plan was not reviewed yet, or is past it (方案未经审核)'))
export class PlacementPlanNotReviewedError extends PlanOrderError {
  constructor(status: PlanStatus) {
    super(status, `The consultation follows the review; this version is ${status} (须先审核,再征求职工意见)`);
  }
}

@Inherit()
@ObjectType(refusal('The workers were not consulted yet, or the plan is past it (未征求职工意见)'))
export class PlacementPlanNotConsultedError extends PlanOrderError {
  constructor(status: PlanStatus) {
    super(
      status,
      `The congress gets the plan after the consultation; this version is ${status} (须先征求职工意见,再提交职代会)`,
    );
  }
}

@Inherit()
@ObjectType(refusal('The plan is not before the congress (方案未提交职代会)'))
export class PlacementPlanNotSubmittedError extends PlanOrderError {
  constructor(status: PlanStatus) {
    super(
      status,
      `A vote is taken on a SUBMITTED plan; this version is ${status} (方案未提交职代会或已表决)`,
    );
  }
}

@Inherit()
@ObjectType(refusal('The congress has not passed the plan (职代会未通过)'))
export class PlacementPlanNotApprovedError extends PlanOrderError {
  constructor(status: PlanStatus) {
    super(
      status,
      `The workers’ congress must pass the plan first; this version is ${status} (须先经职代会通过)`,
    );
  }
}

@Inherit()
@ObjectType(refusal('The plan is filed already (方案已报备)'))
export class PlacementPlanAlreadyFiledError extends PlanOrderError {
  constructor(status: PlanStatus) {
    super(status, 'The plan is filed already (方案已报备)');
  }
}

@Inherit()
@ObjectType(refusal('Under POLICY the plan is filed before it is published (政策性破产须先报备)'))
export class PlacementPlanNotFiledError extends PlanOrderError {
  constructor(status: PlanStatus) {
    super(
      status,
      'A closure under POLICY needs the filing with the local coordination group first: filePlan (政策性破产方案须先报协调小组)',
    );
  }
}

@Inherit()
@ObjectType(refusal('The plan is published already (方案已公布)'))
export class PlacementPlanAlreadyPublishedError extends PlanOrderError {
  constructor(status: PlanStatus) {
    super(status, 'The plan is published already (方案已公布)');
  }
}

@Inherit()
@ObjectType(refusal('The regime of the closure is not known yet (尚未宣告破产)'))
export class PlacementPlanRegimeUnknownError extends PlanOrderError {
  constructor(status: PlanStatus) {
    super(
      status,
      'The declaration of bankruptcy has not arrived, so that the regime is unknown; publish after it (尚未收到破产宣告)',
    );
  }
}

@Inherit()
@ObjectType(refusal('Only a published plan is amended (方案未公布)'))
export class PlacementPlanNotPublishedError extends PlanOrderError {
  constructor(status: PlanStatus) {
    super(
      status,
      `A PUBLISHED plan is amended; this version is ${status}: revise it, or draft anew once it was rejected (只有已公布的方案可以修订)`,
    );
  }
}

@Inherit()
@ObjectType(refusal('Opinions and talks belong to the consultation (方案不在征求意见阶段)'))
export class PlacementPlanNotConsultingError extends PlanOrderError {
  constructor(status: PlanStatus) {
    super(
      status,
      `Opinions and talks are recorded while CONSULTING or AMENDING; this version is ${status} (方案不在征求意见阶段)`,
    );
  }
}

const ERROR_OF_GAP = {
  NOT_DRAFT: PlacementPlanNotDraftError,
  CONTENT_FIXED: PlacementPlanContentFixedError,
  NOT_IN_REVIEW: PlacementPlanNotInReviewError,
  FINDINGS_OPEN: PlacementPlanFindingsOpenError,
  NOT_REVIEWED: PlacementPlanNotReviewedError,
  NOT_CONSULTED: PlacementPlanNotConsultedError,
  NOT_SUBMITTED: PlacementPlanNotSubmittedError,
  NOT_APPROVED: PlacementPlanNotApprovedError,
  ALREADY_FILED: PlacementPlanAlreadyFiledError,
  NOT_FILED: PlacementPlanNotFiledError,
  ALREADY_PUBLISHED: PlacementPlanAlreadyPublishedError,
  REGIME_UNKNOWN: PlacementPlanRegimeUnknownError,
  NOT_PUBLISHED: PlacementPlanNotPublishedError,
} satisfies Record<PlanGap, new (status: PlanStatus) => PlanOrderError>;

/** The error type of an act out of order. */
export function planOrderError(gap: PlanGap, status: PlanStatus): UserError {
  return new ERROR_OF_GAP[gap](status);
}
