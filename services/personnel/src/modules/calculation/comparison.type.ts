import { connectionOf, Explanation, Fen, Inherit, LocalDateText, PageArgs } from '@anzhi/graphql-kit';
import { Min } from 'class-validator';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { EntitlementKindEnum } from '../entitlements/index.js';

@ArgsType()
export class CompareRuleSetsArgs extends PageArgs {
  @Field(() => String, { description: 'The factory whose people are calculated (工厂代码).' })
  factoryCode: string;

  @Field(() => String, { description: 'The rule set of the first calculation (原规则包代码).' })
  codeA: string;

  @Field(() => Int, { description: 'Its version (原版本).' })
  @Min(1)
  versionA: number;

  @Field(() => String, { description: 'The rule set of the second calculation (新规则包代码).' })
  codeB: string;

  @Field(() => Int, { description: 'Its version (新版本).' })
  @Min(1)
  versionB: number;
}

@Inherit()
@ObjectType({
  description: 'One parameter that differs between two rule sets (参数变化).',
})
export class ParameterChangeType {
  @Field(() => String, { description: 'Its place in the rule set, "compensation.capMultiple" (参数路径).' })
  path: string;

  @Field(() => String, {
    nullable: true,
    description: 'Before, as JSON; null where it was not there (原值).',
  })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'After, as JSON; null where it is gone (新值).' })
  after: string | null;

  @Field(() => Explanation, { nullable: true, description: 'The law on which it rests (依据).' })
  citation: Explanation | null;

  @Field(() => Fen, {
    nullable: true,
    description:
      'What this parameter alone changes for the person asked about; null for a whole factory (对本人的影响).',
  })
  effect: bigint | null;
}

@Inherit()
@ObjectType({ description: 'One kind of amount that differs (项目变化).' })
export class EntitlementChange {
  @Field(() => EntitlementKindEnum, { description: 'What it is (项目).' })
  kind: keyof typeof EntitlementKindEnum;

  @Field(() => Fen, { description: 'Before; zero where it was not due (原金额).' })
  before: bigint;

  @Field(() => Fen, { description: 'After; zero where it is not due (新金额).' })
  after: bigint;

  @Field(() => Boolean, { description: 'True when it is due every month (是否按月).' })
  monthly: boolean;
}

@Inherit()
@ObjectType({ description: 'What other rules do to one person (个人影响).' })
export class RuleSetEffect {
  @Field(() => String, { description: 'The employee number (工号).' })
  employeeNo: string;

  @Field(() => Fen, { description: 'What is due once, before (原一次性合计).' })
  before: bigint;

  @Field(() => Fen, { description: 'What is due once, after (新一次性合计).' })
  after: bigint;

  @Field(() => Fen, { description: 'After less before; negative for who loses (差额).' })
  difference: bigint;

  @Field(() => [EntitlementChange], { description: 'Each kind that differs (各项变化).' })
  kinds: EntitlementChange[];
}

@Inherit()
@ObjectType({
  description: 'A page of people whom other rules change, the largest difference first (受影响人员).',
})
export class RuleSetEffectConnection extends connectionOf(
  RuleSetEffect,
  'RuleSetEffect',
  'people whom other rules change (受影响人员)',
) {}

@Inherit()
@ObjectType({
  description: 'What the second of two rule sets would change; nothing is stored (规则包对比).',
})
export class RuleSetComparison {
  @Field(() => LocalDateText, { description: 'The day as of which people are calculated (计算基准日).' })
  asOf: string;

  @Field(() => [ParameterChangeType], { description: 'Parameters that differ (参数变化).' })
  parameters: ParameterChangeType[];

  @Field(() => Int, { description: 'People calculated (测算人数).' })
  peopleCalculated: number;

  @Field(() => Int, { description: 'People who gain (增加人数).' })
  gaining: number;

  @Field(() => Int, { description: 'People who lose (减少人数).' })
  losing: number;

  @Field(() => Int, {
    description: 'People whose amounts change while their one-off sum does not (仅项目或按月金额变化人数).',
  })
  otherwiseChanged: number;

  @Field(() => Fen, { description: 'By how much those who gain gain together (增加合计).' })
  gained: bigint;

  @Field(() => Fen, { description: 'By how much those who lose lose together (减少合计).' })
  lost: bigint;

  @Field(() => RuleSetEffectConnection, {
    description: 'Who changes, the largest difference first (受影响人员).',
  })
  people: RuleSetEffectConnection;
}
