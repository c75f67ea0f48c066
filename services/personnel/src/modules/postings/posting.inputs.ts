import { PageArgs } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayMinSize, IsIn, Length, Matches, Min } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PostingSeriesKind } from './posting.type.js';

const HEX_HASH = /^[0-9a-f]{64}$/;

@InputType({ description: 'The next round of a posting series (开榜).' })
export class OpenPostingRoundInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => PostingSeriesKind, { description: 'Which series (系列).' })
  @IsIn(Object.values(PostingSeriesKind))
  series: PostingSeriesKind;

  @Field(() => [String], { description: 'Where it hangs (张贴地点).' })
  @ArrayMinSize(1, { message: 'a posting hangs somewhere' })
  @ArrayMaxSize(50)
  @Length(1, 200, { each: true })
  places: string[];

  @Field(() => String, { nullable: true, description: 'Why, where a reason is wanted (说明).' })
  @Length(0, 500)
  reason?: string;
}

@InputType({ description: 'Which round (轮次).' })
export class PostingRoundInput {
  @Field(() => ID, { description: 'The round (轮次标识).' })
  roundId: string;
}

@ArgsType()
export class PostingRowsArgs extends PageArgs {
  @Field(() => ID, { description: 'The round (轮次标识).' })
  roundId: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Only rows that were corrected (仅更正行).' })
  correctedOnly: boolean;
}

@InputType({ description: 'A row with its proof, to be checked (验证公示行).' })
export class VerifyPostingRowInput {
  @Field(() => String, { description: 'The row in canonical JSON, as given with the proof (规范化公示行).' })
  @Length(2, 4000)
  canonicalRow: string;

  @Field(() => String, { description: 'The salt, hexadecimal (盐值).' })
  @Matches(HEX_HASH, { message: 'salt is 64 hexadecimal digits' })
  salt: string;

  @Field(() => String, { description: 'The salt of the items not posted, hexadecimal (未公示项盐值).' })
  @Matches(HEX_HASH, { message: 'hiddenSalt is 64 hexadecimal digits' })
  hiddenSalt: string;

  @Field(() => String, { description: 'The items not posted in canonical JSON (未公示项).' })
  @Length(2, 20_000)
  hidden: string;

  @Field(() => Int, { description: 'The place of the leaf (叶序号).' })
  @Min(0)
  index: number;

  @Field(() => Int, { description: 'How many leaves there are (叶总数).' })
  @Min(1)
  size: number;

  @Field(() => [String], { description: 'The audit path, hexadecimal (验证路径).' })
  @ArrayMaxSize(64)
  @Matches(HEX_HASH, { each: true, message: 'each hash of the path is 64 hexadecimal digits' })
  path: string[];

  @Field(() => String, { description: 'The root on the notice, hexadecimal (根哈希).' })
  @Matches(HEX_HASH, { message: 'root is 64 hexadecimal digits' })
  root: string;
}
