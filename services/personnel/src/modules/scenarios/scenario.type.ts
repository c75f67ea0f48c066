import { connectionOf, Fen, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ScenarioResult } from './scenario-result.type.js';

export enum ScenarioPeople {
  LOSERS = 'LOSERS',
  GAINERS = 'GAINERS',
}
registerEnumType(ScenarioPeople, {
  name: 'ScenarioPeople',
  description: 'Whom a what-if changes (变动人员范围).',
  valuesConfig: {
    LOSERS: { description: 'People who get less than by the live figures (减少的人员).' },
    GAINERS: { description: 'People who get more than by the live figures (增加的人员).' },
  },
});

@Inherit()
@ObjectType({ description: 'A parameter put otherwise (参数调整).' })
export class ScenarioOverride {
  @Field(() => String, { description: 'Where it stands in the rule set (参数路径).' })
  path: string;

  @Field(() => String, { description: 'The value as JSON (参数值).' })
  value: string;
}

@Inherit()
@ObjectType({ description: 'Who would choose what (选择假设).' })
export class ScenarioAssumption {
  @Field(() => String, { description: 'The case of the person (人员情形).' })
  case: string;

  @Field(() => String, { description: 'The channel (渠道代码).' })
  channelCode: string;

  @Field(() => String, { description: 'The share as a percentage (比例).' })
  sharePercent: string;
}

@Inherit()
@ObjectType({ description: 'A what-if: nothing live changes by it (情景).' })
export class Scenario {
  @Field(() => ID, { description: 'The scenario (情景标识).' })
  id: string;

  factoryId: string;

  key: string;

  @Field(() => String, { description: 'What it is called (情景名称).' })
  name: string;

  @Field(() => ID, { nullable: true, description: 'The plan it was copied from (方案标识).' })
  planId: string | null;

  @Field(() => [ScenarioOverride], { description: 'Parameters put otherwise (参数调整).' })
  overrides: ScenarioOverride[];

  @Field(() => [ScenarioAssumption], { description: 'Who would choose what (选择假设).' })
  assumptions: ScenarioAssumption[];

  @Field(() => Int, { description: 'Years that monthly benefits are budgeted for (测算年限).' })
  horizonYears: number;

  @Field(() => LocalDateText, { description: 'When it was written down (新建日期).' })
  createdOn: string;

  @Field(() => ScenarioResult, {
    nullable: true,
    description: 'What the newest run found; null before one (测算结果).',
  })
  result: ScenarioResult | null;
}

@Inherit()
@ObjectType({ description: 'One person whose figure a what-if changes (变动人员).' })
export class ScenarioPerson {
  @Field(() => String, { description: 'The number (工号).' })
  employeeNo: string;

  @Field(() => String, { nullable: true, description: 'The channel by the live figures (现行渠道).' })
  liveChannel: string | null;

  @Field(() => String, { nullable: true, description: 'The channel that the what-if assumes (情景渠道).' })
  channel: string | null;

  @Field(() => Fen, { description: 'What the person gets by the live figures (现行金额).' })
  live: bigint;

  @Field(() => Fen, { description: 'What the person would get (情景金额).' })
  scenario: bigint;

  @Field(() => Fen, { description: 'The difference; negative for a loss (变动金额).' })
  change: bigint;
}

@Inherit()
@ObjectType({ description: 'A page of what-ifs (情景列表).' })
export class ScenarioConnection extends connectionOf(Scenario, 'Scenario', 'what-ifs (情景)') {}

@Inherit()
@ObjectType({ description: 'A page of people whom a what-if changes (变动人员列表).' })
export class ScenarioPersonConnection extends connectionOf(
  ScenarioPerson,
  'ScenarioPerson',
  'people whom a what-if changes (变动人员)',
) {}
