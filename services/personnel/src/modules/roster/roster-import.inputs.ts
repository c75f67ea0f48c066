import { FilledText, PageArgs } from '@anzhi/graphql-kit';
import { ArgsType, Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'An import to put on the roster (提交入册).' })
export class CommitRosterImportInput {
  @Field(() => ID, { description: 'The checked import (导入标识).' })
  importId: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Leave rejected rows out on purpose; they stay on the open list (暂缺未通过行).',
  })
  leaveOutRejected: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Why rejected rows are left out; required with leaveOutRejected (暂缺原因).',
  })
  @FilledText(500)
  reason?: string | null;
}

@InputType({ description: 'An import to give up before it is put on the roster (导入作废).' })
export class DiscardRosterImportInput {
  @Field(() => ID, { description: 'The import (导入标识).' })
  importId: string;

  @Field(() => String, { description: 'Why (作废原因).' })
  @FilledText(500)
  reason: string;
}

@InputType({ description: 'A row left out of the roster that is settled by a decision (暂缺人员处理).' })
export class ResolveLeftOutRowInput {
  @Field(() => ID, { description: 'The row on the open list (暂缺标识).' })
  leftOutId: string;

  @Field(() => String, { description: 'Why nobody is forgotten by this (处理理由).' })
  @FilledText(500)
  reason: string;
}

@InputType({ description: 'A roster to freeze as of the declaration (名册冻结).' })
export class FreezeRosterInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why to freeze though rows or imports are still open; recorded (冻结理由).',
  })
  @FilledText(500)
  reason?: string | null;
}

@ArgsType()
export class RosterImportsArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;
}

@ArgsType()
export class RosterLeftOutsArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => Boolean, { defaultValue: true, description: 'Only those still open (仅未处理).' })
  open: boolean;
}
