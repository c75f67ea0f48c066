import type { LocalDate } from '@anzhi/domain';
import { enumOf, FilledText, Inherit, LocalDateText, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { RepresentationPowerMissingError } from '../../notices/index.js';
import { refusal, success } from '../result-options.js';
import { REEMPLOYMENT_STATES, type ReemploymentStateName } from './reemployment-state.js';

export const PROGRAMME_KINDS = ['TRAINING', 'PLACEMENT_OFFICE', 'SELF_EMPLOYMENT'] as const;
export type ProgrammeKindName = (typeof PROGRAMME_KINDS)[number];

export const ReemploymentState = enumOf(REEMPLOYMENT_STATES);
registerEnumType(ReemploymentState, {
  name: 'ReemploymentState',
  description: 'How far somebody has come who asked for support (再就业状态).',
  valuesConfig: {
    SEEKING: { description: 'Looking for work (求职中).' },
    TRAINING: { description: 'In training (培训中).' },
    EMPLOYED: { description: 'In a new job (已就业).' },
    SELF_EMPLOYED: { description: 'Working for themselves (自主创业).' },
  },
});

export const ProgrammeKind = enumOf(PROGRAMME_KINDS);
registerEnumType(ProgrammeKind, {
  name: 'ReemploymentProgrammeKind',
  description: 'What a programme offers (帮扶类别).',
  valuesConfig: {
    TRAINING: { description: 'Training (技能培训).' },
    PLACEMENT_OFFICE: { description: 'Finding jobs (职业介绍).' },
    SELF_EMPLOYMENT: { description: 'Help to start a business (创业扶持).' },
  },
});

@Inherit()
@ObjectType({ description: 'How many of a programme stand where (帮扶统计).' })
export class ReemploymentCount {
  @Field(() => ReemploymentState, { description: 'The state (状态).' })
  status: ReemploymentStateName;

  @Field(() => Int, { description: 'How many (人数).' })
  people: number;
}

@Inherit()
@ObjectType({
  description: 'A programme that helps to new work; joining it is voluntary (再就业帮扶项目).',
})
export class ReemploymentProgramme {
  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => Int, { description: 'The number, from 1 (编号).' })
  no: number;

  @Field(() => ProgrammeKind, { description: 'What it offers (类别).' })
  kind: ProgrammeKindName;

  @Field(() => String, { description: 'What it is called (名称).' })
  title: string;

  @Field(() => String, { description: 'Who gives it (承办单位).' })
  provider: string;

  @Field(() => LocalDateText, { description: 'From when (起始日期).' })
  from: string;

  @Field(() => LocalDateText, { description: 'The last day (截止日期).' })
  to: string;

  @Field(() => Int, { description: 'People who left it of their own will (退出人数).' })
  optedOut: number;

  @Field(() => [ReemploymentCount], { description: 'People in it by state (统计).' })
  counts: ReemploymentCount[];
}

@Inherit()
@ObjectType({ description: 'Support that a person asked for (再就业帮扶记录).' })
export class ReemploymentRecord {
  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => String, { description: 'The programme (项目).' })
  programme: string;

  @Field(() => ReemploymentState, { description: 'How far (状态).' })
  status: ReemploymentStateName;

  @Field(() => LocalDateText, { description: 'When the person consented (同意日期).' })
  consentedOn: string;
}

@InputType({ description: 'A programme to offer (设立帮扶项目).' })
export class OfferProgrammeInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  @FilledText(33)
  factoryCode: string;

  @Field(() => ProgrammeKind, { description: 'What it offers (类别).' })
  kind: ProgrammeKindName;

  @Field(() => String, { description: 'What it is called (名称).' })
  @FilledText(100)
  title: string;

  @Field(() => String, { description: 'Who gives it (承办单位).' })
  @FilledText(100)
  provider: string;

  @Field(() => LocalDateText, { description: 'From when (起始日期).' })
  from: LocalDate;

  @Field(() => LocalDateText, { description: 'The last day (截止日期).' })
  to: LocalDate;
}

@InputType({ description: 'Joining a programme, by the person’s own will (参加帮扶项目).' })
export class JoinProgrammeInput {
  @Field(() => ID, { description: 'The programme (项目).' })
  programmeId: string;

