import type { LocalDate, YearMonth } from '@anzhi/domain';
import { connectionOf, Fen, Inherit, LocalDateText, YearMonthText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { EmployeeGender, EmployeeSpecialWorkType } from '../roster/index.js';
import {
  ArrearItemEnum,
  BackPayReasonEnum,
  BirthBasisEnum,
  CareLevelEnum,
  DependantEndEnum,
  DependantRelationEnum,
  FactKindEnum,
  ServiceKindEnum,
  SpecialWorkStatusEnum,
} from './fact.enums.js';

@Inherit()
@ObjectType('ServicePeriod', {
  description: 'A period of service, both days included (工龄段).',
  simpleResolvers: true,
})
export class ServicePeriodType {
  @Field(() => LocalDateText, { description: 'The first day (起).' })
  from: LocalDate;

  @Field(() => LocalDateText, { nullable: true, description: 'The last day; null: still running (止).' })
  to: LocalDate | null;

  @Field(() => ServiceKindEnum, { description: 'Its kind (类别).' })
  kind: keyof typeof ServiceKindEnum;

  @Field(() => Boolean, { description: 'Counts for economic compensation (计入补偿年限).' })
  countsForCompensation: boolean;

  @Field(() => Boolean, { description: 'Counts for continuous seniority (计入连续工龄).' })
  countsForSeniority: boolean;

  @Field(() => Boolean, {
    description: 'The prior unit paid compensation for it, 实施条例 art. 10 (原单位已支付经济补偿).',
  })
  compensationPaidByPrior: boolean;

  @Field(() => Boolean, { description: 'Contributions were paid or are deemed paid (已缴费或视同缴费).' })
  contributed: boolean;

  @Field(() => Boolean, { description: 'False: derived from the dates of the roster (是否已核定).' })
  recorded: boolean;
}

@Inherit()
@ObjectType({ description: 'Days that no period of service covers (工龄空档).', simpleResolvers: true })
export class ServiceGapType {
  @Field(() => LocalDateText, { description: 'The first day (起).' })
  from: LocalDate;

  @Field(() => LocalDateText, { description: 'The last day, included (止).' })
  to: LocalDate;
}

@Inherit()
@ObjectType('SpecialWorkPeriod', {
  description: 'A period of special work and its proof (特殊工种经历认定).',
  simpleResolvers: true,
})
export class SpecialWorkPeriodType {
  @Field(() => ID, {
    description: 'The period; null until recorded beside the roster (标识).',
    nullable: true,
  })
  id: string | null;

  @Field(() => LocalDateText, { description: 'The first day (起).' })
  from: LocalDate;

  @Field(() => LocalDateText, { description: 'The last day, included (止).' })
  to: LocalDate;

  @Field(() => EmployeeSpecialWorkType, { description: 'The kind (类别).' })
  type: EmployeeSpecialWorkType;

  @Field(() => String, { nullable: true, description: 'The job (工种).' })
  job: string | null;

  @Field(() => SpecialWorkStatusEnum, { description: 'How far its proof has come (状态).' })
  status: keyof typeof SpecialWorkStatusEnum;

  @Field(() => String, { nullable: true, description: 'Entry of the catalogue (目录依据).' })
  catalogueRef: string | null;

  @Field(() => String, { nullable: true, description: 'Original record of the archive (档案原始记载).' })
  archiveEvidence: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When it was decided (认定日期).' })
  decidedOn: LocalDate | null;

  @Field(() => String, { nullable: true, description: 'Why it was decided so (认定理由).' })
  reason: string | null;
}

@Inherit()
@ObjectType('WorkInjury', {
  description: 'A work injury by its appraisal conclusion; no diagnosis is stored (工伤鉴定).',
  simpleResolvers: true,
})
export class WorkInjuryType {
  @Field(() => String, { description: 'Number of the conclusion (鉴定结论文号).' })
  recognitionNo: string;

  @Field(() => Int, { description: 'Grade, 1 to 10 (伤残等级).' })
  grade: number;

  @Field(() => CareLevelEnum, { description: 'How much nursing is needed (护理等级).' })
  careLevel: keyof typeof CareLevelEnum;

  @Field(() => LocalDateText, { description: 'Day of the conclusion (鉴定日期).' })
  appraisedOn: LocalDate;

  @Field(() => Fen, { nullable: true, description: 'Own wage before the accident, a month (本人工资).' })
  ownWage: bigint | null;

  @Field(() => Boolean, { description: 'Covered by injury insurance (是否参保).' })
  insured: boolean;

  @Field(() => Boolean, { description: 'From before injury insurance (老工伤).' })
  oldInjury: boolean;

  @Field(() => Boolean, { description: 'The one-off grant was paid (一次性伤残补助金已付).' })
  lumpSumPaid: boolean;

  @Field(() => Boolean, { description: 'The employer found suitable work, grades 5 and 6 (已安排适当工作).' })
  suitableWork: boolean;
}

@Inherit()
@ObjectType('Dependant', {
  description: 'Somebody whom the worker supported (供养亲属).',
  simpleResolvers: true,
})
export class DependantType {
  @Field(() => ID, { description: 'The dependant (标识).' })
  id: string;

  @Field(() => String, { description: 'The name (姓名).' })
  name: string;

  @Field(() => DependantRelationEnum, { description: 'Relation to the worker (与职工关系).' })
  relation: keyof typeof DependantRelationEnum;

  @Field(() => EmployeeGender, { description: 'Sex (性别).' })
  gender: EmployeeGender;

  @Field(() => LocalDateText, { description: 'Date of birth (出生日期).' })
  birthDate: LocalDate;

  @Field(() => Boolean, { description: 'Totally incapable of work (完全丧失劳动能力).' })
  totallyIncapable: boolean;

  @Field(() => Boolean, { description: 'Lone elder or orphan: ten per cent more (孤寡老人或孤儿).' })
  loneElderOrOrphan: boolean;

  @Field(() => LocalDateText, { description: 'Supported since (起).' })
  from: LocalDate;

  @Field(() => LocalDateText, { nullable: true, description: 'Until, included (止).' })
  to: LocalDate | null;

  @Field(() => DependantEndEnum, { nullable: true, description: 'Why it ended (停止原因).' })
  endReason: keyof typeof DependantEndEnum | null;

  @Field(() => Boolean, { description: 'Draws as of the declaration (是否享受).' })
  draws: boolean;
}

@Inherit()
@ObjectType('ArrearLedgerLine', {
  description: 'What fell due and was paid of one item in one month (拖欠台账行).',
  simpleResolvers: true,
})
export class ArrearLedgerLineType {
  @Field(() => YearMonthText, { description: 'The month (月份).' })
  month: YearMonth;

  @Field(() => ArrearItemEnum, { description: 'The item (项目).' })
  item: keyof typeof ArrearItemEnum;

  @Field(() => Fen, { description: 'What fell due (应发).' })
  accrued: bigint;

  @Field(() => Fen, { description: 'What was paid (已发).' })
  paid: bigint;

  @Field(() => Fen, { description: 'What is still owed: due less paid (拖欠).' })
  arrear: bigint;

  @Field(() => Boolean, { description: 'False: as the span of the roster says (是否已逐月核定).' })
  recorded: boolean;
}

@Inherit()
@ObjectType({ description: 'A page of the arrears ledger (拖欠台账).' })
export class ArrearLedgerConnection extends connectionOf(
  ArrearLedgerLineType,
  'ArrearLedgerLine',
  'ledger lines (拖欠台账行)',
) {}

@Inherit()
@ObjectType('BackPayDetermination', {
  description: 'Whether somebody gets back pay, and why; everybody has exactly one (补发人员身份认定).',
  simpleResolvers: true,
})
export class BackPayDeterminationType {
  @Field(() => ID, { description: 'The person (人员标识).' })
  employeeId: string;

  @Field(() => String, { description: 'The employee number (工号).' })
  employeeNo: string;

  @Field(() => Boolean, { description: 'Gets back pay (是否补发).' })
  eligible: boolean;

  @Field(() => BackPayReasonEnum, { description: 'Why (原因).' })
  reason: keyof typeof BackPayReasonEnum;

  @Field(() => Fen, { description: 'How much (补发金额).' })
  total: bigint;

  @Field(() => Int, { nullable: true, description: 'Version of the policy (补发办法版本).' })
  policyVersion: number | null;

  @Field(() => LocalDateText, { description: 'When it was determined (认定日期).' })
  determinedOn: LocalDate;
}

@Inherit()
@ObjectType({ description: 'A page of determinations (补发认定列表).' })
export class BackPayDeterminationConnection extends connectionOf(
  BackPayDeterminationType,
  'BackPayDetermination',
  'determinations (补发认定)',
) {}

@Inherit()
@ObjectType({ description: 'How the birth date was recognised (出生日期认定).', simpleResolvers: true })
export class BirthDateRecognition {
  @Field(() => LocalDateText, { description: 'As the identity number says (身份证载明).' })
  identityDate: LocalDate;

  @Field(() => LocalDateText, { description: 'As the earliest record of the archive says (档案最先记载).' })
  archiveDate: LocalDate;

  @Field(() => LocalDateText, { description: 'When that record was made (记载时间).' })
  archiveRecordedOn: LocalDate;

  @Field(() => String, { description: 'Which document of the archive (档案材料).' })
  archiveDocument: string;

  @Field(() => LocalDateText, { description: 'The recognised date (认定出生日期).' })
  recognised: LocalDate;

  @Field(() => BirthBasisEnum, { description: 'On what it rests (依据).' })
  basis: keyof typeof BirthBasisEnum;
}

@Inherit()
@ObjectType({
  description: 'One dated change of recorded facts; what stood is kept (事实变更记录).',
  simpleResolvers: true,
})
export class FactChange {
  @Field(() => FactKindEnum, { description: 'Which facts (类别).' })
  kind: keyof typeof FactKindEnum;

  @Field(() => LocalDateText, { description: 'When (日期).' })
  changedOn: LocalDate;

  @Field(() => String, { description: 'By whom, as an account (经办账号).' })
  changedBy: string;

  @Field(() => String, { description: 'What stood before, as JSON without names or numbers (变更前).' })
  before: string;

  @Field(() => String, { description: 'What stands since, as JSON without names or numbers (变更后).' })
  after: string;

  @Field(() => String, { description: 'Law, article or judgment (依据).' })
  legalBasis: string;

  @Field(() => String, { description: 'What proves it: a file number (证据).' })
  evidence: string;
}

@Inherit()
@ObjectType({ description: 'A page of changes of facts (事实变更列表).' })
export class FactChangeConnection extends connectionOf(FactChange, 'FactChange', 'changes (事实变更)') {}
