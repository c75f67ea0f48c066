import { connectionOf, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PostingSeriesKind } from './posting.type.js';

export enum ObjectionState {
  QUEUED = 'QUEUED',
  LATE = 'LATE',
  FILED = 'FILED',
  ACCEPTED = 'ACCEPTED',
  REJECTED_FORM = 'REJECTED_FORM',
  INVESTIGATING = 'INVESTIGATING',
  UPHELD = 'UPHELD',
  PARTLY = 'PARTLY',
  DISMISSED = 'DISMISSED',
  NOTIFIED = 'NOTIFIED',
  LITIGATION = 'LITIGATION',
  JUDGED = 'JUDGED',
}
registerEnumType(ObjectionState, {
  name: 'ObjectionState',
  description: 'Where an objection stands (异议状态).',
  valuesConfig: {
    QUEUED: { description: 'Waits for the next round (待下一榜).' },
    LATE: { description: 'Came after the last round: kept until a reopening or an answer (逾期待核).' },
    FILED: { description: 'Filed (已提出).' },
    ACCEPTED: { description: 'Accepted for a decision (已受理).' },
    REJECTED_FORM: { description: 'Not accepted for its form (不予受理).' },
    INVESTIGATING: { description: 'Under inquiry, the person concerned heard (核查中).' },
    UPHELD: { description: 'Upheld (成立).' },
    PARTLY: { description: 'Upheld in part (部分成立).' },
    DISMISSED: { description: 'Dismissed, with reasons and remedies (不成立).' },
    NOTIFIED: { description: 'The person was notified (已告知).' },
    LITIGATION: { description: 'Before a court (诉讼中).' },
    JUDGED: { description: 'A court has judged (已判决).' },
  },
});

export enum ObjectionOutcome {
  UPHELD = 'UPHELD',
  PARTLY = 'PARTLY',
  DISMISSED = 'DISMISSED',
}
registerEnumType(ObjectionOutcome, {
  name: 'ObjectionOutcome',
  description: 'How an objection was decided (裁决结果).',
  valuesConfig: {
    UPHELD: { description: 'Upheld (成立).' },
    PARTLY: { description: 'Upheld in part (部分成立).' },
    DISMISSED: { description: 'Dismissed (不成立).' },
  },
});

export enum PostedItem {
  NAME = 'NAME',
  UNIT = 'UNIT',
  AGE = 'AGE',
  SENIORITY = 'SENIORITY',
  SPECIAL_WORK = 'SPECIAL_WORK',
  INJURY = 'INJURY',
  RESETTLEMENT_FEE = 'RESETTLEMENT_FEE',
  COMPENSATION = 'COMPENSATION',
  BACK_PAY = 'BACK_PAY',
  CHANNEL = 'CHANNEL',
  OTHER = 'OTHER',
}
registerEnumType(PostedItem, {
  name: 'PostedItem',
  description: 'What in a row an objection is about (异议项目).',
  valuesConfig: {
    NAME: { description: 'The name (姓名).' },
    UNIT: { description: 'The workshop or department (车间部门).' },
    AGE: { description: 'Age (年龄).' },
    SENIORITY: { description: 'Seniority (工龄).' },
    SPECIAL_WORK: { description: 'Years of special work (特殊工种年限).' },
    INJURY: { description: 'Injury appraisal (工伤鉴定).' },
    RESETTLEMENT_FEE: { description: 'Resettlement fee (安置费数额).' },
    COMPENSATION: { description: 'Economic compensation (经济补偿金数额).' },
    BACK_PAY: { description: 'Back pay (补发拖欠工资数额).' },
    CHANNEL: { description: 'The channel of placement (安置渠道).' },
    OTHER: {
      description: 'An entitlement that is not posted; the person sees it with the proof (未公示待遇).',
    },
  },
});

export enum ObjectionFiler {
  SELF = 'SELF',
  OTHER = 'OTHER',
  STAFF = 'STAFF',
  REFERRAL = 'REFERRAL',
}
registerEnumType(ObjectionFiler, {
  name: 'ObjectionFiler',
  description: 'Who filed an objection (提出人类别).',
  valuesConfig: {
    SELF: { description: 'The person whose row it is (本人).' },
    OTHER: { description: 'Another employee; the person is heard (他人).' },
    STAFF: { description: 'Staff, on behalf of the person (工作人员代为提出).' },
    REFERRAL: { description: 'Referred from a reception office (转办).' },
  },
});