  @Field(() => String, { description: 'Who (工号).' })
  @FilledText(40)
  employeeNo: string;

  @Field(() => String, {
    nullable: true,
    description: 'The signed consent when an officer enters it; not needed from the person (同意书编号).',
  })
  @FilledText(200)
  consentEvidence?: string | null;
}

@InputType({ description: 'How far somebody has come (更新帮扶进展).' })
export class MoveReemploymentInput {
  @Field(() => ID, { description: 'The record (记录).' })
  recordId: string;

  @Field(() => ReemploymentState, { description: 'How far (状态).' })
  status: ReemploymentStateName;
}

@InputType({ description: 'Leaving a programme; the record goes (退出帮扶项目).' })
export class LeaveProgrammeInput {
  @Field(() => ID, { description: 'The record (记录).' })
  recordId: string;
}

@Inherit()
@ObjectType(success('The programme is offered (项目已设立).'))
export class ProgrammeSuccess {
  constructor(programme: ReemploymentProgramme) {
    this.programme = programme;
  }

  @Field(() => ReemploymentProgramme, { description: 'The programme (项目).' })
  programme: ReemploymentProgramme;
}

@Inherit()
@ObjectType(success('The record as it stands now (帮扶记录).'))
export class ReemploymentSuccess {
  constructor(record: ReemploymentRecord) {
    this.record = record;
  }

  @Field(() => ReemploymentRecord, { description: 'The record (记录).' })
  record: ReemploymentRecord;
}

@Inherit()
@ObjectType(success('The record is gone; the programme keeps a count only (已退出).'))
export class ProgrammeLeft {
  constructor(programme: ReemploymentProgramme) {
    this.programme = programme;
  }

  @Field(() => ReemploymentProgramme, { description: 'The programme (项目).' })
  programme: ReemploymentProgramme;
}

@Inherit()
@ObjectType(refusal('The programme ends before it begins (起止日期有误).'))
export class ProgrammeTermError extends UserError {
  constructor() {
    super('`to` lies before `from` (截止日期早于起始日期)');
  }
}

@Inherit()
@ObjectType(refusal('The programme or record is not there, or over (项目或记录不存在或已结束).'))
export class ProgrammeNotOpenError extends UserError {
  constructor() {
    super(
      'There is no such programme that still runs, or no such record in your scope (项目或记录不存在或已结束)',
    );
  }
}

@Inherit()
@ObjectType(refusal('The person’s own consent is missing (缺少本人同意).'))
export class ConsentMissingError extends UserError {
  constructor() {
    super(
      'Joining is voluntary: the person joins themselves, or signs a consent that you cite (须本人自愿,请填写同意书编号)',
    );
  }
}

@Inherit()
@ObjectType(refusal('The person cannot join (不能参加).'))
export class ProgrammePersonError extends UserError {}

export const OfferProgrammeResult = resultUnion(
  'OfferProgrammeResult',
  [ProgrammeSuccess, ProgrammeTermError],
  'What came of offering a programme.',
);
export const JoinProgrammeResult = resultUnion(
  'JoinProgrammeResult',
  [
    ReemploymentSuccess,
    ProgrammeNotOpenError,
    ConsentMissingError,
    ProgrammePersonError,
    RepresentationPowerMissingError,
  ],
  'What came of joining a programme.',
);
@Inherit()
@ObjectType(refusal('This state does not follow the present one (进展顺序不符).'))
export class ReemploymentStepError extends UserError {
  constructor(status: ReemploymentStateName) {
    super(`The person is ${status}; the other state does not follow it (当前进展不能变更为该状态)`);
    this.status = status;
  }

  @Field(() => ReemploymentState, { description: 'The present state (当前进展).' })
  status: ReemploymentStateName;
}

export const MoveReemploymentResult = resultUnion(
  'MoveReemploymentResult',
  [ReemploymentSuccess, ProgrammeNotOpenError, ReemploymentStepError],
  'What came of noting progress.',
);
export const LeaveProgrammeResult = resultUnion(
  'LeaveProgrammeResult',
  [ProgrammeLeft, ProgrammeNotOpenError, RepresentationPowerMissingError],
  'What came of leaving a programme.',
);
