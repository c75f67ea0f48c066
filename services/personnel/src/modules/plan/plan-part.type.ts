import { Fen, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import type { PlanCheck } from './domain/plan-checks.js';
import { PlacementPlanStatus, PlanCheckKind, PlanFundSource } from './plan.enums.js';

@Inherit()
@ObjectType({
  description: 'Money that is secured for the plan, with what it rests on (资金来源).',
})
export class PlanFundingLine {
  @Field(() => PlanFundSource, { description: 'Whose money (资金来源).' })
  source: PlanFundSource;

  @Field(() => Fen, { description: 'How much is secured (落实金额).' })
  amount: bigint;

  @Field(() => String, { description: 'What it rests on, as a file number (落实依据).' })
  basis: string;
}

@Inherit()
@ObjectType({ description: 'Budget and secured money of one source (资金落实情况).' })
export class PlanSourceMoney {
  @Field(() => PlanFundSource, { description: 'Whose money (资金来源).' })
  source: PlanFundSource;

  @Field(() => Fen, { description: 'What the budget puts on it (预算).' })
  budget: bigint;

  @Field(() => Fen, { description: 'What is secured from it (已落实).' })
  funded: bigint;

  @Field(() => Fen, { description: 'What it lacks; 0 when covered (缺口).' })
  gap: bigint;
}

@Inherit()
@ObjectType({ description: 'A step that a plan took (办理步骤).' })
export class PlanStepTaken {
  @Field(() => Int, { description: 'Its place, from 1 (序号).' })
  no: number;

  @Field(() => String, { description: 'What was done, as a code such as SUBMIT (办理事项).' })
  act: string;

  @Field(() => PlacementPlanStatus, { description: 'Where the plan stood after it (办理后状态).' })
  status: PlacementPlanStatus;

  @Field(() => LocalDateText, { description: 'When (办理日期).' })
  takenOn: string;
}

@Inherit()
@ObjectType({ description: 'One check of a plan with what is missing (审核事项).' })
export class PlanCheckResult {
  @Field(() => PlanCheckKind, { description: 'What was checked (审核事项).' })
  code: keyof typeof PlanCheckKind;

  @Field(() => Boolean, { description: 'True when nothing is missing (是否通过).' })
  passed: boolean;

  @Field(() => Boolean, { description: 'True when it is advice and stops nothing (是否仅提示).' })
  advisory: boolean;

  @Field(() => [String], { description: 'What is missing, Chinese and English (缺少内容).' })
  missing: string[];
}

/** A check as the graph shows it. */
export function toCheckResult({ code, passed, advisory, missing }: PlanCheck): PlanCheckResult {
  return Object.assign(new PlanCheckResult(), {
    code,
    passed,
    advisory,
    missing: missing.map(({ zh, en }) => `${zh} (${en})`),
  });
}
