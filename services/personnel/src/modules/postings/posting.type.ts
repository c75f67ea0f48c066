import { Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum PostingSeriesKind {
  FACTS = 'FACTS',
  BACK_PAY = 'BACK_PAY',
  PLACEMENT_RESULT = 'PLACEMENT_RESULT',
}
registerEnumType(PostingSeriesKind, {
  name: 'PostingSeriesKind',
  description: 'What a series of postings is about (公示系列).',
  valuesConfig: {
    FACTS: {
      description:
        'The seven items of each person: age, seniority, special work, injury, fee, compensation, back pay (七项公示).',
    },
    BACK_PAY: { description: 'Back pay of each person (补发拖欠工资).' },
    PLACEMENT_RESULT: {
      description: 'The channel of each person and the money that it settles (安置结果).',
    },
  },
});

export enum PostingRoundStatus {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
  RESOLVED = 'RESOLVED',
}
registerEnumType(PostingRoundStatus, {
  name: 'PostingRoundStatus',
  description: 'Where a round stands (公示轮次状态).',
  valuesConfig: {
    OPEN: { description: 'On the boards; objections are taken to the end of its last day (公示中).' },
    CLOSED: { description: 'Ended; objections are decided and notified (已截止).' },
    RESOLVED: { description: 'Every objection is decided and notified (已办结).' },
  },
});

@Inherit()
@ObjectType({ description: 'Objections of a round or series in numbers (异议统计).' })
export class ObjectionCounts {
  @Field(() => Int, { description: 'All that were filed (异议数).' })
  filed: number;

  @Field(() => Int, { description: 'Not yet decided (待裁决).' })
  undecided: number;

  @Field(() => Int, { description: 'Decided, the person not yet notified (待告知).' })
  unnotified: number;

  @Field(() => Int, { description: 'Upheld in full or in part (成立数).' })
  upheld: number;

  @Field(() => Int, { description: 'Dismissed (不成立数).' })
  dismissed: number;

  @Field(() => Int, { description: 'Not decided within the working days for it (逾期未决).' })
  overdue: number;
}

@Inherit()
@ObjectType({ description: 'Corrected rows of a round by cause (变动统计).' })
export class ChangeCounts {
  @Field(() => Int, { description: 'All corrected rows (变动行数).' })
  total: number;

  @Field(() => Int, { description: 'By an objection upheld (异议更正).' })
  objection: number;

  @Field(() => Int, { description: 'By a dated amendment of the roster (名册更正).' })
  amendment: number;

  @Field(() => Int, { description: 'By a new calculation, as with a new rule set (重新计算).' })
  calculation: number;

  @Field(() => Int, { description: 'By a placement or its change (安置变动).' })
  placement: number;

  @Field(() => Int, { description: 'People who had no row before (新增人员).' })
  newPerson: number;

  @Field(() => Int, { description: 'Reopened after FINAL (定案后重开).' })
  reopening: number;
}

@Inherit()
@ObjectType({ description: 'A round of a posting series (公示轮次).' })
export class PostingRound {
  @Field(() => ID, { description: 'The round (轮次标识).' })
  id: string;

  factoryId: string;
  seriesKey: string;

  @Field(() => Int, { description: 'The number, from 1 (第几榜).' })
  no: number;

  @Field(() => Boolean, { description: 'True when only corrected rows are posted once more (补充公示).' })
  supplementary: boolean;

  @Field(() => PostingRoundStatus, { description: 'Where it stands (状态).' })
  status: PostingRoundStatus;

  @Field(() => LocalDateText, { description: 'Its first day (公示起日).' })
  openedOn: string;

  @Field(() => LocalDateText, {
    description: 'Its last day, to the end of which objections are taken (公示止日).',
  })
  closesOn: string;

  @Field(() => LocalDateText, { description: 'Last day for deciding objections (裁决期限).' })
  decideBy: string;

  @Field(() => [String], { description: 'Where it hangs (张贴地点).' })
  places: string[];

  @Field(() => String, { nullable: true, description: 'Why, where a reason was given (说明).' })
  reason: string | null;

  @Field(() => Int, { description: 'How many rows were posted (行数).' })
  rowCount: number;

  @Field(() => Int, { description: 'How many of them are marked as corrected (更正行数).' })
  correctedCount: number;

  @Field(() => String, {
    description: 'Corrected rows of all rows in percent, one decimal; "0.0" in the first round (差错率).',
  })
  defectRate: string;

  @Field(() => String, {
    description: 'The root of the hash tree over the rows, as printed on the notice (公示根哈希).',
  })
  root: string;

  @Field(() => ObjectionCounts, { description: 'Its objections in numbers (异议统计).' })
  objections: ObjectionCounts;

  @Field(() => ChangeCounts, {
    description: 'Why rows read otherwise than in the round before, in numbers (变动统计).',
  })
  changes: ChangeCounts;
}

@Inherit()
@ObjectType({ description: 'A posting in three rounds (三榜公示).' })
export class PostingSeries {
  @Field(() => ID, { description: 'The series (系列标识).' })
  id: string;

  @Field(() => PostingSeriesKind, { description: 'What it is about (系列).' })
  kind: PostingSeriesKind;

  @Field(() => Boolean, { description: 'True when it is final and money may rest on it (是否定案).' })
  final: boolean;

  @Field(() => LocalDateText, { nullable: true, description: 'When it became final (定案日期).' })
  finalOn: string | null;

  @Field(() => String, { nullable: true, description: 'The root over the final rows (定案根哈希).' })
  finalRoot: string | null;

  @Field(() => [PostingRound], { description: 'Its rounds in order (各榜).' })
  rounds: PostingRound[];

  @Field(() => ObjectionCounts, { description: 'All its objections in numbers (异议统计).' })
  objections: ObjectionCounts;
}
