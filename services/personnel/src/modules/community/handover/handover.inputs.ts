import type { LocalDate } from '@anzhi/domain';
import { Fen, FilledText, LocalDateText, PageArgs } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayUnique } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { HandoverCategory as Category, HandoverState as State } from './domain/handover.js';
import { HandoverCategory, HandoverState } from './handover.type.js';

@InputType({ description: 'The list of whom and what is handed over (编制移交名册).' })
export class ListHandoversInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  @FilledText(33)
  factoryCode: string;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Functions beside the people, at most 50 (社会职能).',
  })
  @ArrayMaxSize(50)
  @ArrayUnique()
  functions: string[];
}

@InputType({ description: 'A local body that takes over (登记接收单位).' })
export class RegisterReceiverInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  @FilledText(33)
  factoryCode: string;

  @Field(() => String, { description: 'Its name (名称).' })
  @FilledText(100)
  name: string;

  @Field(() => String, { description: 'Address and telephone of its office (联系方式).' })
  @FilledText(300)
  contact: string;
}

@InputType({
  description:
    'A batch agreed with one receiver; without names, all of the categories that are open (签订移交协议).',
})
export class AgreeHandoverInput {
  @Field(() => ID, { description: 'The receiver (接收单位).' })
  receiverId: string;

  @Field(() => String, { description: 'Number of the agreement (协议编号).' })
  @FilledText(100)
  agreementNo: string;

  @Field(() => LocalDateText, { description: 'When it was agreed (协议日期).' })
  agreedOn: LocalDate;

  @Field(() => [HandoverCategory], { defaultValue: [], description: 'Whole categories (类别).' })
  categories: Category[];

  @Field(() => [String], { defaultValue: [], description: 'People by number, at most 1,000 (工号).' })
  @ArrayMaxSize(1_000)
  @ArrayUnique()
  employeeNos: string[];

  @Field(() => [String], { defaultValue: [], description: 'Functions by name (职能).' })
  @ArrayMaxSize(50)
  @ArrayUnique()
  functions: string[];
}

@InputType({ description: 'An act on a batch (办理移交批次).' })
export class HandoverBatchActInput {
  @Field(() => ID, { description: 'The batch (批次).' })
  batchId: string;

  @Field(() => LocalDateText, { description: 'When (日期).' })
  on: LocalDate;

  @Field(() => String, { description: 'What proves it: transfer slip or receipt (凭证编号).' })
  @FilledText(200)
  reference: string;
}

@InputType({ description: 'The money of a batch (落实移交经费).' })
export class FundHandoverInput extends HandoverBatchActInput {
  @Field(() => Fen, { description: 'How much (金额).' })
  amount: bigint;
}

@InputType({ description: 'Which of the list (筛选条件).' })
export class HandoverFilter {
  @Field(() => HandoverCategory, { nullable: true, description: 'Only under this (类别).' })
  category?: Category | null;

  @Field(() => HandoverState, { nullable: true, description: 'Only in this state (状态).' })
  state?: State | null;
}

@ArgsType()
export class CommunityPageArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;
}

@ArgsType()
export class HandoverItemsArgs extends CommunityPageArgs {
  @Field(() => HandoverFilter, { nullable: true, description: 'Which ones (筛选条件).' })
  filter?: HandoverFilter | null;
}
