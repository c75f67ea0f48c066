import { Fen, FilledText, LocalDateText, PageArgs } from '@anzhi/graphql-kit';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsIn,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PlanFundSource } from './plan.type.js';

@InputType({ description: 'A way of placement (安置渠道).' })
export class PlacementChannelInput {
  @Field(() => String, { description: 'The code, "CH1" (渠道代码).' })
  @Matches(/^[A-Z][A-Z0-9_-]{0,31}$/, {
    message: 'a channel code is capitals, digits, hyphens and underscores, such as CH1 or CH1-FEE',
  })
  code: string;

  @Field(() => String, { description: 'The name in Chinese (渠道名称).' })
  @FilledText(100)
  name: string;

  @Field(() => String, { description: 'The name in English (英文名称).' })
  @FilledText(200)
  nameEn: string;

  @Field(() => String, { description: 'Who may choose it, as a rule code (适用条件).' })
  @FilledText(500)
  eligibilityRule: string;

  @Field(() => [String], { description: 'What it brings (待遇).' })
  @ArrayMaxSize(50)
  @Length(1, 300, { each: true })
  benefits: string[];
}

@InputType({ description: 'A standard of the plan (安置标准).' })
export class PlanStandardInput {
  @Field(() => String, { description: 'What it is about (项目).' })
  @FilledText(200)
  item: string;

  @Field(() => String, { description: 'The standard in words (标准).' })
  @FilledText(2000)
  standard: string;

  @Field(() => String, { nullable: true, description: 'The law or policy it rests on (依据).' })
  @Length(0, 300)
  legalBasis?: string;
}

@InputType({ description: 'A line of the budget (预算项目).' })
export class PlanBudgetLineInput {
  @Field(() => String, { description: 'What the money is for (项目).' })
  @FilledText(200)
  item: string;

  @Field(() => Fen, { description: 'How much (金额).' })
  amount: bigint;

  @Field(() => PlanFundSource, { description: 'Who pays (资金来源).' })
  @IsIn(Object.values(PlanFundSource))
  source: PlanFundSource;
}

/** What a version of the plan says; shared by drafting and revising. */
@InputType('PlanContentInputBase', { description: 'What a version of the plan says (方案内容).' })
export abstract class PlanContentInput {
  @Field(() => String, { description: 'The title (标题).' })
  @FilledText(200)
  title: string;

  @Field(() => [PlacementChannelInput], { description: 'Three to six ways of placement (安置渠道).' })
  @ArrayMinSize(3, { message: 'a plan offers three to six channels' })
  @ArrayMaxSize(6, { message: 'a plan offers three to six channels' })
  @ArrayUnique((channel: PlacementChannelInput) => channel.code, { message: 'each channel has its own code' })
  @ValidateNested({ each: true })
  channels: PlacementChannelInput[];

  @Field(() => [PlanStandardInput], { description: 'The standards (安置标准).' })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  standards: PlanStandardInput[];

  @Field(() => [PlanBudgetLineInput], { description: 'The budget, line by line (预算).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  budget: PlanBudgetLineInput[];
}

@InputType({ description: 'A new version of the placement plan (起草安置方案).' })
export class DraftPlacementPlanInput extends PlanContentInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;
}

@InputType({ description: 'The plan as corrected (修改安置方案).' })
export class RevisePlacementPlanInput extends PlanContentInput {
  @Field(() => ID, { description: 'The plan (方案标识).' })
  planId: string;
}

@InputType({ description: 'Which plan (方案).' })
export class PlacementPlanInput {
  @Field(() => ID, { description: 'The plan (方案标识).' })
  planId: string;
}

@InputType({ description: 'Something that the review found (审核意见).' })
export class RecordPlanFindingInput {
  @Field(() => ID, { description: 'The plan (方案标识).' })
  planId: string;

  @Field(() => String, { description: 'What was found (意见内容).' })
  @FilledText(2000)
  finding: string;
}

@InputType({ description: 'A finding that is settled (处理审核意见).' })
export class ClosePlanFindingInput {
  @Field(() => ID, { description: 'The finding (意见标识).' })
  findingId: string;

  @Field(() => String, { description: 'How it was settled (处理结果).' })
  @FilledText(2000)
  resolution: string;
}

@InputType({ description: 'A count of ballots to be tried out (表决试算).' })
export class PreviewVoteInput {
  @Field(() => Int, { description: 'All representatives (代表总数).' })
  representatives: number;

  @Field(() => Int, { description: 'Representatives present (到会人数).' })
  present: number;

  @Field(() => Int, { description: 'Ballots in favour (赞成).' })
  yes: number;

  @Field(() => Int, { description: 'Ballots against (反对).' })
  no: number;

  @Field(() => Int, { description: 'Abstentions (弃权).' })
  abstain: number;

  @Field(() => Int, { description: 'Invalid ballots (废票).' })
  invalid: number;
}

@InputType({ description: 'A vote of the workers’ congress, totals only (登记职代会表决).' })
export class RecordCongressVoteInput extends PreviewVoteInput {
  @Field(() => ID, { description: 'The plan that was voted on (方案标识).' })
  planId: string;

  @Field(() => String, { description: 'The term of the congress, "第十二届" (届).' })
  @FilledText(50)
  term: string;

  @Field(() => String, { description: 'The session, "第三次会议" (次).' })
  @FilledText(50)
  session: string;

  @Field(() => LocalDateText, { description: 'When the ballots were cast (表决日期).' })
  votedOn: string;

  @Field(() => Boolean, { description: 'True when the ballot was secret, as it must be (是否无记名投票).' })
  secretBallot: boolean;
}

@InputType({ description: 'A filing with the local coordination group (报备).' })
export class FilePlanInput {
  @Field(() => ID, { description: 'The plan (方案标识).' })
  planId: string;

  @Field(() => String, { description: 'The number of the filing (报备文号).' })
  @FilledText(100)
  filingNo: string;

  @Field(() => String, { description: 'With whom it was filed (报备机关).' })
  @FilledText(200)
  filedWith: string;
}

@InputType({ description: 'A publication (公布方案).' })
export class PublishPlanInput {
  @Field(() => ID, { description: 'The plan (方案标识).' })
  planId: string;

  @Field(() => String, { description: 'The number of the document (公布文号).' })
  @FilledText(100)
  documentNo: string;
}

@ArgsType()
export class PlacementPlansArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;
}
