import { connectionOf, Fen, Inherit } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';

@Inherit()
@ObjectType({ description: 'Years and months of service (年限).' })
export class PostedLength {
  @Field(() => Int, { description: 'Whole years (年).' })
  years: number;

  @Field(() => Int, { description: 'Months beyond them (月).' })
  months: number;
}

@Inherit()
@ObjectType({
  description: 'A row as it stands on the notice board: nothing that is not public (公示行).',
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
    description: 'Years of special work; masked without the person’s written consent (特殊工种年限).',
  })
  specialWorkYears: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Injury grade; masked without the person’s written consent (工伤等级).',
  })
  injuryGrade: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The channel in the plan’s wording; in PLACEMENT_RESULT only, null while not placed (安置渠道).',
  })
  channel: string | null;

  @Field(() => Fen, { nullable: true, description: 'Resettlement fee; not in BACK_PAY (安置费).' })
  resettlementFee: bigint | null;

  @Field(() => Fen, { nullable: true, description: 'Economic compensation; not in BACK_PAY (经济补偿金).' })
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
@ObjectType({ description: 'What binds a row to the root on the notice (公示证明).' })
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
@ObjectType({ description: 'A posted row with its proof (公示行及证明).' })
export class ProvenPostingRow {
  @Field(() => PostedRow, { description: 'The row as posted (公示行).' })
  row: PostedRow;

  @Field(() => PostingProof, { description: 'Its proof (证明).' })
  proof: PostingProof;
}
