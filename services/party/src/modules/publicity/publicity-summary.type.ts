import { Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import { PublicityReach } from './activity.type.js';
import { PublicationCompleteness } from './publication.type.js';
import { UnderstandingItem } from './understanding.type.js';

@Inherit()
@ObjectType({
  description: 'How many people hold one of the four understandings (了解情况统计).',
})
export class UnderstandingRate {
  @Field(() => UnderstandingItem, { description: 'Which of the four (事项).' })
  item: UnderstandingItem;

  @Field(() => Int, { description: 'How many people (人数).' })
  people: number;

  @Field(() => String, {
    nullable: true,
    description: 'Of the frozen roster in percent, one decimal; null before the freeze (了解率).',
  })
  rate: string | null;
}

@Inherit()
@ObjectType({
  description:
    'How open a closure is to its people: three publications, handbook, understandings (公开情况).',
})
export class PublicitySummary {
  @Field(() => Int, { description: 'People of the roster that party knows by now (已知在册人数).' })
  enrolled: number;

  @Field(() => Int, { description: 'Size of the frozen roster, 0 before the freeze (冻结名册人数).' })
  roster: number;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'As of when the roster was frozen (名册截止日期).',
  })
  rosterAsOf: string | null;

  @Field(() => Int, { nullable: true, description: 'The newest version of the handbook (问答最新版次).' })
  handbookVersion: number | null;

  @Field(() => Int, { description: 'How many acknowledged the newest version (签收人数).' })
  handbookAcknowledged: number;

  @Field(() => String, {
    nullable: true,
    description: 'K6: of the frozen roster in percent, one decimal; null before the freeze (签收率).',
  })
  handbookRate: string | null;

  @Field(() => [UnderstandingRate], { description: 'K7: each of the four (四了解各项).' })
  understandings: UnderstandingRate[];

  @Field(() => Int, { description: 'How many people hold all four (四项全部了解人数).' })
  allFour: number;

  @Field(() => String, {
    nullable: true,
    description:
      'K7: all four, of the frozen roster in percent, one decimal; null before the freeze (四了解率).',
  })
  allFourRate: string | null;

  @Field(() => [PublicationCompleteness], { description: 'The three families of publication (三公开).' })
  publications: PublicationCompleteness[];

  @Field(() => String, {
    description: 'Published of all required items in percent, one decimal (三公开完整率).',
  })
  publicationRate: string;

  @Field(() => [PublicityReach], { description: 'Acts of publicity by channel and level (宣传覆盖).' })
  activities: PublicityReach[];
}
