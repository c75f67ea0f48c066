import { Fen, FilledText } from '@anzhi/graphql-kit';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsIn,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { PlanFundSource } from './plan.enums.js';

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

@InputType({ description: 'Money that is secured for the plan (资金来源).' })
export class PlanFundingLineInput {
  @Field(() => PlanFundSource, { description: 'Whose money (资金来源).' })
  @IsIn(Object.values(PlanFundSource))
  source: PlanFundSource;

  @Field(() => Fen, { description: 'How much is secured (落实金额).' })
  amount: bigint;

  @Field(() => String, { description: 'What it rests on, as a file number (落实依据).' })
  @FilledText(300)
  basis: string;
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

  @Field(() => [PlanFundingLineInput], {
    nullable: true,
    description: 'The secured money; left out in a revision it stays as it is (资金来源).',
  })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  funding?: PlanFundingLineInput[] | null;
}
