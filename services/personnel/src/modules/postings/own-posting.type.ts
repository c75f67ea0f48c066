import { Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PostedRow } from './posted-row.type.js';
import { PostingRoundStatus, PostingSeriesKind } from './posting.type.js';

@Inherit()
@ObjectType({ description: 'How a person stood in one round (本人公示记录).' })
export class OwnPosting {
  @Field(() => ID, { description: 'The round (公示轮次标识).' })
  roundId: string;

  @Field(() => PostingSeriesKind, { description: 'The series (公示系列).' })
  series: PostingSeriesKind;

  @Field(() => Int, { description: 'The number of the round (榜次).' })
  no: number;

  @Field(() => Boolean, { description: 'True for a supplementary posting (是否补充公示).' })
  supplementary: boolean;

  @Field(() => PostingRoundStatus, { description: 'Where the round stands (状态).' })
  status: PostingRoundStatus;

  @Field(() => LocalDateText, { description: 'When it was posted (张榜日期).' })
  openedOn: string;

  @Field(() => LocalDateText, { description: 'The last day for objections (异议截止日期).' })
  closesOn: string;

  @Field(() => PostedRow, { description: 'The row as it was posted (公示内容).' })
  row: PostedRow;

  @Field(() => Boolean, { description: 'True when this row is the final one (是否定案).' })
  final: boolean;
}
