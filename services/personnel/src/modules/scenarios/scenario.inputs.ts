import { Fen, FilledText, PageArgs } from '@anzhi/graphql-kit';
import { ArrayMaxSize, IsIn, IsOptional, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PayerEnum } from '../entitlements/index.js';
import type { Payer } from '../rules/domain/entitlement.js';
import { PLACEMENT_CASES, type PlacementCase } from '../rules/domain/placement-cases.js';
import { ScenarioPeople } from './scenario.type.js';

@InputType({ description: 'A parameter of the rule set put otherwise (参数调整).' })
export class ScenarioOverrideInput {
  @Field(() => String, { description: 'Where it stands, "averages.cityMonthlyWage" (参数路径).' })
  @Matches(/^[A-Za-z]+(\.[A-Za-z0-9]+){0,5}$/, { message: 'a path is names joined by points, at most six' })
  path: string;

  @Field(() => String, { description: 'The value as JSON, "7500.00" or 12 (参数值).' })
  @Length(1, 2000)
  value: string;
}

@InputType({ description: 'What share of people of one case would choose a channel (选择假设).' })
export class ScenarioAssumptionInput {
  @Field(() => String, {
    description: `The case, one of ${PLACEMENT_CASES.join(', ')} (人员情形).`,
  })
  @IsIn(PLACEMENT_CASES)
  case: PlacementCase;

  @Field(() => String, { description: 'The channel of the plan (渠道代码).' })
  @FilledText(32)
  channelCode: string;

  @Field(() => String, { description: 'The share as a percentage, "62.5"; "100" makes it a rule (比例).' })
  @Matches(/^(100(\.0{1,4})?|\d{1,2}(\.\d{1,4})?)$/, {
    message: 'a share is 0 to 100 with at most four decimals',
  })
  sharePercent: string;
}

@InputType({ description: 'Money that is there (资金来源).' })
export class ScenarioFundInput {
  @Field(() => PayerEnum, { description: 'Who pays (支付方).' })
  source: Payer;

  @Field(() => Fen, { description: 'How much (金额).' })
  amount: bigint;
}

@InputType({ description: 'A what-if to write down (新建情景).' })
export class CreateScenarioInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => String, { description: 'What it is called (情景名称).' })
  @FilledText(200)
  name: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The plan to copy channels and funds from; left out, the usual channels of the regime (方案标识).',
  })
  planId?: string;

  @Field(() => [ScenarioOverrideInput], {
    defaultValue: [],
    description: 'Parameters put otherwise (参数调整).',
  })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  overrides: ScenarioOverrideInput[];

  @Field(() => [ScenarioAssumptionInput], {
    defaultValue: [],
    description: 'Who would choose what; everybody else as they stand now (选择假设).',
  })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  assumptions: ScenarioAssumptionInput[];

  @Field(() => [ScenarioFundInput], {
    nullable: true,
    description: 'Money that is there; left out, what the plan budgets by source (资金来源).',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  funds?: ScenarioFundInput[];

  @Field(() => Int, {
    defaultValue: 10,
    description: 'Years for which monthly benefits are budgeted, 1 to 50 (测算年限).',
  })
  @Min(1)
  @Max(50)
  horizonYears: number;
}

@InputType({ description: 'Which what-if (情景).' })
export class ScenarioIdInput {
  @Field(() => ID, { description: 'The scenario (情景标识).' })
  scenarioId: string;
}

@ArgsType()
export class ScenariosArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;
}

@ArgsType()
export class ScenarioPeopleArgs extends PageArgs {
  @Field(() => ScenarioPeople, {
    defaultValue: ScenarioPeople.LOSERS,
    description: 'Whom to show, those who lose most or who gain most first (范围).',
  })
  who: ScenarioPeople;
}
