import { connectionOf, Inherit, PageArgs } from '@anzhi/graphql-kit';
import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PostedItem } from './objection.type.js';

export enum PostingChangeCause {
  OBJECTION = 'OBJECTION',
  AMENDMENT = 'AMENDMENT',
  CALCULATION = 'CALCULATION',
  PLACEMENT = 'PLACEMENT',
  NEW_PERSON = 'NEW_PERSON',
  REOPENING = 'REOPENING',
}
registerEnumType(PostingChangeCause, {
  name: 'PostingChangeCause',
  description: 'Why a row reads otherwise than when it was last posted (变动原因).',
  valuesConfig: {
    OBJECTION: { description: 'An objection was upheld (异议成立).' },
    AMENDMENT: { description: 'The roster was amended (名册更正).' },
    CALCULATION: { description: 'It was calculated anew, as with a new rule set (重新计算).' },
    PLACEMENT: { description: 'The person was placed, or the channel changed (安置变动).' },
    NEW_PERSON: { description: 'The person had no row before (新增人员).' },
    REOPENING: { description: 'A judgment or late evidence reopened the final row (定案后重开).' },
  },
});

@Inherit()
@ObjectType({ description: 'An item that reads otherwise than before (变动项).' })
export class PostingChangedItem {
  @Field(() => PostedItem, { description: 'Which item (项目).' })
  item: PostedItem;

  @Field(() => String, { nullable: true, description: 'What it read before (变动前).' })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'What it reads now (变动后).' })
  after: string | null;
}

@Inherit()
@ObjectType({
  description: 'A corrected row and why; for staff and the person (变动行).',
})
export class PostingChange {
  @Field(() => Int, { description: 'The place on the roster (序号).' })
  serial: number;

  @Field(() => String, { description: 'Whose row (工号).' })
  employeeNo: string;

  @Field(() => PostingChangeCause, { description: 'Why it changed (变动原因).' })
  cause: PostingChangeCause;

  @Field(() => [PostingChangedItem], { description: 'What changed, hidden items among it (变动项).' })
  items: PostingChangedItem[];

  @Field(() => String, {
    nullable: true,
    description: 'The reasons of the decision, where there was one (理由).',
  })
  reasons: string | null;

  @Field(() => String, { nullable: true, description: 'The law or rule set it rests on (依据).' })
  basis: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the judgment or file that proves it (凭证).',
  })
  evidence: string | null;

  @Field(() => ID, { nullable: true, description: 'The objection behind it (异议标识).' })
  objectionId: string | null;
}

@Inherit()
@ObjectType({ description: 'A page of corrected rows (变动行列表).' })
export class PostingChangeConnection extends connectionOf(
  PostingChange,
  'PostingChange',
  'corrected rows (变动行)',
) {}

@ArgsType()
export class PostingChangesArgs extends PageArgs {
  @Field(() => ID, { description: 'The round (轮次标识).' })
  roundId: string;

  @Field(() => PostingChangeCause, { nullable: true, description: 'Only for this cause (变动原因).' })
  cause?: PostingChangeCause;

  @Field(() => String, { nullable: true, description: 'Only this person’s row (工号).' })
  employeeNo?: string;
}
