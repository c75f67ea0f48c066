import type { LocalDate } from '@anzhi/domain';
import { connectionOf, Fen, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { EmployeeSpecialWorkType } from '../roster/index.js';
import { CareLevelEnum, FactKindEnum, ServiceKindEnum, SpecialWorkStatusEnum } from './fact.enums.js';

@Inherit()
@ObjectType('ServicePeriod', {
  description: 'A period of service, both days included (工龄段).',
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
@ObjectType({ description: 'Days that no period of service covers (工龄空档).' })
export class ServiceGapType {
  @Field(() => LocalDateText, { description: 'The first day (起).' })
  from: LocalDate;

  @Field(() => LocalDateText, { description: 'The last day, included (止).' })
  to: LocalDate;
}

@Inherit()
@ObjectType('SpecialWorkPeriod', {
  description: 'A period of special work and its proof (特殊工种经历认定).',
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
@ObjectType({
  description: 'One dated change of recorded facts; what stood is kept (事实变更记录).',
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
