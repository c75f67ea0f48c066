import { Inherit, LocalDateText, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Power, RepresentationFault, RepresentativeKind } from './domain/representation.js';
import { powersOf } from './domain/representation.js';
import { NoticePower, PersonNotice, Representative } from './notice.type.js';

const refusal = (description: string) => ({ description, implements: UserError });

@Inherit()
@ObjectType({ description: 'The representative as recorded (代理人登记成功).' })
export class RepresentativeSuccess {
  constructor(representative: Representative) {
    this.representative = representative;
  }

  @Field(() => Representative, { description: 'Who acts for the person (代理人).' })
  representative: Representative;
}

@Inherit()
@ObjectType({ description: 'The notice as it stands now (通知办理成功).' })
export class NoticeSuccess {
  constructor(notice: PersonNotice) {
    this.notice = notice;
  }

  @Field(() => PersonNotice, { description: 'The notice (个人通知).' })
  notice: PersonNotice;
}

@Inherit()
@ObjectType({
  description: 'The notices were issued, in the order of the list (通知已制发).',
})
export class IssueNoticesSuccess {
  constructor(notices: PersonNotice[]) {
    this.notices = notices;
  }

  @Field(() => [PersonNotice], { description: 'The notices (个人通知).' })
  notices: PersonNotice[];
}

@Inherit()
@ObjectType(refusal('Somebody of the list is not on the roster (名单中有人不在花名册).'))
export class NoticePeopleUnknownError extends UserError {
  constructor(employeeNos: string[]) {
    super(
      `Nobody on the roster has the numbers ${employeeNos.slice(0, 10).join(', ')}; nothing was done (花名册中无此工号,未办理)`,
    );
    this.employeeNos = employeeNos;
  }

  @Field(() => [String], { description: 'The numbers that nobody has (工号).' })
  employeeNos: string[];
}

@Inherit()
@ObjectType(refusal('A document that is cited does not exist at the factory (所引文件不存在).'))
export class DocumentsMissingError extends UserError {
  constructor(documentIds: string[]) {
    super('Documents that you cite are not at this factory; upload them first (所引文件不存在,请先上传)');
    this.documentIds = documentIds;
  }

  @Field(() => [ID], { description: 'The ids that name no document (文件标识).' })
  documentIds: string[];
}

const FAULTS: Readonly<Record<RepresentationFault, string>> = {
  POWER_BEYOND_KIND: 'One in this capacity may not do all of this (权限超出该身份范围)',
  AGENT_WITHOUT_END: 'A power of attorney states its last day: give `until` (委托代理须写明期限,民法典165条)',
  ENDS_BEFORE_IT_BEGINS: '`until` lies before `from` (截止日期早于起始日期)',
  OVER: 'The representation is over already (代理期限已过)',
};

@Inherit()
@ObjectType(refusal('The representation cannot stand as given (代理关系不成立).'))
export class RepresentationInvalidError extends UserError {
  constructor(fault: RepresentationFault, kind: RepresentativeKind) {
    super(FAULTS[fault]);
    this.fault = fault;
    this.allowed = [...powersOf(kind)];
  }

  @Field(() => String, {
    description: 'POWER_BEYOND_KIND, AGENT_WITHOUT_END, ENDS_BEFORE_IT_BEGINS or OVER (原因代码).',
  })
  fault: RepresentationFault;

  @Field(() => [NoticePower], { description: 'The most that this capacity may do (该身份可有的权限).' })
  allowed: Power[];
}

@Inherit()
@ObjectType(refusal('The person has a guardian already (已有监护人).'))
export class GuardianExistsError extends UserError {
  constructor() {
    super(
      'A guardian is on record; end that first, with what proves the change (已登记监护人,请先终止原监护)',
    );
  }
}

@Inherit()
@ObjectType(
  refusal('There is no such representative in your scope, or they act no more (代理人不存在或已终止).'),
)
export class RepresentativeNotActiveError extends UserError {
  constructor() {
    super('No such representative acts for this person now (代理人不存在、已终止或无此权限)');
  }
}

@Inherit()
@ObjectType(refusal('There is no such notice in your scope (通知不存在).'))
export class NoticeNotFoundError extends UserError {
  constructor() {
    super('There is no such notice in your scope (通知不存在)');
  }
}

@Inherit()
@ObjectType(refusal('The notice was served, or an attempt is under way (已送达或正在送达).'))
export class NoticeNotOpenError extends UserError {
  constructor(servedOn: string | null) {
    super(
      servedOn
        ? `Served on ${servedOn} already (已于 ${servedOn} 送达)`
        : 'A message is on its way; wait for what comes of it (短信发送中,请等待结果)',
    );
    this.servedOn = servedOn;
  }

  @Field(() => LocalDateText, { nullable: true, description: 'When it was served (送达日期).' })
  servedOn: string | null;
}

@Inherit()
@ObjectType(refusal('The attempt lacks what proves it, or why it failed (缺少送达凭证或未送达原因).'))
export class NoticeProofMissingError extends UserError {
  constructor(needed: string) {
    super(needed);
  }
}

@Inherit()
@ObjectType(refusal('No telephone is known to write to (没有可用的手机号码).'))
export class NoticePhoneMissingError extends UserError {
  constructor() {
    super('No telephone is known; serve by print, at the hall or by post (没有手机号码,请用其他方式送达)');
  }
}

@Inherit()
@ObjectType(refusal('The list is too long (名单过长).'))
export class NoticeListTooLongError extends UserError {
  constructor(limit: number) {
    super(`At most ${limit} people a call (每次最多 ${limit} 人)`);
    this.limit = limit;
  }

  @Field(() => Int, { description: 'How many at once (上限).' })
  limit: number;
}

export const RecordRepresentativeResult = resultUnion(
  'RecordRepresentativeResult',
  [
    RepresentativeSuccess,
    NoticePeopleUnknownError,
    RepresentationInvalidError,
    GuardianExistsError,
    DocumentsMissingError,
  ],
  'What came of recording a representative.',
);
export const EndRepresentativeResult = resultUnion(
  'EndRepresentativeResult',
  [RepresentativeSuccess, RepresentativeNotActiveError],
  'What came of ending a representation.',
);
export const IssueNoticesResult = resultUnion(
  'IssueNoticesResult',
  [IssueNoticesSuccess, NoticePeopleUnknownError, NoticeListTooLongError],
  'What came of issuing notices.',
);
export const ServeNoticeResult = resultUnion(
  'ServeNoticeResult',
  [
    NoticeSuccess,
    NoticeNotFoundError,
    NoticeNotOpenError,
    NoticeProofMissingError,
    NoticePhoneMissingError,
    RepresentativeNotActiveError,
    DocumentsMissingError,
  ],
  'What came of an attempt to serve a notice.',
);
