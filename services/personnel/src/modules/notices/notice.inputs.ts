import { FilledText, LocalDateText, PageArgs } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { NoticeKind, NoticeMeans, NoticeStatus } from './domain/notice-state.js';
import type { Power, RepresentativeKind } from './domain/representation.js';
import { ActingAs, NoticePower, NoticeServiceMeans, NoticeState, NoticeSubject } from './notice.type.js';

@InputType({ description: 'Who acts for a person, in what capacity and with what proof (登记代理人).' })
export class RecordRepresentativeInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  @FilledText(33)
  factoryCode: string;

  @Field(() => String, { description: 'For whom (工号).' })
  @FilledText(40)
  employeeNo: string;

  @Field(() => ActingAs, { description: 'In what capacity (身份).' })
  kind: RepresentativeKind;

  @Field(() => String, { description: 'The name; kept encrypted (姓名).' })
  @FilledText(100)
  name: string;

  @Field(() => String, { nullable: true, description: 'The telephone; kept encrypted (联系电话).' })
  @FilledText(30)
  phone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The account with which they sign in, when they have one (登录账号).',
  })
  @FilledText(200)
  subject?: string | null;

  @Field(() => [NoticePower], { description: 'What they may do (权限).' })
  @ArrayMinSize(1)
  @ArrayUnique()
  powers: Power[];

  @Field(() => String, {
    description:
      'What proves it: power of attorney, judgment, household register, as a file number (证明文件编号).',
  })
  @FilledText(200)
  proof: string;

  @Field(() => [ID], { defaultValue: [], description: 'Uploaded documents that prove it (证明文件).' })
  @ArrayMaxSize(20)
  documentIds: string[];

  @Field(() => String, { description: 'The basis, e.g. 民法典 161 (法律依据).' })
  @FilledText(400)
  legalBasis: string;

  @Field(() => LocalDateText, { description: 'From when (起始日期).' })
  from: string;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'The last day; needed for an agent (截止日期).',
  })
  until?: string | null;
}

@InputType({ description: 'The early end of a representation (终止代理).' })
export class EndRepresentativeInput {
  @Field(() => ID, { description: 'Which representation (代理人).' })
  representativeId: string;

  @Field(() => String, { description: 'Why, and what proves it (终止原因).' })
  @FilledText(400)
  reason: string;
}

@InputType({ description: 'A letter to one or many people (制发通知).' })
export class IssueNoticesInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  @FilledText(33)
  factoryCode: string;

  @Field(() => [String], { description: 'To whom, at most 1,000 (工号).' })
  @ArrayMinSize(1)
  employeeNos: string[];

  @Field(() => NoticeSubject, { defaultValue: 'OTHER', description: 'What it is about (事项).' })
  subject: NoticeKind;

  @Field(() => String, { description: 'The title, in Chinese (标题).' })
  @FilledText(100)
  title: string;

  @Field(() => String, { description: 'The text as the person reads it, in Chinese; kept encrypted (正文).' })
  @FilledText(4000)
  body: string;
}

@InputType({ description: 'An attempt to serve a notice (送达).' })
export class ServeNoticeInput {
  @Field(() => ID, { description: 'Which notice (通知).' })
  noticeId: string;

  @Field(() => NoticeServiceMeans, { description: 'How (方式).' })
  means: NoticeMeans;

  @Field(() => String, {
    nullable: true,
    description: 'What proves the service: receipt, hall ticket, postal number; not for SMS (送达凭证).',
  })
  @FilledText(200)
  proof?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it failed, when it did (未送达原因).' })
  @FilledText(200)
  failure?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who received it for the person (代收的代理人).' })
  representativeId?: string | null;

  @Field(() => [ID], { defaultValue: [], description: 'Uploaded documents that prove it (凭证文件).' })
  @ArrayMaxSize(20)
  documentIds: string[];
}

@InputType({ description: 'Which notices (筛选条件).' })
export class NoticeFilter {
  @Field(() => NoticeState, { nullable: true, description: 'Only in this state (状态).' })
  status?: NoticeStatus | null;

  @Field(() => NoticeSubject, { nullable: true, description: 'Only about this (事项).' })
  subject?: NoticeKind | null;

  @Field(() => String, { nullable: true, description: 'Only to this person (工号).' })
  @FilledText(40)
  employeeNo?: string | null;
}

@ArgsType()
export class NoticesArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => NoticeFilter, { nullable: true, description: 'Which ones (筛选条件).' })
  filter?: NoticeFilter | null;
}
