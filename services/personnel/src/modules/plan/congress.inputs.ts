import { FilledText, LocalDateText } from '@anzhi/graphql-kit';
import { ArrayMaxSize, IsIn, Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { AgendaItemKind } from './congress.type.js';

@InputType({ description: 'An item of the agenda (议题).' })
export class CongressAgendaItemInput {
  @Field(() => AgendaItemKind, { description: 'What is done with it (议题类型).' })
  @IsIn(Object.values(AgendaItemKind))
  kind: AgendaItemKind;

  @Field(() => String, { description: 'The title, of a report its name (标题).' })
  @FilledText(300)
  title: string;

  @Field(() => String, { nullable: true, description: 'Who presents it, as a post (报告人职务).' })
  @Length(1, 100)
  presenter?: string | null;

  @Field(() => String, { nullable: true, description: 'The document, as a file number (文件编号).' })
  @Length(1, 200)
  documentRef?: string | null;
}

@InputType({ description: 'A session of the workers’ congress with its agenda (召开职工代表大会).' })
export class OpenCongressSessionInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => Int, { description: 'The term, 15 for 第十五届 (届次).' })
  @Min(1)
  @Max(99)
  termNo: number;

  @Field(() => Int, { description: 'The session of the term, 4 for 第四次会议 (会次).' })
  @Min(1)
  @Max(99)
  sessionNo: number;

  @Field(() => LocalDateText, { description: 'The day (日期).' })
  heldOn: string;

  @Field(() => String, { nullable: true, description: 'Where (地点).' })
  @Length(1, 200)
  place?: string | null;

  @Field(() => Int, { description: 'All representatives (代表总数).' })
  @Min(1)
  representatives: number;

  @Field(() => Int, { description: 'Representatives who attended, as a count (到会人数).' })
  @Min(0)
  attended: number;

  @Field(() => [CongressAgendaItemInput], { description: 'The agenda in order, reports among it (议程).' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  agenda: CongressAgendaItemInput[];

  @Field(() => String, { nullable: true, description: 'The minutes, as a file number (会议记录编号).' })
  @Length(1, 200)
  minutesRef?: string | null;
}

@InputType({ description: 'A question asked at a session (代表提问).' })
export class RecordCongressQuestionInput {
  @Field(() => ID, { description: 'The session (会议标识).' })
  sessionId: string;

  @Field(() => String, { description: 'The question, without who asked it (问题).' })
  @FilledText(2000)
  question: string;
}

@InputType({ description: 'The answer to a question (答复提问).' })
export class AnswerCongressQuestionInput {
  @Field(() => ID, { description: 'The question (问题标识).' })
  questionId: string;

  @Field(() => String, { description: 'The answer (答复).' })
  @FilledText(4000)
  answer: string;

  @Field(() => String, { description: 'Who answered, as a post (答复人职务).' })
  @FilledText(100)
  answeredBy: string;
}
