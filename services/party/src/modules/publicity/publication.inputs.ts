import { FilledText, LocalDateText, PageArgs } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayMinSize, Length, Max, Min } from 'class-validator';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { PublicityChannel, PublicityLevel } from './activity.type.js';
import { PublicationFamily, PublicationItem } from './publication.type.js';

const PLACE_LIMIT = 50;
/** More than any factory or group of the mission has. */
const REACH_LIMIT = 10_000_000;

@InputType({ description: 'Something that was made public (登记公开事项).' })
export class RecordPublicationInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => PublicationFamily, { description: 'Which of the three families (公开类别).' })
  family: PublicationFamily;

  @Field(() => PublicationItem, { description: 'What was made public; one of the family (公开事项).' })
  item: PublicationItem;

  @Field(() => String, { description: 'The title (标题).' })
  @FilledText(200)
  title: string;

  @Field(() => String, { nullable: true, description: 'The document number, where it has one (文号).' })
  @FilledText(100)
  documentNo?: string | null;

  @Field(() => LocalDateText, { description: 'When, not after today (公开日期).' })
  publishedOn: string;

  @Field(() => [String], { description: 'Where it hangs or stands, at most 50 places (公开地点).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(PLACE_LIMIT, { message: `at most ${PLACE_LIMIT} places` })
  @Length(1, 100, { each: true })
  places: string[];

  @Field(() => String, { description: 'File number of the evidence (佐证材料编号).' })
  @FilledText(200)
  evidence: string;
}

@InputType({ description: 'One act of publicity (登记宣传活动).' })
export class RecordPublicityActivityInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => PublicityChannel, { description: 'By what (方式).' })
  channel: PublicityChannel;

  @Field(() => PublicityLevel, { description: 'At which level (层次).' })
  level: PublicityLevel;

  @Field(() => String, { description: 'About what (主题).' })
  @FilledText(200)
  topic: string;

  @Field(() => LocalDateText, { description: 'When, not after today (日期).' })
  heldOn: string;

  @Field(() => String, { description: 'Where (地点).' })
  @FilledText(200)
  place: string;

  @Field(() => Int, { description: 'How many people it reached, counted and not named (覆盖人数).' })
  @Min(0)
  @Max(REACH_LIMIT)
  reach: number;

  @Field(() => String, { description: 'File number of the evidence (佐证材料编号).' })
  @FilledText(200)
  evidence: string;
}

@ArgsType()
export class PublicationsArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => PublicationFamily, { nullable: true, description: 'Only this family (公开类别).' })
  family?: PublicationFamily | null;
}

@ArgsType()
export class PublicityActivitiesArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => PublicityChannel, { nullable: true, description: 'Only by this (方式).' })
  channel?: PublicityChannel | null;

  @Field(() => PublicityLevel, { nullable: true, description: 'Only at this level (层次).' })
  level?: PublicityLevel | null;
}
