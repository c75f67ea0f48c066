import {
  connectionOf,
  Fen,
  Inherit,
  InstantText,
  LocalDateText,
  resultUnion,
  UserError,
} from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { InForce } from './domain/in-force.js';

@Inherit()
@ObjectType({
  description: 'One version of the parameters of law and policy (规则包).',
})
export class RuleSet {
  @Field(() => String, { description: 'The code (代码).' })
  code: string;

  @Field(() => Int, { description: 'The version (版本).' })
  version: number;

  @Field(() => String, { description: 'POLICY or STATUTORY (破产类型).' })
  regime: string;

  @Field(() => LocalDateText, { description: 'From when it is in force (施行日期).' })
  effectiveFrom: string;

  @Field(() => InstantText, { description: 'When it was registered (登记时间).' })
  registeredAt: string;

  @Field(() => String, { description: 'The parameters with their citations, as JSON (参数与依据).' })
  pack: string;
}

@Inherit()
@ObjectType({
  description: 'A rule set that a factory went by, from a day on (采用记录).',
})
export class RuleSetAdoption {
  @Field(() => Int, { description: 'Which adoption of the factory, from 1 (序号).' })
  no: number;

  @Field(() => String, { description: '`code@version` (规则版本).' })
  rules: string;

  @Field(() => LocalDateText, { description: 'When (采用日期).' })
  adoptedOn: string;

  @Field(() => String, { description: 'Who (采用人).' })
  adoptedBy: string;

  @Field(() => String, { description: 'On what ground (采用依据).' })
  reason: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Why although not in force on the day of the declaration; null where it was (未施行仍采用的理由).',
  })
  notInForceReason: string | null;
}

@Inherit()
@ObjectType({ description: 'A page of adoptions of a factory (采用记录列表).' })
export class RuleSetAdoptionConnection extends connectionOf(
  RuleSetAdoption,
  'RuleSetAdoption',
  'adoptions of rule sets (采用记录)',
) {}

@Inherit()
@ObjectType({ description: 'The rule set stands in the register (登记成功).' })
export class RegisterRuleSetSuccess {
  constructor(code: string, version: number) {
    this.code = code;
    this.version = version;
  }

  @Field(() => String, { description: 'The code (代码).' })
  code: string;

  @Field(() => Int, { description: 'The version (版本).' })
  version: number;
}

@Inherit()
@ObjectType({
  description: 'The pack does not have the shape of a rule set (规则包格式有误).',
  implements: UserError,
})
export class RuleSetMalformedError extends UserError {
  constructor(faults: string[]) {
    super(`The pack has ${faults.length} fault(s); mend each and send it again (规则包格式有误)`);
    this.faults = faults;
  }

  @Field(() => [String], { description: 'Each fault with its path (问题列表).' })
  faults: string[];
}

@Inherit()
@ObjectType({
  description: 'This version is registered with other content (该版本已存在且内容不同).',
  implements: UserError,
})
export class RuleSetVersionTakenError extends UserError {
  constructor(code: string, version: number) {
    super(
      `${code}@${version} is registered with other content; rule sets never change: register version ${version + 1}`,
    );
  }
}

export const RegisterRuleSetResult = resultUnion(
  'RegisterRuleSetResult',
  [RegisterRuleSetSuccess, RuleSetMalformedError, RuleSetVersionTakenError],
  'What came of registering a rule set.',
);

@Inherit()
@ObjectType({ description: 'The factory goes by the rule set (采用成功).' })
export class AdoptRuleSetSuccess {
  constructor(rules: string) {
    this.rules = rules;
  }

  @Field(() => String, { description: '`code@version` now in force at the factory (规则版本).' })
  rules: string;
}

@Inherit()
@ObjectType({
  description: 'No such rule set is registered (规则包不存在).',
  implements: UserError,
})
export class RuleSetNotFoundError extends UserError {
  constructor(code: string, version: number) {
    super(`No rule set ${code}@${version} is registered; ruleSets lists those that are (规则包不存在)`);
  }
}

@Inherit()
@ObjectType({
  description: 'The rule set is for the other regime (破产类型不符).',
  implements: UserError,
})
export class RuleSetRegimeError extends UserError {
  constructor(regime: string, wanted: string) {
    super(`The closure is ${wanted}, the rule set is for ${regime}; adopt one for ${wanted} (破产类型不符)`);
  }
}

