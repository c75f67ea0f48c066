import { Fen, Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { EntitlementKindEnum } from '../entitlements/index.js';
import type { EntitlementKind } from '../rules/domain/entitlement.js';
import type { OverrideFault } from './domain/overrides.js';
import { Scenario } from './scenario.type.js';

/** How many scenarios are compared at once. */
export const COMPARE_LIMIT = 5;

@Inherit()
@ObjectType({ description: 'The what-if is written down (情景已新建).' })
export class CreateScenarioSuccess {
  constructor(scenario: Scenario) {
    this.scenario = scenario;
  }

  @Field(() => Scenario, { description: 'The what-if (情景).' })
  scenario: Scenario;
}

@Inherit()
@ObjectType({ description: 'The what-if was calculated (情景测算完成).' })
export class RunScenarioSuccess {
  constructor(scenario: Scenario) {
    this.scenario = scenario;
  }

  @Field(() => Scenario, { description: 'The what-if with its result (情景及结果).' })
  scenario: Scenario;
}

@Inherit()
@ObjectType({ description: 'The what-if is gone (情景已删除).' })
export class DeleteScenarioSuccess {
  constructor(scenarioId: string) {
    this.scenarioId = scenarioId;
  }

  @Field(() => ID, { description: 'What it was (情景标识).' })
  scenarioId: string;
}

@Inherit()
@ObjectType({ description: 'A faulty parameter of a what-if (参数问题).' })
export class ScenarioParameterFault {
  @Field(() => String, { description: 'Where (参数路径).' })
  path: string;

  @Field(() => String, { description: 'What is wrong (问题).' })
  problem: string;
}

@Inherit()
@ObjectType({
  description: 'A parameter is not one of the rule set, or its value does not fit (参数有误).',
  implements: UserError,
})
export class ScenarioParameterError extends UserError {
  constructor(faults: readonly OverrideFault[]) {
    super(
      `${faults.length} parameter(s) do not fit; ruleSets shows paths and values as they stand (情景参数有误,请对照规则包修改)`,
    );
    this.faults = faults.map((fault) => Object.assign(new ScenarioParameterFault(), fault));
  }

  @Field(() => [ScenarioParameterFault], { description: 'Each fault with its path (问题列表).' })
  faults: ScenarioParameterFault[];
}

@Inherit()
@ObjectType({
  description: 'An assumption names no channel of the plan, or shares go over 100 % (选择假设有误).',
  implements: UserError,
})
export class ScenarioAssumptionError extends UserError {
  constructor(problems: string[], channels: string[]) {
    super(`${problems.length} assumption(s) do not fit: ${problems.join('; ')} (选择假设有误,请修改)`);
    this.problems = problems;
    this.channels = channels;
  }

  @Field(() => [String], { description: 'Each problem (问题列表).' })
  problems: string[];

  @Field(() => [String], { description: 'The channels that there are (可用渠道).' })
  channels: string[];
}

@Inherit()
@ObjectType({
  description: 'Something that a what-if needs is missing (情景测算条件不足).',
  implements: UserError,
})
export class ScenarioNotReadyError extends UserError {
  constructor(missing: string[]) {
    super(`A what-if needs: ${missing.join('; ')} (情景测算条件不足)`);
    this.missing = missing;
  }

  @Field(() => [String], { description: 'What is missing (缺少的条件).' })
  missing: string[];
}

@Inherit()
@ObjectType({ description: 'No such what-if (情景不存在).', implements: UserError })
export class ScenarioNotFoundError extends UserError {
  constructor() {
    super('There is no such what-if; scenarios lists those that are (情景不存在)');
  }
}

@Inherit()
@ObjectType({
  description: 'The plan to copy is not one of the factory (方案不存在).',
  implements: UserError,
})
export class ScenarioPlanNotFoundError extends UserError {
  constructor() {
    super('The factory has no such plan; placementPlans lists those that are (方案不存在)');
  }
}

@Inherit()
@ObjectType({
  description: 'The factory keeps as many what-ifs as it may (情景数量已达上限).',
  implements: UserError,
})
export class ScenarioLimitError extends UserError {
  constructor(limit: number) {
    super(`A factory keeps at most ${limit} what-ifs; delete one with deleteScenario (情景数量已达上限)`);
    this.limit = limit;
  }

  @Field(() => Int, { description: 'How many it may keep (上限).' })
  limit: number;
}

@Inherit()
@ObjectType({
  description: 'More what-ifs were to be compared than can be (比较的情景过多).',
  implements: UserError,
})
export class TooManyScenariosError extends UserError {
  constructor(given: number) {
    super(
      `${given} what-ifs were given; compare 1 to ${COMPARE_LIMIT} at once (一次最多比较${COMPARE_LIMIT}个情景)`,
    );
    this.limit = COMPARE_LIMIT;
  }

  @Field(() => Int, { description: 'How many may be compared (上限).' })
  limit: number;
}

@Inherit()
@ObjectType({
  description: 'A what-if to be compared was never run (情景尚未测算).',
  implements: UserError,
})
export class ScenarioNotRunError extends UserError {
  constructor(names: string[]) {
    super(`Run these first with runScenario: ${names.join(', ')} (情景尚未测算)`);
    this.names = names;
  }

  @Field(() => [String], { description: 'Those that were not run (未测算的情景).' })
  names: string[];
}

@Inherit()
@ObjectType({ description: 'One item over all what-ifs compared (分项比较).' })
export class ScenarioComparisonItem {
  @Field(() => EntitlementKindEnum, { description: 'What it is for (项目).' })
  kind: EntitlementKind;

  @Field(() => Fen, { description: 'By the live figures (现行方案金额).' })
  live: bigint;

  @Field(() => [Fen], { description: 'By each what-if, in the order given (各情景金额).' })
  totals: bigint[];
}

@Inherit()
@ObjectType({ description: 'What-ifs side by side (情景比较).' })
export class ScenarioComparison {
  @Field(() => [Scenario], { description: 'The what-ifs in the order given (情景).' })
  scenarios: Scenario[];

  @Field(() => [ScenarioComparisonItem], { description: 'Item by item (分项).' })
  items: ScenarioComparisonItem[];

  @Field(() => ID, { description: 'The one with the lowest budget (预算最低的情景).' })
  cheapestId: string;

  @Field(() => ID, { description: 'The one with the fewest people who lose (减少人数最少的情景).' })
  fewestLosersId: string;
}

export const CreateScenarioResult = resultUnion(
  'CreateScenarioResult',
  [
    CreateScenarioSuccess,
    ScenarioParameterError,
    ScenarioAssumptionError,
    ScenarioNotReadyError,
    ScenarioPlanNotFoundError,
    ScenarioLimitError,
  ],
  'What came of writing down a what-if.',
);

export const RunScenarioResult = resultUnion(
  'RunScenarioResult',
  [RunScenarioSuccess, ScenarioNotFoundError, ScenarioNotReadyError, ScenarioParameterError],
  'What came of calculating a what-if.',
);

export const DeleteScenarioResult = resultUnion(
  'DeleteScenarioResult',
  [DeleteScenarioSuccess, ScenarioNotFoundError],
  'What came of deleting a what-if.',
);

export const CompareScenariosResult = resultUnion(
  'CompareScenariosResult',
  [ScenarioComparison, TooManyScenariosError, ScenarioNotFoundError, ScenarioNotRunError],
  'What came of comparing what-ifs.',
);
