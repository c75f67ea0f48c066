import { Fen, Inherit, InstantText, LocalDateText } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import { ClaimClassEnum, EntitlementKindEnum, PayerEnum } from '../entitlements/index.js';
import type { ClaimClass, EntitlementKind, Payer } from '../rules/domain/entitlement.js';

@Inherit()
@ObjectType({ description: 'A line of the budget by item (分项预算).' })
export class ScenarioItem {
  @Field(() => EntitlementKindEnum, { description: 'What it is for (项目).' })
  kind: EntitlementKind;

  @Field(() => PayerEnum, { description: 'Who pays (支付方).' })
  payer: Payer;

  @Field(() => ClaimClassEnum, { description: 'Where it ranks (清偿顺序).' })
  claimClass: ClaimClass;

  @Field(() => Int, { description: 'How many people get it (人数).' })
  people: number;

  @Field(() => Fen, { description: 'What is due once (一次性金额).' })
  once: bigint;

  @Field(() => Fen, { description: 'What is due each month (每月金额).' })
  monthly: bigint;

  @Field(() => Fen, { description: 'Over all years of the horizon (测算期合计).' })
  total: bigint;

  @Field(() => Fen, { description: 'The same line by the live figures (现行方案金额).' })
  liveTotal: bigint;
}

@Inherit()
@ObjectType({ description: 'A line of the budget by channel (分渠道预算).' })
export class ScenarioChannel {
  @Field(() => String, {
    nullable: true,
    description: 'The channel; null for people to whom none is open (渠道代码).',
  })
  channelCode: string | null;

  @Field(() => Int, { description: 'How many people (人数).' })
  people: number;

  @Field(() => Fen, { description: 'What they cost over the horizon (测算期合计).' })
  total: bigint;

  @Field(() => Int, { description: 'How many people by the live figures (现行方案人数).' })
  livePeople: number;

  @Field(() => Fen, { description: 'What they cost by the live figures (现行方案金额).' })
  liveTotal: bigint;
}

@Inherit()
@ObjectType({ description: 'A line of the budget by calendar year (分年度预算).' })
export class ScenarioYear {
  @Field(() => Int, { description: 'The year (年度).' })
  year: number;

  @Field(() => Fen, { description: 'What falls in it (金额).' })
  total: bigint;

  @Field(() => Fen, { description: 'What falls in it by the live figures (现行方案金额).' })
  liveTotal: bigint;
}

@Inherit()
@ObjectType({
  description: 'A source of the funding plan and its gap (资金来源与缺口).',
})
export class ScenarioFunding {
  @Field(() => PayerEnum, { description: 'Who pays (支付方).' })
  source: Payer;

  @Field(() => Fen, { description: 'What is needed of it (需要金额).' })
  needed: bigint;

  @Field(() => Fen, { description: 'What is there (已落实金额).' })
  funded: bigint;

  @Field(() => Fen, {
    description: 'What is missing; the insurance funds pay what they owe by law, so 0 there (缺口).',
  })
  gap: bigint;
}

@Inherit()
@ObjectType({ description: 'A quantile of the changes that are not zero (分位数).' })
export class ScenarioQuantile {
  @Field(() => Int, { description: 'Percent of changed people at or below it (百分位).' })
  percent: number;

  @Field(() => Fen, { description: 'The change; negative for a loss (变动金额).' })
  change: bigint;
}

@Inherit()
@ObjectType({
  description: 'Who gains and who loses against the live figures (增减情况).',
})
export class ScenarioChanges {
  @Field(() => Int, { description: 'People who get more (增加人数).' })
  gainers: number;

  @Field(() => Int, { description: 'People who get less (减少人数).' })
  losers: number;

  @Field(() => Int, { description: 'People whose figure stays (不变人数).' })
  unchanged: number;

  @Field(() => Fen, { description: 'All gains together (增加金额).' })
  gained: bigint;

  @Field(() => Fen, { description: 'All losses together, as a positive amount (减少金额).' })
  lost: bigint;

  @Field(() => [ScenarioQuantile], { description: 'Least, quartiles, tenths and most (分位数).' })
  quantiles: ScenarioQuantile[];
}

@Inherit()
@ObjectType({ description: 'What a run of a what-if found (情景测算结果).' })
export class ScenarioResult {
  @Field(() => LocalDateText, { description: 'The day of the figures (测算基准日).' })
  asOf: string;

  @Field(() => InstantText, { description: 'When it was run (测算时间).' })
  runAt: string;

  @Field(() => String, { description: 'The rule set that was changed, `code@version` (规则版本).' })
  rules: string;

  @Field(() => Int, { description: 'How many people (人数).' })
  people: number;

  @Field(() => Fen, { description: 'The whole budget over the horizon (预算合计).' })
  total: bigint;

  @Field(() => Fen, { description: 'The same by the live figures (现行方案合计).' })
  liveTotal: bigint;

  @Field(() => Fen, { description: 'What is missing over all sources (资金缺口).' })
  gap: bigint;

  @Field(() => [ScenarioItem], { description: 'By item (分项).' })
  items: ScenarioItem[];

  @Field(() => [ScenarioChannel], { description: 'By channel (分渠道).' })
  channels: ScenarioChannel[];

  @Field(() => [ScenarioYear], { description: 'By calendar year (分年度).' })
  years: ScenarioYear[];

  @Field(() => [ScenarioFunding], { description: 'The funding plan, source by source (经费预案).' })
  funding: ScenarioFunding[];

  @Field(() => ScenarioChanges, { description: 'Who gains and who loses (增减情况).' })
  changes: ScenarioChanges;

  @Field(() => String, {
    description: 'SHA-256 over everybody’s figures: equal runs have equal hashes (结果哈希).',
  })
  resultHash: string;
}
