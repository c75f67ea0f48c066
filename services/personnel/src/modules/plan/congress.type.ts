import { connectionOf, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CongressVote } from './vote.type.js';

export enum AgendaItemKind {
  REPORT = 'REPORT',
  DISCUSSION = 'DISCUSSION',
  RESOLUTION = 'RESOLUTION',
}
registerEnumType(AgendaItemKind, {
  name: 'AgendaItemKind',
  description: 'What a congress does with an item of its agenda (议题类型).',
  valuesConfig: {
    REPORT: { description: 'A report that is heard (报告).' },
    DISCUSSION: { description: 'A matter that is discussed (讨论).' },
    RESOLUTION: { description: 'A matter that is voted on by secret ballot (表决).' },
  } satisfies Record<AgendaItemKind, { description: string }>,
});

@Inherit()
@ObjectType({ description: 'An item of the agenda (议题).' })
export class CongressAgendaItem {
  @Field(() => ID, { description: 'The item (议题标识).' })
  id: string;

  @Field(() => Int, { description: 'Its place, from 1 (序号).' })
  no: number;

  @Field(() => AgendaItemKind, { description: 'What is done with it (议题类型).' })
  kind: AgendaItemKind;

  @Field(() => String, { description: 'The title (标题).' })
  title: string;

  @Field(() => String, { nullable: true, description: 'Who presents it, as a post (报告人职务).' })
  presenter: string | null;

  @Field(() => String, { nullable: true, description: 'The document, as a file number (文件编号).' })
  documentRef: string | null;
}

@Inherit()
@ObjectType({
  description: 'A question asked at a session, without who asked (代表提问).',
})
export class CongressQuestion {
  @Field(() => ID, { description: 'The question (问题标识).' })
  id: string;

  @Field(() => String, { description: 'What was asked (问题).' })
  question: string;

  @Field(() => LocalDateText, { description: 'When (提问日期).' })
  askedOn: string;

  @Field(() => String, { nullable: true, description: 'The answer; null while open (答复).' })
  answer: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who answered, as a post; null while open (答复人职务).',
  })
  answeredBy: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When it was answered (答复日期).' })
  answeredOn: string | null;
}

@Inherit()
@ObjectType({ description: 'A session of the workers’ congress (职工代表大会会议).' })
export class CongressSession {
  @Field(() => ID, { description: 'The session (会议标识).' })
  id: string;

  key: string;

  @Field(() => String, { description: 'As it is called, "第十五届四次职工代表大会" (会议名称).' })
  name: string;

  @Field(() => String, { description: 'The term, "第十五届" (届).' })
  term: string;

  @Field(() => String, { description: 'The session, "第四次会议" (次).' })
  session: string;

  @Field(() => LocalDateText, { description: 'The day (日期).' })
  heldOn: string;

  @Field(() => String, { nullable: true, description: 'Where (地点).' })
  place: string | null;

  @Field(() => Int, { description: 'All representatives (代表总数).' })
  representatives: number;

  @Field(() => Int, { description: 'Representatives who attended (到会人数).' })
  attended: number;

  @Field(() => Int, { description: 'How many must attend: two thirds, rounded up (法定人数).' })
  quorum: number;

  @Field(() => Boolean, { description: 'True when as many attended (是否达到法定人数).' })
  quorate: boolean;

  @Field(() => [CongressAgendaItem], { description: 'The agenda in order (议程).' })
  agenda: CongressAgendaItem[];

  @Field(() => [CongressVote], { description: 'Its resolutions as totals, oldest first (决议).' })
  resolutions: CongressVote[];

  @Field(() => [CongressQuestion], { description: 'What was asked and answered, oldest first (问答登记).' })
  questions: CongressQuestion[];

  @Field(() => String, { nullable: true, description: 'The minutes, as a file number (会议记录编号).' })
  minutesRef: string | null;
}

@Inherit()
@ObjectType({ description: 'A page of sessions (会议列表).' })
export class CongressSessionConnection extends connectionOf(
  CongressSession,
  'CongressSession',
  'sessions of the workers’ congress (职工代表大会会议)',
) {}
