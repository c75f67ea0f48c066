import { FilledText, LocalDateText } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayMinSize, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

/** How many people one list may name: a receipt list has a page for each workshop. */
export const PUBLICITY_PEOPLE_LIMIT = 1_000;
const ENTRY_LIMIT = 300;

@InputType({ description: 'One question of the handbook with its answer (问答条目).' })
export class HandbookEntryInput {
  @Field(() => String, { description: 'The question (问).' })
  @FilledText(500)
  question: string;

  @Field(() => String, { description: 'The answer, with its source (答,注明依据).' })
  @FilledText(5_000)
  answer: string;
}

@InputType({ description: 'A new version of the handbook (印发政策问答).' })
export class IssueHandbookInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => String, { description: 'The title (标题).' })
  @FilledText(200)
  title: string;

  @Field(() => String, { description: 'The document number (文号).' })
  @FilledText(100)
  documentNo: string;

  @Field(() => [HandbookEntryInput], { description: 'Questions and answers, at most 300 (问答条目).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(ENTRY_LIMIT, { message: `at most ${ENTRY_LIMIT} entries` })
  @ValidateNested({ each: true })
  entries: HandbookEntryInput[];

  @Field(() => LocalDateText, { description: 'When it was issued, not after today (印发日期).' })
  issuedOn: string;
}

@InputType({ description: 'Receipts of the handbook on a signed list (签收单登记).' })
export class RecordHandbookReceiptsInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => Int, { nullable: true, description: 'Which version; the newest when left out (版次).' })
  version?: number | null;

  @Field(() => [String], { description: 'Employee numbers, at most 1,000 (工号).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(PUBLICITY_PEOPLE_LIMIT, { message: `at most ${PUBLICITY_PEOPLE_LIMIT} people at once` })
  employeeNos: string[];

  @Field(() => String, { description: 'File number of the signed receipt list (签收单编号).' })
  @FilledText(200)
  receiptList: string;

  @Field(() => LocalDateText, { description: 'When they signed, not after today (签收日期).' })
  acknowledgedOn: string;
}

@InputType({ description: "The signed-in person's own receipt of a version (本人签收政策问答)." })
export class AcknowledgeHandbookInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => ID, { description: 'The version that was read (政策问答标识).' })
  handbookId: string;
}
