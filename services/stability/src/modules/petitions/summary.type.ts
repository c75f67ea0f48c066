import { Inherit, InstantText } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';

@Inherit()
@ObjectType({
  description: 'How petitions stand at a factory, in counts only (信访情况).',
})
export class StabilitySummary {
  @Field(() => InstantText, { description: 'The time of the factory as this service holds it (截至时间).' })
  asOf: string;

  @Field(() => Int, { description: 'Petitions registered (登记件数).' })
  petitionsRegistered: number;

  @Field(() => Int, { description: 'Visits, with those on reception days (来访批次).' })
  visits: number;

  @Field(() => Int, { description: 'Visitors in person-times (来访人次).' })
  personTimes: number;

  @Field(() => Int, { description: 'Visits of five people or more, the indicator N1 (集体访批次).' })
  collectiveVisits: number;

  @Field(() => Int, { description: 'Letters (来信件数).' })
  letters: number;

  @Field(() => Int, { description: 'Questions raised (提出问题数).' })
  questionsRaised: number;

  @Field(() => Int, { description: 'Questions answered (解答问题数).' })
  questionsAnswered: number;

  @Field(() => Int, { description: 'Petitions not yet routed or replied to (在办件数).' })
  open: number;

  @Field(() => Int, { description: 'Open petitions past a clock (超期件数).' })
  overdue: number;

  @Field(() => Int, { description: 'Petitions replied to (答复件数).' })
  replied: number;

  @Field(() => Int, { description: 'Petitions replied to within their finish (按期答复件数).' })
  repliedOnTime: number;

  @Field(() => Int, { description: 'Petitions shown to a lawful route (分流件数).' })
  redirected: number;

  @Field(() => Int, { description: 'Objections referred to personnel (转办异议数).' })
  referrals: number;

  @Field(() => Int, { description: 'Referred objections without an answer at their end (未决转办异议数).' })
  referralsPending: number;
}
