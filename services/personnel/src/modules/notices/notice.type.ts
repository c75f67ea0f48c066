import { connectionOf, enumOf, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  type AttemptOutcome,
  type NoticeKind as Kind,
  type NoticeMeans as Means,
  NOTICE_KINDS,
  NOTICE_MEANS,
  NOTICE_STATUSES,
  type NoticeStatus as Status,
} from './domain/notice-state.js';
import {
  POWERS,
  type Power,
  REPRESENTATIVE_KINDS,
  type RepresentativeKind,
} from './domain/representation.js';

export const NoticePower = enumOf(POWERS);
registerEnumType(NoticePower, {
  name: 'RepresentativePower',
  description: 'What one may do for another (代理权限).',
  valuesConfig: {
    OBJECT: { description: 'File and follow objections (提出异议).' },
    CHOOSE: { description: 'Choose a channel (选择安置方式).' },
    SIGN: { description: 'Sign the agreement (签订协议).' },
    COLLECT: { description: 'Collect money (领取款项).' },
    RECEIVE: { description: 'Receive notices (接收通知).' },
  },
});

export const ActingAs = enumOf(REPRESENTATIVE_KINDS);
registerEnumType(ActingAs, {
  name: 'ActingAs',
  description: 'In what capacity somebody acts for a person (代理身份).',
  valuesConfig: {
    GUARDIAN: { description: 'Guardian (监护人).' },
    AGENT: { description: 'Agent by power of attorney (委托代理人).' },
    CUSTODIAN: { description: 'Custodian of a missing person’s property (财产代管人).' },
    HEIR: { description: 'Heir (继承人).' },
  },
});

export const NoticeServiceMeans = enumOf(NOTICE_MEANS);
registerEnumType(NoticeServiceMeans, {
  name: 'NoticeServiceMeans',
  description: 'How a notice reaches the person (送达方式).',
  valuesConfig: {
    PRINT: { description: 'On paper, against a receipt (书面签收).' },
    HALL: { description: 'In person at the hall (大厅当面送达).' },
    POST: { description: 'By registered post (邮寄送达).' },
    SMS: { description: 'By text message that says where to read it (短信送达).' },
  },
});

export const NoticeState = enumOf(NOTICE_STATUSES);
registerEnumType(NoticeState, {
  name: 'NoticeState',
  description: 'Where a notice stands (送达状态).',
  valuesConfig: {
    ISSUED: { description: 'Issued, not served yet (已制发).' },
    SENDING: { description: 'A message is on its way (送达中).' },
    SERVED: { description: 'Served, with proof (已送达).' },
    UNSERVED: { description: 'The last attempt failed (未送达).' },
  },
});

export const NoticeSubject = enumOf(NOTICE_KINDS);
registerEnumType(NoticeSubject, {
  name: 'NoticeSubject',
  description: 'What a notice is about (通知事项).',
  valuesConfig: {
    OBJECTION_DECISION: { description: 'The decision on an objection (异议处理结果).' },
    HEARING: { description: 'An invitation to be heard (听取意见).' },
    APPOINTMENT: { description: 'An appointment at the hall (办理预约).' },
    AGREEMENT: { description: 'The agreement (安置协议).' },
    PAYMENT: { description: 'A payment (款项发放).' },
    CORRECTION: { description: 'A correction of facts (数据更正).' },
    REOPENING: { description: 'A final row is reopened, or not (定案后重开).' },
    REVIEW_ANSWER: { description: 'The answer to a review by an officer (人工复核答复).' },
    CATALOGUE_REPLY: { description: 'The reply on special work (特殊工种复核答复).' },
    CHANNEL_CHANGE: {
      description: 'The decision on another channel, or an agreement voided (安置方式变更).',
    },
    OVERPAYMENT: { description: 'Money is claimed back, or less is owed (多付追索或应付调减).' },
    OTHER: { description: 'Something else (其他).' },
  },
});

export const AttemptState = enumOf(['PENDING', 'SERVED', 'FAILED']);
registerEnumType(AttemptState, {
  name: 'NoticeAttemptState',
  description: 'What came of an attempt (送达结果).',
  valuesConfig: {
    PENDING: { description: 'Under way (进行中).' },
    SERVED: { description: 'Reached the person, with proof (已送达).' },
    FAILED: { description: 'Did not reach the person (未送达).' },
  },
});

@Inherit()
@ObjectType({ description: 'One attempt to serve a notice (送达记录).' })
export class NoticeAttempt {
  @Field(() => NoticeServiceMeans, { description: 'How (方式).' })
  means: Means;

  @Field(() => AttemptState, { description: 'What came of it (结果).' })
  status: AttemptOutcome;

  @Field(() => LocalDateText, { description: 'When (日期).' })
  attemptedOn: string;

  @Field(() => Boolean, { description: 'True when a representative received it (是否由代理人签收).' })
  toRepresentative: boolean;

  @Field(() => String, { nullable: true, description: 'What proves the service (送达凭证).' })
  proof: string | null;

  @Field(() => [ID], { description: 'Documents that prove it (凭证文件).' })
  documentIds: readonly string[];

  @Field(() => String, { nullable: true, description: 'Why it failed (未送达原因).' })
  failure: string | null;
}

@Inherit()
@ObjectType({ description: 'A notice to one person, with how it was served (个人通知).' })
export class PersonNotice {
  key: string;
  factoryId: string;

  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => String, { description: 'The number, gap-free at the factory (文号).' })
  number: string;

  @Field(() => String, { description: 'To whom (工号).' })
  employeeNo: string;

  @Field(() => NoticeSubject, { description: 'What it is about (事项).' })
  subject: Kind;

  @Field(() => String, { description: 'The title (标题).' })
  title: string;

  @Field(() => NoticeState, { description: 'Where it stands (状态).' })
  status: Status;

  @Field(() => LocalDateText, { description: 'When it was issued (制发日期).' })
  issuedOn: string;

  @Field(() => LocalDateText, { nullable: true, description: 'When it was served (送达日期).' })
  servedOn: string | null;

  /** Opened only when asked for. */
  bodySealed: Buffer;
}

@Inherit()
@ObjectType({ description: 'A page of notices (通知列表).' })
export class PersonNoticeConnection extends connectionOf(PersonNotice, 'PersonNotice', 'notices') {}

@Inherit()
@ObjectType({ description: 'Who acts for a person, with proof (代理人).' })
export class Representative {
  key: string;
  factoryId: string;

  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => String, { description: 'For whom (工号).' })
  employeeNo: string;

  @Field(() => ActingAs, { description: 'In what capacity (身份).' })
  kind: RepresentativeKind;

  @Field(() => [NoticePower], { description: 'What they may do (权限).' })
  powers: readonly Power[];

  @Field(() => String, { description: 'What proves it, as a file number (证明文件编号).' })
  proof: string;

  @Field(() => [ID], { description: 'Documents that prove it (证明文件).' })
  documentIds: readonly string[];

  @Field(() => String, { description: 'The basis in law (法律依据).' })
  legalBasis: string;

  @Field(() => LocalDateText, { description: 'From when (起始日期).' })
  from: string;

  @Field(() => LocalDateText, { nullable: true, description: 'The last day (截止日期).' })
  until: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When it was ended early (终止日期).',
  })
  endedOn: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was ended (终止原因).' })
  endReason: string | null;

  nameSealed: Buffer;
}

@Inherit()
@ObjectType({ description: 'How many notices stand where (送达统计).' })
export class NoticeCount {
  @Field(() => NoticeState, { description: 'The state (状态).' })
  status: Status;

  @Field(() => Int, { description: 'How many (件数).' })
  notices: number;
}
