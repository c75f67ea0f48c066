import { Inherit, LocalDateText, UserError } from '@anzhi/graphql-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { ClosurePhase } from './closure.enums.js';
import type { ClosurePhaseName, ClosureRefusal } from './domain/closure-project.js';

@Inherit()
@ObjectType({
  description: 'The factory has its closure project already (已立项).',
  implements: UserError,
})
export class ClosureProjectExistsError extends UserError {
  constructor(closureProjectId: string) {
    super('This factory has its closure project already; go on with that one (该厂已立项)');
    this.closureProjectId = closureProjectId;
  }

  @Field(() => ID, { description: 'The standing project (已有项目).' })
  closureProjectId: string;
}

@Inherit()
@ObjectType({
  description: 'No such closure project (项目不存在).',
  implements: UserError,
})
export class ClosureProjectNotFoundError extends UserError {
  constructor() {
    super('There is no such closure project; open it with openClosureProject first (请先立项)');
  }
}

@Inherit()
@ObjectType({
  description: 'The act belongs to another phase (阶段不符).',
  implements: UserError,
})
export class ClosurePhaseError extends UserError {
  constructor(phase: ClosurePhaseName, needed: ClosurePhaseName) {
    super(`The closure is in ${phase}; this act needs ${needed} (当前阶段不允许此操作)`);
    this.phase = phase;
    this.needed = needed;
  }

  @Field(() => ClosurePhase, { description: 'The present phase (当前阶段).' })
  phase: ClosurePhaseName;

  @Field(() => ClosurePhase, { description: 'The phase in which the act is allowed (所需阶段).' })
  needed: ClosurePhaseName;
}

@Inherit()
@ObjectType({
  description: 'SETUP is left only after the "three ones" (三个一未完成).',
  implements: UserError,
})
export class KickoffNotCompletedError extends UserError {
  constructor() {
    super(
      'The start-up "three ones" are not complete: evidence the first meeting, the mobilization report and document No. 1 with recordKickoffItem, then try again (请先完成三个一)',
    );
  }
}

@Inherit()
@ObjectType({
  description: 'A declaration needs a ruling of the court (缺少裁定).',
  implements: UserError,
})
export class RulingMissingError extends UserError {
  constructor() {
    super('Bankruptcy is declared by a ruling, art. 107: give rulingNo (请填写宣告破产裁定文号)');
  }
}

@Inherit()
@ObjectType({
  description: "A date lies in the factory's future (日期在未来).",
  implements: UserError,
})
export class ClosureDateInFutureError extends UserError {
  constructor(field: string, today: string) {
    super(`${field} is not after today, ${today} (日期不得晚于今天)`);
    this.field = field;
    this.today = today;
  }

  @Field(() => String, { description: 'The input field at fault (字段).' })
  field: string;

  @Field(() => LocalDateText, { description: "The factory's present date (今天)." })
  today: string;
}

@Inherit()
@ObjectType({
  description: 'The national plan of policy bankruptcies had ended (政策性破产已结束).',
  implements: UserError,
})
export class PolicyRegimeOverError extends UserError {
  constructor(lastDay: string) {
    super(
      `Policy bankruptcies were declared until ${lastDay}; later closures are STATUTORY (政策性破产已于该日结束)`,
    );
    this.lastDay = lastDay;
  }

  @Field(() => LocalDateText, { description: 'The last day of the regime (截止日).' })
  lastDay: string;
}

@Inherit()
@ObjectType({
  description: 'The claim window begins before the acceptance (公告日早于受理日).',
  implements: UserError,
})
export class ClaimWindowBeforeAcceptanceError extends UserError {
  constructor(acceptedOn: string) {
    super(
      `The claim window begins with the announcement, on or after the acceptance of ${acceptedOn} (公告日不得早于受理日)`,
    );
    this.acceptedOn = acceptedOn;
  }

  @Field(() => LocalDateText, { description: 'The date of acceptance (受理日).' })
  acceptedOn: string;
}

@Inherit()
@ObjectType({
  description: 'The claim window is shorter or longer than art. 45 allows (申报期限不合法).',
  implements: UserError,
})
export class ClaimWindowLengthError extends UserError {
  constructor(earliest: string, latest: string) {
    super(
      `The claim window ends from ${earliest} to ${latest}: 30 days to 3 months, art. 45 (申报期限为三十日至三个月)`,
    );
    this.earliest = earliest;
    this.latest = latest;
  }

  @Field(() => LocalDateText, { description: 'The earliest lawful last day (最早截止日).' })
  earliest: string;

  @Field(() => LocalDateText, { description: 'The latest lawful last day (最晚截止日).' })
  latest: string;
}

@Inherit()
@ObjectType({
  description: 'The declaration would precede the acceptance (宣告早于受理).',
  implements: UserError,
})
export class DeclaredBeforeAcceptanceError extends UserError {
  constructor(acceptedOn: string) {
    super(`declaredOn is not before the acceptance of ${acceptedOn} (宣告日不得早于受理日)`);
    this.acceptedOn = acceptedOn;
  }

  @Field(() => LocalDateText, { description: 'The date of acceptance (受理日).' })
  acceptedOn: string;
}

/** The error of a refused act on a closure. */
export function closureError(refusal: ClosureRefusal) {
  switch (refusal.kind) {
    case 'WRONG_PHASE':
      return new ClosurePhaseError(refusal.phase, refusal.needed);
    case 'KICKOFF_MISSING':
      return new KickoffNotCompletedError();
    case 'RULING_MISSING':
      return new RulingMissingError();
    case 'IN_FUTURE':
      return new ClosureDateInFutureError(refusal.field, refusal.today);
    case 'POLICY_OVER':
      return new PolicyRegimeOverError(refusal.lastDay);
    case 'WINDOW_BEFORE_ACCEPTANCE':
      return new ClaimWindowBeforeAcceptanceError(refusal.acceptedOn);
    case 'WINDOW_LENGTH':
      return new ClaimWindowLengthError(refusal.earliest, refusal.latest);
    case 'BEFORE_ACCEPTANCE':
      return new DeclaredBeforeAcceptanceError(refusal.acceptedOn);
  }
}
