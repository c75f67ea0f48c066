import { Inherit, LocalDateText, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import {
  ClaimWindowBeforeAcceptanceError,
  ClaimWindowLengthError,
  ClosureDateInFutureError,
  ClosurePhaseError,
  ClosureProjectExistsError,
  ClosureProjectNotFoundError,
  DeclaredBeforeAcceptanceError,
  KickoffNotCompletedError,
  PolicyRegimeOverError,
  RulingMissingError,
} from './closure.errors.js';
import { ClosureProject } from './closure.type.js';

/** A success that answers with the project; each mutation has a class of its own. */
abstract class ProjectSuccess {
  constructor(closureProject: ClosureProject) {
    this.closureProject = closureProject;
  }

  closureProject: ClosureProject;
}

const PROJECT = { description: 'The project as it stands now (项目).' };

@Inherit()
@ObjectType({ description: 'The closure is opened (立项成功).' })
export class OpenClosureProjectSuccess extends ProjectSuccess {
  @Field(() => ClosureProject, PROJECT)
  override closureProject: ClosureProject;
}

@Inherit()
@ObjectType({ description: 'The closure is in SETUP (已进入组建阶段).' })
export class EnterSetupSuccess extends ProjectSuccess {
  @Field(() => ClosureProject, PROJECT)
  override closureProject: ClosureProject;
}

@Inherit()
@ObjectType({ description: 'The acceptance stands recorded (受理已登记).' })
export class AcceptBankruptcyCaseSuccess extends ProjectSuccess {
  @Field(() => ClosureProject, PROJECT)
  override closureProject: ClosureProject;
}

@Inherit()
@ObjectType({ description: 'The declaration stands recorded (宣告已登记).' })
export class DeclareBankruptcySuccess extends ProjectSuccess {
  @Field(() => ClosureProject, PROJECT)
  override closureProject: ClosureProject;
}

@Inherit()
@ObjectType({ description: 'The milestone stands recorded (节点已登记).' })
export class RecordClosureMilestoneSuccess extends ProjectSuccess {
  @Field(() => ClosureProject, PROJECT)
  override closureProject: ClosureProject;
}

@Inherit()
@ObjectType({
  description: 'The clock of this milestone has not started (节点尚未开始).',
  implements: UserError,
})
export class MilestoneNotOpenError extends UserError {
  constructor(kind: string) {
    super(
      `${kind} has no date that starts it yet, or is not recorded by hand: record the court's act first (该节点尚未起算)`,
    );
  }
}

@Inherit()
@ObjectType({
  description: 'The milestone was recorded before (节点已登记过).',
  implements: UserError,
})
export class MilestoneRecordedError extends UserError {
  constructor(kind: string, doneOn: string) {
    super(`${kind} is recorded as done on ${doneOn}; it is recorded once (该节点已登记)`);
    this.doneOn = doneOn;
  }

  @Field(() => LocalDateText, { description: 'When it was done (完成日).' })
  doneOn: string;
}

@Inherit()
@ObjectType({
  description: 'The milestone would be done before what starts it (完成日早于起算日).',
  implements: UserError,
})
export class MilestoneBeforeTriggerError extends UserError {
  constructor(triggeredOn: string) {
    super(`doneOn is not before ${triggeredOn}, the day that starts this clock (完成日不得早于起算日)`);
    this.triggeredOn = triggeredOn;
  }

  @Field(() => LocalDateText, { description: 'The day that starts the clock (起算日).' })
  triggeredOn: string;
}

export const OpenClosureProjectResult = resultUnion(
  'OpenClosureProjectResult',
  [OpenClosureProjectSuccess, ClosureProjectExistsError],
  'What came of opening a closure (立项结果).',
);

export const EnterSetupResult = resultUnion(
  'EnterSetupResult',
  [EnterSetupSuccess, ClosureProjectNotFoundError, ClosurePhaseError],
  'What came of entering SETUP (进入组建阶段结果).',
);

export const AcceptBankruptcyCaseResult = resultUnion(
  'AcceptBankruptcyCaseResult',
  [
    AcceptBankruptcyCaseSuccess,
    ClosureProjectNotFoundError,
    ClosurePhaseError,
    KickoffNotCompletedError,
    ClosureDateInFutureError,
    PolicyRegimeOverError,
    ClaimWindowBeforeAcceptanceError,
    ClaimWindowLengthError,
  ],
  "What came of recording the court's acceptance (受理登记结果).",
);

export const DeclareBankruptcyResult = resultUnion(
  'DeclareBankruptcyResult',
  [
    DeclareBankruptcySuccess,
    ClosureProjectNotFoundError,
    ClosurePhaseError,
    RulingMissingError,
    ClosureDateInFutureError,
    DeclaredBeforeAcceptanceError,
    PolicyRegimeOverError,
  ],
  'What came of recording the declaration (宣告登记结果).',
);

export const RecordClosureMilestoneResult = resultUnion(
  'RecordClosureMilestoneResult',
  [
    RecordClosureMilestoneSuccess,
    ClosureProjectNotFoundError,
    ClosureDateInFutureError,
    MilestoneNotOpenError,
    MilestoneRecordedError,
    MilestoneBeforeTriggerError,
  ],
  'What came of recording a milestone (节点登记结果).',
);
