import { FactoryStub, Inherit, InstantText, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ClosureMilestoneKind, ClosureMilestoneState, ClosurePhase, ClosureRegime } from './closure.enums.js';
import type { ClosurePhaseName, ClosureRegimeName } from './domain/closure-project.js';
import type { MilestoneKind, MilestoneState } from './domain/milestones.js';

@Inherit()
@ObjectType({
  description: "A step of the court's procedure with its clock (法定节点).",
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
})
export class ClaimWindow {
  @Field(() => LocalDateText, { description: "The day of the court's announcement (公告日)." })
  from: string;

  @Field(() => LocalDateText, { description: 'The last day for filing (截止日).' })
  to: string;
}

@Inherit()
@ObjectType({ description: 'A step from one phase to the next (阶段变更).' })
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
  @Field(() => ID, { description: 'The closure project (项目标识).' })
  id: string;

  factoryId: string;
  key: string;

  @Field(() => FactoryStub, { description: 'The factory (工厂).' })
  factory: FactoryStub;

  @Field(() => ClosureRegime, { description: 'Under which law (破产类型).' })
  regime: ClosureRegimeName;

  @Field(() => ClosurePhase, { description: 'How far it has come (阶段).' })
  phase: ClosurePhaseName;

  @Field(() => LocalDateText, { description: 'When it was opened (立项日).' })
  openedOn: string;

  @Field(() => String, { nullable: true, description: 'The court (受理法院).' })
  court: string | null;

  @Field(() => String, { nullable: true, description: 'The case number (案号).' })
  caseNo: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When the court accepted the case (受理日).',
  })
  acceptedOn: string | null;

  @Field(() => ClaimWindow, {
    nullable: true,
    description: 'The period for filing claims (债权申报期限).',
  })
  claimWindow: ClaimWindow | null;

  @Field(() => String, {
    nullable: true,
    description: 'The administrator that the court appointed (管理人).',
  })
  administrator: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The ruling of declaration (宣告裁定文号).',
  })
  rulingNo: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When bankruptcy was declared (宣告日).',
  })
  declaredOn: string | null;
}

@Inherit()
@ObjectType({ description: 'How the estate of a factory stands (破产财产情况).' })
export class EstateSummary {
  factoryId: string;

  @Field(() => InstantText, {
    description: 'The time of the factory as this service holds it (截至时间).',
  })
  asOf: string;

  @Field(() => ClosurePhase, {
    nullable: true,
    description: 'The phase; null before a project is opened (阶段).',
  })
  phase: ClosurePhaseName | null;

  @Field(() => ClosureRegime, { nullable: true, description: 'Under which law (破产类型).' })
  regime: ClosureRegimeName | null;

  @Field(() => String, { nullable: true, description: 'The court (受理法院).' })
  court: string | null;

  @Field(() => String, { nullable: true, description: 'The case number (案号).' })
  caseNo: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When the court accepted the case (受理日).',
  })
  acceptedOn: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When bankruptcy was declared (宣告日).',
  })
  declaredOn: string | null;
}