export enum CorrectableFact {
  NAME = 'NAME',
  UNIT = 'UNIT',
  BIRTH_DATE = 'BIRTH_DATE',
  JOIN_WORK_ON = 'JOIN_WORK_ON',
  JOIN_UNIT_ON = 'JOIN_UNIT_ON',
  AVERAGE_WAGE = 'AVERAGE_WAGE',
  SPECIAL_WORK = 'SPECIAL_WORK',
  INJURY_GRADE = 'INJURY_GRADE',
  ARREARS = 'ARREARS',
}
registerEnumType(CorrectableFact, {
  name: 'CorrectableFact',
  description: 'A fact of the roster that a decision corrects; amounts follow by calculation (可更正的事实).',
  valuesConfig: {
    NAME: { description: 'The name (姓名).' },
    UNIT: { description: 'The workshop or department (车间部门).' },
    BIRTH_DATE: { description: 'Date of birth, "1975-05-29" (出生日期).' },
    JOIN_WORK_ON: { description: 'When work began, "1995-07-01" (参加工作时间).' },
    JOIN_UNIT_ON: { description: 'When the person came to the factory, "2000-08-01" (进厂时间).' },
    AVERAGE_WAGE: { description: 'Average wage of twelve months, "4145.43" (前12个月平均工资).' },
    SPECIAL_WORK: { description: 'Type, from and to, "TOXIC 2001-01-01 2010-12-31", or "NONE" (特殊工种).' },
    INJURY_GRADE: { description: 'A grade from 1 to 10, or "NONE" (工伤等级).' },
    ARREARS: {
      description: 'First and last month and amount, "2024-08 2026-07 829.09", or "NONE" (欠发工资).',
    },
  },
});

export enum NoticeMeans {
  PRINT = 'PRINT',
  HALL = 'HALL',
  POST = 'POST',
  SMS = 'SMS',
}
registerEnumType(NoticeMeans, {
  name: 'NoticeMeans',
  description: 'How a decision was served (告知方式).',
  valuesConfig: {
    PRINT: { description: 'A print, against a receipt (书面签收).' },
    HALL: { description: 'At the service hall (大厅当面).' },
    POST: { description: 'By post (邮寄).' },
    SMS: { description: 'By text message (短信).' },
  },
});

@Inherit()
@ObjectType({ description: 'An objection to a posted row (异议).' })
export class Objection {
  @Field(() => ID, { description: 'The objection (异议标识).' })
  id: string;

  factoryId: string;

  @Field(() => PostingSeriesKind, { description: 'The series (系列).' })
  series: PostingSeriesKind;

  @Field(() => Int, {
    nullable: true,
    description: 'The round it belongs to; null while it waits for the next (第几榜).',
  })
  roundNo: number | null;

  @Field(() => String, { description: 'Whose row (工号).' })
  employeeNo: string;

  @Field(() => PostedItem, { description: 'What in the row (项目).' })
  item: PostedItem;

  @Field(() => String, { description: 'What is claimed (主张).' })
  claim: string;

  @Field(() => String, { description: 'The evidence for it (证据).' })
  evidence: string;

  @Field(() => ObjectionFiler, { description: 'Who filed it (提出人类别).' })
  filedBy: ObjectionFiler;

  @Field(() => LocalDateText, { description: 'When (提出日期).' })
  filedOn: string;

  @Field(() => ObjectionState, { description: 'Where it stands (状态).' })
  state: ObjectionState;

  @Field(() => Boolean, {
    description: 'True when the person whose row it is must be heard (是否须听取本人意见).',
  })
  hearingRequired: boolean;

  @Field(() => LocalDateText, { nullable: true, description: 'When that person was heard (听取意见日期).' })
  heardOn: string | null;

  @Field(() => String, { nullable: true, description: 'The court it went to (受诉法院).' })
  court: string | null;

  @Field(() => String, { nullable: true, description: 'The number of the case (案号).' })
  caseNo: string | null;

  @Field(() => String, { nullable: true, description: 'The number of the judgment (判决书文号).' })
  judgmentNo: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When it was judged (判决日期).' })
  judgedOn: string | null;

  @Field(() => ObjectionOutcome, { nullable: true, description: 'How it was judged (判决结果).' })
  judgedResult: ObjectionOutcome | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was not accepted, where it was not (不予受理原因).',
  })
  formReason: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'Last day for deciding (裁决期限).' })
  decideBy: string | null;

  @Field(() => Boolean, { description: 'True when the last day passed without a decision (是否逾期).' })
  overdue: boolean;

  @Field(() => ObjectionOutcome, { nullable: true, description: 'How it was decided (裁决结果).' })
  result: ObjectionOutcome | null;

  @Field(() => String, { nullable: true, description: 'Why (理由).' })
  reasons: string | null;

  @Field(() => String, { nullable: true, description: 'What can be done against the decision (救济途径).' })
  remedies: string | null;

  @Field(() => CorrectableFact, { nullable: true, description: 'Which fact was corrected (更正事实).' })
  correctedFact: CorrectableFact | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When it was decided (裁决日期).' })
  decidedOn: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The letter with the decision, a personNotice; null until decided (告知书标识).',
  })
  noticeId: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When the person was notified (告知日期).' })
  notifiedOn: string | null;

  @Field(() => NoticeMeans, { nullable: true, description: 'How the person was notified (告知方式).' })
  noticeMeans: NoticeMeans | null;
}

@Inherit()
@ObjectType({ description: 'A page of objections (异议列表).' })
export class ObjectionConnection extends connectionOf(Objection, 'Objection', 'objections (异议)') {}
