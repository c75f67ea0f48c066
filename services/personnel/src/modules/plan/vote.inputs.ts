import { FilledText, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'A count of ballots to be tried out (表决试算).' })
export class PreviewVoteInput {
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
}

@InputType({ description: 'A vote of the workers’ congress, totals only (登记职代会表决).' })
export class RecordCongressVoteInput extends PreviewVoteInput {
  @Field(() => ID, { description: 'The plan that was voted on (方案标识).' })
  planId: string;

  @Field(() => String, { description: 'The term of the congress, "第十二届" (届).' })
  @FilledText(50)
  term: string;

  @Field(() => String, { description: 'The session, "第三次会议" (次).' })
  @FilledText(50)
  session: string;

  @Field(() => LocalDateText, { description: 'When the ballots were cast (表决日期).' })
  votedOn: string;

  @Field(() => Boolean, { description: 'True when the ballot was secret, as it must be (是否无记名投票).' })
  secretBallot: boolean;
}

@InputType({ description: 'A resolution of a session, totals only (登记职代会决议).' })
export class RecordCongressResolutionInput {
  @Field(() => ID, { description: 'The session (会议标识).' })
  sessionId: string;

  @Field(() => ID, { nullable: true, description: 'The item of its agenda (议题标识).' })
  agendaItemId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The plan, where it is voted on (方案标识).' })
  planId?: string | null;

  @Field(() => String, { description: 'What was put to the vote (表决事项).' })
  @FilledText(300)
  subject: string;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When the ballots were cast; the day of the session when left out (表决日期).',
  })
  votedOn?: string | null;

  @Field(() => Int, { description: 'Representatives present at this vote (到会人数).' })
  present: number;

  @Field(() => Int, { description: 'Ballots in favour (赞成).' })
  yes: number;

  @Field(() => Int, { description: 'Ballots against (反对).' })
  no: number;

  @Field(() => Int, { description: 'Abstentions (弃权).' })
  abstain: number;

  @Field(() => Int, { description: 'Invalid ballots (废票).' })
  invalid: number;

  @Field(() => Boolean, { description: 'True when the ballot was secret, as it must be (是否无记名投票).' })
  secretBallot: boolean;
}
