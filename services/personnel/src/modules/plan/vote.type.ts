import { Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum CongressVoteResult {
  PASSED = 'PASSED',
  FAILED = 'FAILED',
  NO_QUORUM = 'NO_QUORUM',
}
registerEnumType(CongressVoteResult, {
  name: 'CongressVoteResult',
  description: 'What a vote of the workers’ congress came to (表决结果).',
  valuesConfig: {
    PASSED: { description: 'More than half of all representatives voted yes (通过).' },
    FAILED: { description: 'Not more than half of all representatives voted yes (未通过).' },
    NO_QUORUM: {
      description:
        'Fewer than two thirds of the representatives were present: nothing is decided (未达法定人数).',
    },
  },
});

@Inherit()
@ObjectType({
  description: 'A vote of the workers’ congress, as totals only (职代会表决).',
})
export class CongressVote {
  @Field(() => String, { description: 'What was put to the vote (表决事项).' })
  subject: string;

  @Field(() => String, { description: 'The term of the congress, "第十二届" (届).' })
  term: string;

  @Field(() => String, { description: 'The session, "第三次会议" (次).' })
  session: string;

  @Field(() => LocalDateText, { description: 'When the ballots were cast (表决日期).' })
  votedOn: string;

  @Field(() => Int, { description: 'All representatives (代表总数).' })
  representatives: number;

  @Field(() => Int, { description: 'Representatives present (到会人数).' })
  present: number;

  @Field(() => Int, { description: 'Ballots in favour (赞成).' })
  yes: number;

  @Field(() => Int, { description: 'Ballots against (反对).' })
  no: number;

  @Field(() => Int, { description: 'Abstentions (弃权).' })
  abstain: number;

  @Field(() => Int, { description: 'Invalid ballots (废票).' })
  invalid: number;

  @Field(() => CongressVoteResult, { description: 'What it came to (结果).' })
  result: CongressVoteResult;

  @Field(() => Int, { description: 'How many had to be present (法定人数).' })
  quorum: number;

  @Field(() => Int, { description: 'How many had to be in favour (应得赞成票).' })
  needed: number;

  @Field(() => Boolean, { description: 'True when everybody present voted yes (是否全票).' })
  unanimous: boolean;
}

@Inherit()
@ObjectType({ description: 'What a vote would come to (表决试算).' })
export class VotePreview {
  @Field(() => CongressVoteResult, { description: 'What it would come to (结果).' })
  result: CongressVoteResult;

  @Field(() => Int, { description: 'How many must be present: two thirds of all, rounded up (法定人数).' })
  quorum: number;

  @Field(() => Int, { description: 'How many must be in favour: more than half of all (应得赞成票).' })
  needed: number;

  @Field(() => Boolean, { description: 'True when everybody present votes yes (是否全票).' })
  unanimous: boolean;
}
