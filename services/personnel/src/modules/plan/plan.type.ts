import { connectionOf, Fen, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PlacementPlanStatus, PlanFundSource, PlanPublicationChannel } from './plan.enums.js';
import { PlanFundingLine, PlanSourceMoney, PlanStepTaken } from './plan-part.type.js';
import { CongressVote } from './vote.type.js';

@Inherit()
@ObjectType({
  description: 'A way of placement that the plan offers: data of the plan, not a fixed list (安置渠道).',
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
@ObjectType({ description: 'A standard that the plan sets (安置标准).' })
export class PlanStandard {
  @Field(() => String, { description: 'What it is about (项目).' })
  item: string;

  @Field(() => String, { description: 'The standard in words (标准).' })
  standard: string;

  @Field(() => String, { nullable: true, description: 'The law or policy it rests on (依据).' })
  legalBasis: string | null;
}

@Inherit()
@ObjectType({ description: 'A line of the plan’s budget (预算项目).' })
export class PlanBudgetLine {
  @Field(() => String, { description: 'What the money is for (项目).' })
  item: string;

  @Field(() => Fen, { description: 'How much (金额).' })
  amount: bigint;

  @Field(() => PlanFundSource, { description: 'Who pays (资金来源).' })
  source: PlanFundSource;
}

@Inherit()
@ObjectType({ description: 'Something that the review found (审核意见).' })
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
@ObjectType({ description: 'A version of the placement plan (安置方案).' })
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

  @Field(() => [PlanFundingLine], { description: 'The secured money, line by line (资金来源).' })
  funding: PlanFundingLine[];

  @Field(() => [PlanSourceMoney], { description: 'Budget, secured money and gap by source (资金落实情况).' })
  sources: PlanSourceMoney[];

  @Field(() => Fen, {
    description: 'What the sources lack together; no source covers another (资金缺口合计).',
  })
  gapTotal: bigint;

  @Field(() => [PlanFinding], { description: 'What the review found (审核意见).' })
  findings: PlanFinding[];

  @Field(() => [CongressVote], { description: 'Votes on it, oldest first (表决记录).' })
  votes: CongressVote[];

  @Field(() => [PlanStepTaken], { description: 'Every step it took, oldest first (办理过程).' })
  history: PlanStepTaken[];

  @Field(() => Int, { description: 'How often its text was written; give it with a revision (修改次数).' })
  revision: number;

  @Field(() => Int, {
    nullable: true,
    description: 'The version in force that this one amends; null for the first (所修订版本).',
  })
  amendsVersion: number | null;

  @Field(() => String, { nullable: true, description: 'Why it is amended (修订理由).' })
  amendReason: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When an amendment took its place; null while it stands (被修订取代日期).',
  })
  supersededOn: string | null;

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

  @Field(() => String, { nullable: true, description: 'With whom it was filed (报备机关).' })
  filedWith: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The filed document, as a file number (报备材料编号).',
  })
  filingDocument: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When it was published (公布日期).' })
  publishedOn: string | null;

  @Field(() => String, { nullable: true, description: 'The number of the published document (公布文号).' })
  documentNo: string | null;

  @Field(() => [String], { description: 'Where it was put up or laid out (公布地点).' })
  publishedPlaces: string[];

  @Field(() => [PlanPublicationChannel], { description: 'By what it was made public (公布方式).' })
  publishedChannels: PlanPublicationChannel[];
}

@Inherit()
@ObjectType({ description: 'A page of plans (安置方案列表).' })
export class PlacementPlanConnection extends connectionOf(
  PlacementPlan,
  'PlacementPlan',
  'placement plans (安置方案)',
) {}
