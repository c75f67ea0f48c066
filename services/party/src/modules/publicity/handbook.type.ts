import { connectionOf, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@Inherit()
@ObjectType({
  description: 'One question of the handbook with its answer (问答条目).',
})
export class HandbookEntry {
  @Field(() => String, { description: 'The question (问).' })
  question: string;

  @Field(() => String, { description: 'The answer, with its source (答,注明依据).' })
  answer: string;
}

@Inherit()
@ObjectType({
  description: 'A version of the handbook of policy questions and answers (政策问答).',
})
export class Handbook {
  @Field(() => ID, { description: 'The id of the version (标识).' })
  id: string;

  @Field(() => Int, { description: 'The number of the version, from 1 (版次).' })
  version: number;

  @Field(() => String, { description: 'The title (标题).' })
  title: string;

  @Field(() => String, { description: 'The document number (文号).' })
  documentNo: string;

  @Field(() => [HandbookEntry], { description: 'Questions and answers in order (问答条目).' })
  entries: HandbookEntry[];

  @Field(() => LocalDateText, { description: 'When it was issued (印发日期).' })
  issuedOn: string;

  @Field(() => Int, { description: 'How many people acknowledged this version (签收人数).' })
  acknowledged: number;
}

@Inherit()
@ObjectType({ description: 'A page of versions of the handbook (政策问答列表).' })
export class HandbookConnection extends connectionOf(
  Handbook,
  'Handbook',
  'versions of the handbook (政策问答)',
) {}