@Inherit()
@ObjectType({
  description: 'The rule set is not in force on the day of the declaration (宣告日规则包未施行).',
  implements: UserError,
})
export class RuleSetNotInForceError extends UserError {
  constructor(key: { code: string; version: number }, force: InForce, declaredOn: string) {
    const until = force.until ? ` until ${force.until} (该日起由新版替代)` : '';
    super(
      `${key.code}@${key.version} is in force from ${force.from}${until}, the bankruptcy was declared on ${declaredOn}: adopt the version in force on that day, or say why in notInForceReason (宣告日未施行,请改用当日有效版本或说明理由)`,
    );
    this.effectiveFrom = force.from;
    this.effectiveUntil = force.until;
    this.declaredOn = declaredOn;
  }

  @Field(() => LocalDateText, { description: 'From when it is in force (施行日期).' })
  effectiveFrom: string;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'From when a later version replaces it; null while none does (被替代日期).',
  })
  effectiveUntil: string | null;

  @Field(() => LocalDateText, { description: 'When the bankruptcy was declared (宣告日期).' })
  declaredOn: string;
}

@Inherit()
@ObjectType({
  description: 'Facts are final: figures do not change any more (事实已定案).',
  implements: UserError,
})
export class FiguresFinalError extends UserError {
  constructor() {
    super(
      'The posted facts are final; a new rule set or calculation never changes a final figure (已三榜定案,不得变更)',
    );
  }
}

@Inherit()
@ObjectType({
  description: 'A calculation of the whole factory waits or runs (测算任务进行中).',
  implements: UserError,
})
export class CalculationRunningError extends UserError {
  constructor(jobId: string) {
    super(
      'A calculation of the whole factory is under way; wait for its end or cancel it: cancelCalculation (测算任务进行中,请等待完成或先取消)',
    );
    this.jobId = jobId;
  }

  @Field(() => ID, { description: 'The job (任务标识).' })
  jobId: string;
}

export const AdoptRuleSetResult = resultUnion(
  'AdoptRuleSetResult',
  [
    AdoptRuleSetSuccess,
    RuleSetNotFoundError,
    RuleSetRegimeError,
    FiguresFinalError,
    CalculationRunningError,
    RuleSetNotInForceError,
  ],
  'What came of adopting a rule set.',
);

@Inherit()
@ObjectType({ description: 'Everybody was calculated (测算完成).' })
export class CalculateEntitlementsSuccess {
  @Field(() => ID, { description: 'Opaque id of the calculation (标识).' })
  calculationId: string;

  @Field(() => String, { description: 'The rule set version (规则版本).' })
  rules: string;

  @Field(() => Int, { description: 'How many people (人数).' })
  people: number;

  @Field(() => Int, { description: 'How many amounts (待遇条数).' })
  entitlements: number;

  @Field(() => Fen, {
    description: 'Sum of what is due once; monthly amounts are not in it (一次性金额合计).',
  })
  total: bigint;

  @Field(() => String, { description: 'SHA-256 over the results: equal runs have equal hashes (结果哈希).' })
  resultHash: string;
}

@Inherit()
@ObjectType({
  description: 'Something that a calculation needs is missing (测算条件不足).',
  implements: UserError,
})
export class CalculationNotReadyError extends UserError {
  constructor(missing: string[]) {
    super(`A calculation needs: ${missing.join('; ')} (测算条件不足)`);
    this.missing = missing;
  }

  @Field(() => [String], { description: 'What is missing (缺少的条件).' })
  missing: string[];
}

@Inherit()
@ObjectType({
  description: 'Too many people for one request; a job calculates them (人数过多,请使用测算任务).',
  implements: UserError,
})
export class CalculationTooLargeError extends UserError {
  constructor(people: number, limit: number) {
    super(
      `${people} people are too many for one request (at most ${limit}); use startCalculation (人数超过${limit}人,请使用测算任务)`,
    );
    this.people = people;
    this.limit = limit;
  }

  @Field(() => Int, { description: 'People on the roster (人数).' })
  people: number;

  @Field(() => Int, { description: 'The most for one request (上限人数).' })
  limit: number;
}

export const CalculateEntitlementsResult = resultUnion(
  'CalculateEntitlementsResult',
  [
    CalculateEntitlementsSuccess,
    CalculationNotReadyError,
    FiguresFinalError,
    CalculationTooLargeError,
    CalculationRunningError,
  ],
  'What came of calculating everybody.',
);
