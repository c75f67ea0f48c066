import { FilledText, PageArgs } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayMinSize, IsIn, Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import {
  CorrectableFact,
  NoticeMeans,
  ObjectionOutcome,
  ObjectionState,
  PostedItem,
} from './objection.type.js';
import { PostingSeriesKind } from './posting.type.js';

/** Objections that one act may decide or notify at once. */
const BATCH_LIMIT = 100;

@InputType({ description: 'An objection to a posted row (提出异议).' })
export class FileObjectionInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => PostingSeriesKind, { description: 'Which series (系列).' })
  @IsIn(Object.values(PostingSeriesKind))
  series: PostingSeriesKind;

  @Field(() => String, { description: 'Whose row (工号).' })
  @FilledText(50)
  employeeNo: string;

  @Field(() => PostedItem, { description: 'What in the row (项目).' })
  @IsIn(Object.values(PostedItem))
  item: PostedItem;

  @Field(() => String, { description: 'What is claimed (主张).' })
  @FilledText(2000)
  claim: string;

  @Field(() => String, { description: 'The evidence for it (证据).' })
  @Length(0, 2000)
  evidence: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Who files it for the person before the officer, by a recorded representation (代理人).',
  })
  representativeId?: string | null;
}

@InputType({ description: 'Which objection (异议).' })
export class AcceptObjectionInput {
  @Field(() => ID, { description: 'The objection (异议标识).' })
  objectionId: string;
}

@InputType({ description: 'Objections to accept, at most 100 (批量受理).' })
export class AcceptObjectionsInput {
  @Field(() => [ID], { description: 'The objections (异议标识).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(BATCH_LIMIT)
  objectionIds: string[];
}

@InputType({ description: 'An objection that is not accepted for its form (不予受理).' })
export class RejectObjectionInput {
  @Field(() => ID, { description: 'The objection (异议标识).' })
  objectionId: string;

  @Field(() => String, { description: 'What is wrong with its form (原因).' })
  @FilledText(1000)
  reason: string;

  @Field(() => String, {
    nullable: true,
    description: 'What can be done against it; required for one that came after the last round (救济途径).',
  })
  @Length(0, 1000)
  remedies?: string;
}

@InputType({ description: 'A hearing of the person whose row another objects to (听取意见).' })
export class RecordHearingInput {
  @Field(() => ID, { description: 'The objection (异议标识).' })
  objectionId: string;

  @Field(() => String, { description: 'What the person said, or where the minutes are filed (意见摘要).' })
  @FilledText(2000)
  note: string;
}

@InputType({ description: 'A correction of a fact on the roster (更正).' })
export class ObjectionCorrectionInput {
  @Field(() => CorrectableFact, { description: 'Which fact (事实).' })
  @IsIn(Object.values(CorrectableFact))
  field: CorrectableFact;

  @Field(() => String, { description: 'Its right value, in the format of the fact (更正值).' })
  @FilledText(200)
  value: string;
}

@InputType({ description: 'A decision on an objection (裁决异议).' })
export class DecideObjectionInput {
  @Field(() => ID, { description: 'The objection (异议标识).' })
  objectionId: string;

  @Field(() => ObjectionOutcome, { description: 'How it is decided (结果).' })
  @IsIn(Object.values(ObjectionOutcome))
  result: ObjectionOutcome;

  @Field(() => String, { description: 'Why (理由).' })
  @FilledText(2000)
  reasons: string;

  @Field(() => String, {
    nullable: true,
    description: 'What can be done against it; required on dismissal (救济途径).',
  })
  @Length(0, 1000)
  remedies?: string;

  @Field(() => ObjectionCorrectionInput, {
    nullable: true,
    description: 'What is corrected on the roster (更正).',
  })
  @ValidateNested()
  correction?: ObjectionCorrectionInput;
}

@InputType({ description: 'Decisions, at most 100; all or none (批量裁决).' })
export class DecideObjectionsInput {
  @Field(() => [DecideObjectionInput], { description: 'The decisions (裁决).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(BATCH_LIMIT)
  @ValidateNested({ each: true })
  decisions: DecideObjectionInput[];
}

@InputType({ description: 'A notice to the person (告知).' })
export class NotifyObjectionInput {
  @Field(() => ID, { description: 'The objection (异议标识).' })
  objectionId: string;

  @Field(() => NoticeMeans, { description: 'How it was served (方式).' })
  @IsIn(Object.values(NoticeMeans))
  means: NoticeMeans;

  @Field(() => String, {
    description: 'What proves it: number of the receipt, ticket, letter or message (凭证).',
  })
  @FilledText(200)
  proof: string;
}

@InputType({ description: 'Notices, at most 100; all or none (批量告知).' })
export class NotifyObjectionsInput {
  @Field(() => [NotifyObjectionInput], { description: 'The notices (告知).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(BATCH_LIMIT)
  @ValidateNested({ each: true })
  notices: NotifyObjectionInput[];
}

@InputType({ description: 'A suit against a notified decision (提起诉讼).' })
export class RecordLitigationInput {
  @Field(() => ID, { description: 'The objection (异议标识).' })
  objectionId: string;

  @Field(() => String, { description: 'The court (受诉法院).' })
  @FilledText(100)
  court: string;

  @Field(() => String, { description: 'The number of the case (案号).' })
  @FilledText(100)
  caseNo: string;
}

@InputType({ description: 'What the court judged (判决).' })
export class RecordJudgmentInput {
  @Field(() => ID, { description: 'The objection (异议标识).' })
  objectionId: string;

  @Field(() => String, { description: 'The number of the judgment (判决书文号).' })
  @FilledText(100)
  judgmentNo: string;

  @Field(() => ObjectionOutcome, { description: 'How it judged the claim (判决结果).' })
  @IsIn(Object.values(ObjectionOutcome))
  result: ObjectionOutcome;

  @Field(() => ObjectionCorrectionInput, {
    nullable: true,
    description: 'What is corrected on the roster; after FINAL by requestReopening only (更正).',
  })
  @ValidateNested()
  correction?: ObjectionCorrectionInput;
}

@InputType({ description: 'Which objections are wanted (异议筛选).' })
export class ObjectionFilter {
  @Field(() => PostingSeriesKind, { nullable: true, description: 'Only of this series (系列).' })
  series?: PostingSeriesKind;

  @Field(() => [ObjectionState], { nullable: true, description: 'Only in these states (状态).' })
  states?: ObjectionState[];

  @Field(() => String, { nullable: true, description: 'Only about this person’s row (工号).' })
  employeeNo?: string;

  @Field(() => ID, { nullable: true, description: 'Only of this round (轮次标识).' })
  roundId?: string;

  @Field(() => Boolean, { nullable: true, description: 'Only those past their last day (仅逾期).' })
  overdue?: boolean;
}

@ArgsType()
export class ObjectionsArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => ObjectionFilter, { nullable: true, description: 'Which are wanted (筛选).' })
  filter?: ObjectionFilter;
}
