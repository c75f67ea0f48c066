import { connectionOf, Fen, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { PlanStatus } from './domain/plan-state.js';
import { CongressVote } from './vote.type.js';

export enum PlacementPlanStatus {
  DRAFT = 'DRAFT',
  REVIEWING = 'REVIEWING',
  FINDINGS = 'FINDINGS',
  CONSULTING = 'CONSULTING',
  SUBMITTED = 'SUBMITTED',
  APPROVED = 'APPROVED',
  REJECTED = 'REJECTED',
  FILED = 'FILED',
  PUBLISHED = 'PUBLISHED',
}
registerEnumType(PlacementPlanStatus, {
  name: 'PlacementPlanStatus',
  description: 'Where a version of the placement plan stands (安置方案状态).',
  valuesConfig: {
    DRAFT: { description: 'Being written (起草).' },
    REVIEWING: { description: 'Under review (审核).' },
    FINDINGS: { description: 'The review found something that is still open (审核有意见).' },
    CONSULTING: { description: 'The workers are asked for their opinion (征求意见).' },
    SUBMITTED: { description: 'Before the workers’ congress (提交职代会).' },
    APPROVED: { description: 'Passed by the workers’ congress (职代会通过).' },
    REJECTED: { description: 'Not passed; a new version is drafted (职代会未通过).' },
    FILED: { description: 'Filed with the local coordination group (报备).' },
    PUBLISHED: { description: 'Published with its document number (公布).' },
  } satisfies Record<PlanStatus, { description: string }>,
});

export enum PlanFundSource {
  ESTATE = 'ESTATE',
  INJURY_FUND = 'INJURY_FUND',
  PENSION_FUND = 'PENSION_FUND',
  SPECIAL_SUBSIDY = 'SPECIAL_SUBSIDY',
  GROUP = 'GROUP',
}
registerEnumType(PlanFundSource, {
  name: 'PlanFundSource',
  description: 'Who pays a line of the budget (资金来源).',
  valuesConfig: {
    ESTATE: { description: 'The bankruptcy estate (破产财产).' },
    INJURY_FUND: { description: 'The work-injury insurance fund (工伤保险基金).' },
    PENSION_FUND: { description: 'The pension insurance fund (养老保险基金).' },
    SPECIAL_SUBSIDY: { description: 'A special subsidy of the treasury (财政专项补助).' },
    GROUP: { description: 'The group itself (集团公司).' },
  },
});

@Inherit()
@ObjectType({
  description: 'A way of placement that the plan offers: data of the plan, not a fixed list (安置渠道).',
  simpleResolvers: true,
})
export class PlanChannel {
  @Field(() => String, { description: 'The code, "CH1" (渠道代码).' })
  code: string;

  @Field(() => String, { description: 'The name in Chinese (渠道名称).' })
  name: string;

  @Field(() => String, { description: 'The name in English (英文名称).' })
  nameEn: string;

  @Field(() => String, { description: 'Who may choose it, as a rule code of the plan (适用条件).' })
  eligibilityRule: string;

  @Field(() => [String], { description: 'What it brings (待遇).' })
  benefits: string[];
}

@Inherit()
@ObjectType({ description: 'A standard that the plan sets (安置标准).', simpleResolvers: true })
export class PlanStandard {
  @Field(() => String, { description: 'What it is about (项目).' })
  item: string;

  @Field(() => String, { description: 'The standard in words (标准).' })
  standard: string;

  @Field(() => String, { nullable: true, description: 'The law or policy it rests on (依据).' })
  legalBasis: string | null;
}

@Inherit()
@ObjectType({ description: 'A line of the plan’s budget (预算项目).', simpleResolvers: true })
export class PlanBudgetLine {
  @Field(() => String, { description: 'What the money is for (项目).' })
  item: string;

  @Field(() => Fen, { description: 'How much (金额).' })
  amount: bigint;

  @Field(() => PlanFundSource, { description: 'Who pays (资金来源).' })
  source: PlanFundSource;
}

@Inherit()
@ObjectType({ description: 'Something that the review found (审核意见).', simpleResolvers: true })
export class PlanFinding {
  @Field(() => ID, { description: 'The finding (意见标识).' })
  id: string;

  @Field(() => String, { description: 'What was found (意见内容).' })
  finding: string;

  @Field(() => LocalDateText, { description: 'When (提出日期).' })
  raisedOn: string;

  @Field(() => String, { nullable: true, description: 'How it was settled; null while open (处理结果).' })
  resolution: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When it was settled (处理日期).' })
  closedOn: string | null;
}

@Inherit()
@ObjectType({ description: 'A version of the placement plan (安置方案).', simpleResolvers: true })
export class PlacementPlan {
  @Field(() => ID, { description: 'The plan (方案标识).' })
  id: string;

  factoryId: string;

  @Field(() => Int, { description: 'The version, from 1 (版本).' })
  version: number;

  @Field(() => String, { description: 'The title (标题).' })
  title: string;

  @Field(() => PlacementPlanStatus, { description: 'Where it stands (状态).' })
  status: PlacementPlanStatus;

  @Field(() => [PlanChannel], { description: 'The ways of placement (安置渠道).' })
  channels: PlanChannel[];

  @Field(() => [PlanStandard], { description: 'The standards (安置标准).' })
  standards: PlanStandard[];

  @Field(() => [PlanBudgetLine], { description: 'The budget (预算).' })
  budget: PlanBudgetLine[];

  @Field(() => Fen, { description: 'The sum of the budget (预算合计).' })
  budgetTotal: bigint;

  @Field(() => [PlanFinding], { description: 'What the review found (审核意见).' })
  findings: PlanFinding[];

  @Field(() => [CongressVote], { description: 'Votes on it, oldest first (表决记录).' })
  votes: CongressVote[];

  @Field(() => LocalDateText, { description: 'When it was drafted (起草日期).' })
  draftedOn: string;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When it was submitted to the congress (提交日期).',
  })
  submittedOn: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When it was filed (报备日期).' })
  filedOn: string | null;

  @Field(() => String, { nullable: true, description: 'The number under which it was filed (报备文号).' })
  filingNo: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When it was published (公布日期).' })
  publishedOn: string | null;

  @Field(() => String, { nullable: true, description: 'The number of the published document (公布文号).' })
  documentNo: string | null;
}

@Inherit()
@ObjectType({ description: 'A page of plans (安置方案列表).' })
export class PlacementPlanConnection extends connectionOf(
  PlacementPlan,
  'PlacementPlan',
  'placement plans (安置方案)',
) {}
