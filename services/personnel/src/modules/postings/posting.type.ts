import { connectionOf, Fen, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum PostingSeriesKind {
  FACTS = 'FACTS',
  BACK_PAY = 'BACK_PAY',
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
@ObjectType({ description: 'Years and months of service (年限).', simpleResolvers: true })
export class PostedLength {
  @Field(() => Int, { description: 'Whole years (年).' })
  years: number;

  @Field(() => Int, { description: 'Months beyond them (月).' })
  months: number;
}

@Inherit()
@ObjectType({
  description: 'A row as it stands on the notice board: nothing that is not public (公示行).',
  simpleResolvers: true,
})
export class PostedRow {
  @Field(() => Int, { description: 'The place on the roster (序号).' })
  serial: number;

  @Field(() => String, { description: 'The name (姓名).' })
  name: string;

  @Field(() => String, { nullable: true, description: 'The workshop or department (车间部门).' })
  unit: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Age in full years at the declaration; in FACTS only (年龄).',
  })
  age: number | null;

  @Field(() => PostedLength, {
    nullable: true,
    description: 'Seniority at the declaration; in FACTS only (工龄).',
  })
  seniority: PostedLength | null;

  @Field(() => String, {
    nullable: true,
    description: 'Years of special work, masked for everybody (特殊工种年限).',
  })
  specialWorkYears: string | null;

  @Field(() => String, { nullable: true, description: 'Injury grade, masked for everybody (工伤等级).' })
  injuryGrade: string | null;

  @Field(() => Fen, { nullable: true, description: 'Resettlement fee; in FACTS only (安置费).' })
  resettlementFee: bigint | null;

  @Field(() => Fen, { nullable: true, description: 'Economic compensation; in FACTS only (经济补偿金).' })
  compensation: bigint | null;

  @Field(() => Fen, { description: 'Back pay (补发拖欠工资).' })
  backPay: bigint;

  @Field(() => Boolean, { description: 'True when it was corrected since the round before (更正标记).' })
  corrected: boolean;
}

@Inherit()
@ObjectType({ description: 'A page of posted rows (公示行列表).' })
export class PostedRowConnection extends connectionOf(PostedRow, 'PostedRow', 'posted rows (公示行)') {}

@Inherit()
@ObjectType({ description: 'Objections of a round or series in numbers (异议统计).', simpleResolvers: true })
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
@ObjectType({ description: 'A round of a posting series (公示轮次).', simpleResolvers: true })
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
}

@Inherit()
@ObjectType({ description: 'A posting in three rounds (三榜公示).', simpleResolvers: true })
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

@Inherit()
@ObjectType({ description: 'What binds a row to the root on the notice (公示证明).', simpleResolvers: true })
export class PostingProof {
  @Field(() => Int, { description: 'The place of the leaf, from 0 (叶序号).' })
  index: number;

  @Field(() => Int, { description: 'How many leaves there are (叶总数).' })
  size: number;

  @Field(() => String, { description: 'The hash of the leaf, hexadecimal (叶哈希).' })
  leaf: string;

  @Field(() => [String], {
    description: 'The audit path of RFC 6962 from the leaf upwards, hexadecimal (验证路径).',
  })
  path: string[];

  @Field(() => String, { description: 'The root, hexadecimal (根哈希).' })
  root: string;

  @Field(() => String, {
    description: 'The row in canonical JSON of RFC 8785, as it was hashed (规范化公示行).',
  })
  canonicalRow: string;

  @Field(() => String, { nullable: true, description: 'The salt, for the person and staff (盐值).' })
  salt: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The salt of the items not posted, for the person and staff (未公示项盐值).',
  })
  hiddenSalt: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The items not posted in canonical JSON, for the person and staff (未公示项).',
  })
  hidden: string | null;
}

@Inherit()
@ObjectType({ description: 'A posted row with its proof (公示行及证明).', simpleResolvers: true })
export class ProvenPostingRow {
  @Field(() => PostedRow, { description: 'The row as posted (公示行).' })
  row: PostedRow;

  @Field(() => PostingProof, { description: 'Its proof (证明).' })
  proof: PostingProof;
}
