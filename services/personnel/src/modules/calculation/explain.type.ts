import { Explanation, Fen, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { EntitlementKindEnum } from '../entitlements/index.js';
import { ParameterChangeType } from './comparison.type.js';

@InputType({ description: 'Two posted rounds or two calculations (前后两次).' })
export class EarlierAndLaterInput {
  @Field(() => ID, { description: 'The earlier one (前一次标识).' })
  fromId: string;

  @Field(() => ID, { description: 'The later one (后一次标识).' })
  toId: string;
}

@InputType({ description: 'A version of a rule set (规则版本).' })
export class RuleSetVersionInput {
  @Field(() => String, { description: 'Its code (规则包代码).' })
  code: string;

  @Field(() => Int, { description: 'Its version (版本).' })
  version: number;
}

@InputType({ description: 'Two versions of rules (两个规则版本).' })
export class RuleSetPairInput {
  @Field(() => RuleSetVersionInput, { description: 'The earlier one (原版本).' })
  from: RuleSetVersionInput;

  @Field(() => RuleSetVersionInput, { description: 'The later one (新版本).' })
  to: RuleSetVersionInput;
}

@InputType({ description: 'What to compare: exactly one of these (对比方式,三选一).' })
export class ExplainCompareInput {
  @Field(() => EarlierAndLaterInput, { nullable: true, description: 'Two posted rounds (两榜之间).' })
  rounds?: EarlierAndLaterInput | null;

  @Field(() => EarlierAndLaterInput, { nullable: true, description: 'Two calculations (两次测算之间).' })
  calculations?: EarlierAndLaterInput | null;

  @Field(() => RuleSetPairInput, {
    nullable: true,
    description: 'Two versions of rules, with the facts of today (两个规则版本之间).',
  })
  ruleSets?: RuleSetPairInput | null;
}

@Inherit()
@ObjectType({ description: 'An amount as it stood at one time (某时点金额).' })
export class EntitlementVersion {
  @Field(() => Fen, { description: 'The amount; zero where it was not due (金额).' })
  amount: bigint;

  @Field(() => Boolean, { description: 'True when it is due every month (是否按月).' })
  monthly: boolean;

  @Field(() => String, { description: 'The rule set version (规则版本).' })
  rules: string;

  @Field(() => Explanation, {
    nullable: true,
    description: 'Step by step; null where it was not due (计算说明).',
  })
  explanation: Explanation | null;
}

@Inherit()
@ObjectType({
  description: 'Something that goes into an amount and differs (计算依据变化).',
})
export class InputChangeType {
  @Field(() => Explanation, { description: 'What it is called (名称).' })
  name: Explanation;

  @Field(() => Explanation, { nullable: true, description: 'Before; null where it did not count (原值).' })
  before: Explanation | null;

  @Field(() => Explanation, { nullable: true, description: 'After; null where it does not count (新值).' })
  after: Explanation | null;
}

@Inherit()
@ObjectType({
  description: 'A dated change of the record between the two times (事实更正).',
})
export class FactCauseType {
  @Field(() => String, { description: 'Which fact (事实).' })
  fact: string;

  @Field(() => String, { nullable: true, description: 'Before (原值).' })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'After (新值).' })
  after: string | null;

  @Field(() => LocalDateText, { description: 'When it was changed (更正日期).' })
  changedOn: string;

  @Field(() => String, { description: 'On what ground (依据).' })
  legalBasis: string;

  @Field(() => String, { description: 'What proves it (证据).' })
  evidence: string;
}

@Inherit()
@ObjectType({
  description: 'Why an amount is another than before, or why it is what it is (差异说明).',
})
export class EntitlementDifference {
  @Field(() => EntitlementKindEnum, { description: 'Which amount (项目).' })
  kind: keyof typeof EntitlementKindEnum;

  @Field(() => EntitlementVersion, {
    nullable: true,
    description: 'Before; null where nothing came before (原金额).',
  })
  before: EntitlementVersion | null;

  @Field(() => EntitlementVersion, { description: 'After (现金额).' })
  after: EntitlementVersion;

  @Field(() => Fen, { description: 'After less before (差额).' })
  difference: bigint;

  @Field(() => [InputChangeType], { description: 'What went in and differs (计算依据变化).' })
  inputs: InputChangeType[];

  @Field(() => [FactCauseType], { description: 'Dated changes of the record between the two (事实更正).' })
  facts: FactCauseType[];

  @Field(() => [ParameterChangeType], {
    description: 'Rules that differ, each with its law and what it alone changes (参数变化).',
  })
  parameters: ParameterChangeType[];

  @Field(() => Explanation, { description: 'All of it in words (文字说明).' })
  summary: Explanation;
}
