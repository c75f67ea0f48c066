import { FactoryStub, Inherit, InstantText, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { ClosurePhaseName, ClosureRegimeName } from './domain/closure-project.js';
import type { MilestoneKind, MilestoneState } from './domain/milestones.js';

export enum ClosureRegime {
  POLICY = 'POLICY',
  STATUTORY = 'STATUTORY',
}
registerEnumType(ClosureRegime, {
  name: 'ClosureRegime',
  description: 'The law under which a factory is closed (关闭破产类型).',
  valuesConfig: {
    POLICY: {
      description: 'Policy bankruptcy of the national plan, declared until 2008-12-31 (政策性破产).',
    },
    STATUTORY: { description: 'Bankruptcy under the Enterprise Bankruptcy Law (依法破产).' },
  },
});

export enum ClosurePhase {
  PREPARING = 'PREPARING',
  SETUP = 'SETUP',
  ACCEPTED = 'ACCEPTED',
  DECLARED = 'DECLARED',
}
registerEnumType(ClosurePhase, {
  name: 'ClosurePhase',
  description: 'How far a closure has come (关闭破产阶段).',
  valuesConfig: {
    PREPARING: { description: 'Being prepared (筹备).' },
    SETUP: { description: 'Working bodies are set up and the "three ones" are held (组建机构).' },
    ACCEPTED: { description: 'The court accepted the case (法院受理).' },
    DECLARED: { description: 'The court declared the factory bankrupt (宣告破产).' },
  },
});

export enum ClosureMilestoneKind {
  CREDITOR_NOTICE = 'CREDITOR_NOTICE',
  CLAIM_FILING = 'CLAIM_FILING',
  FIRST_CREDITORS_MEETING = 'FIRST_CREDITORS_MEETING',
  DECLARATION_SERVED = 'DECLARATION_SERVED',
  DECLARATION_NOTIFIED = 'DECLARATION_NOTIFIED',
}
registerEnumType(ClosureMilestoneKind, {
  name: 'ClosureMilestoneKind',
  description: "A step of the court's procedure with a clock of its own (法定节点).",
  valuesConfig: {
    CREDITOR_NOTICE: {
      description: 'Known creditors notified and the acceptance announced, art. 14 (通知并公告).',
    },
    CLAIM_FILING: { description: 'The period for filing claims, art. 45; the court sets it (债权申报期限).' },
    FIRST_CREDITORS_MEETING: { description: 'The first meeting of creditors, art. 62 (第一次债权人会议).' },
    DECLARATION_SERVED: {
      description: 'The ruling served on debtor and administrator, art. 107 (送达宣告裁定).',
    },
    DECLARATION_NOTIFIED: {
      description: 'Creditors notified of the declaration and announcement, art. 107 (通知债权人并公告).',
    },
  },
});

export enum ClosureMilestoneState {
  PENDING = 'PENDING',
  OVERDUE = 'OVERDUE',
  DONE = 'DONE',
  DONE_LATE = 'DONE_LATE',
}
registerEnumType(ClosureMilestoneState, {
  name: 'ClosureMilestoneState',
  description: 'How a milestone stands against its clock (节点状态).',
  valuesConfig: {
    PENDING: { description: 'The clock runs (进行中).' },
    OVERDUE: { description: 'The last day has passed (已逾期).' },
    DONE: { description: 'Done in time (按期完成).' },
    DONE_LATE: { description: 'Done after the last day (逾期完成).' },
  },
});

@Inherit()
@ObjectType({
  description: "A step of the court's procedure with its clock (法定节点).",
  simpleResolvers: true,
})
export class ClosureMilestone {
  @Field(() => ClosureMilestoneKind, { description: 'Which step (节点).' })
  kind: MilestoneKind;

  @Field(() => ClosureMilestoneState, { description: 'How it stands against its clock (状态).' })
  state: MilestoneState;

  @Field(() => LocalDateText, {
    description: 'The day that started the clock, which is not counted (起算日).',
  })
  triggeredOn: string;

  @Field(() => LocalDateText, {
    description: 'The last day; a holiday rolls to the next working day (截止日).',
  })
  due: string;

  @Field(() => Boolean, {
    description: 'True while the calendar of that year is not published (日历是否暂定).',
  })
  provisional: boolean;

  @Field(() => LocalDateText, { nullable: true, description: 'When it was done (完成日).' })
  doneOn: string | null;

  @Field(() => Int, { description: 'Days left to the last day, negative when it has passed (剩余天数).' })
  daysLeft: number;

  @Field(() => String, { description: 'The article that sets the clock (法律依据).' })
  citation: string;
}

@Inherit()
@ObjectType({
  description: 'The period in which creditors file their claims, art. 45 (债权申报期限).',
  simpleResolvers: true,
})
export class ClaimWindow {
  @Field(() => LocalDateText, { description: "The day of the court's announcement (公告日)." })
  from: string;

  @Field(() => LocalDateText, { description: 'The last day for filing (截止日).' })
  to: string;
}

@Inherit()
@ObjectType({ description: 'A step from one phase to the next (阶段变更).', simpleResolvers: true })
export class ClosurePhaseChange {
  @Field(() => ClosurePhase, { description: 'The phase left (原阶段).' })
  from: ClosurePhaseName;

  @Field(() => ClosurePhase, { description: 'The phase entered (新阶段).' })
  to: ClosurePhaseName;

  @Field(() => LocalDateText, { description: "When, on the factory's clock (日期)." })
  changedOn: string;

  @Field(() => String, { description: 'On what ground (依据).' })
  legalBasis: string;
}

@Inherit()
@ObjectType({
  description: 'The closure of one factory, from preparation to the declaration (关闭破产项目).',
})
export class ClosureProject {
  @Field(() => ID, { description: 'The closure project (项目标识).', simple: true })
  id: string;

  factoryId: string;
  key: string;

  @Field(() => FactoryStub, { description: 'The factory (工厂).', simple: true })
  factory: FactoryStub;

  @Field(() => ClosureRegime, { description: 'Under which law (破产类型).', simple: true })
  regime: ClosureRegimeName;

  @Field(() => ClosurePhase, { description: 'How far it has come (阶段).', simple: true })
  phase: ClosurePhaseName;

  @Field(() => LocalDateText, { description: 'When it was opened (立项日).', simple: true })
  openedOn: string;

  @Field(() => String, { nullable: true, description: 'The court (受理法院).', simple: true })
  court: string | null;

  @Field(() => String, { nullable: true, description: 'The case number (案号).', simple: true })
  caseNo: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When the court accepted the case (受理日).',
    simple: true,
  })
  acceptedOn: string | null;

  @Field(() => ClaimWindow, {
    nullable: true,
    description: 'The period for filing claims (债权申报期限).',
    simple: true,
  })
  claimWindow: ClaimWindow | null;

  @Field(() => String, {
    nullable: true,
    description: 'The administrator that the court appointed (管理人).',
    simple: true,
  })
  administrator: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The ruling of declaration (宣告裁定文号).',
    simple: true,
  })
  rulingNo: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When bankruptcy was declared (宣告日).',
    simple: true,
  })
  declaredOn: string | null;
}

@Inherit()
@ObjectType({ description: 'How the estate of a factory stands (破产财产情况).' })
export class EstateSummary {
  factoryId: string;

  @Field(() => InstantText, {
    description: 'The time of the factory as this service holds it (截至时间).',
    simple: true,
  })
  asOf: string;

  @Field(() => ClosurePhase, {
    nullable: true,
    description: 'The phase; null before a project is opened (阶段).',
    simple: true,
  })
  phase: ClosurePhaseName | null;

  @Field(() => ClosureRegime, { nullable: true, description: 'Under which law (破产类型).', simple: true })
  regime: ClosureRegimeName | null;

  @Field(() => String, { nullable: true, description: 'The court (受理法院).', simple: true })
  court: string | null;

  @Field(() => String, { nullable: true, description: 'The case number (案号).', simple: true })
  caseNo: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When the court accepted the case (受理日).',
    simple: true,
  })
  acceptedOn: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When bankruptcy was declared (宣告日).',
    simple: true,
  })
  declaredOn: string | null;
}
