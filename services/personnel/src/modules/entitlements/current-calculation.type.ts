import { Fen, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@Inherit()
@ObjectType({ description: 'The calculation whose figures count now (现行测算).' })
export class CurrentCalculation {
  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => String, { description: 'The rule set version (规则版本).' })
  rules: string;

  @Field(() => LocalDateText, { description: 'The day as of which figures are (基准日).' })
  asOf: string;

  @Field(() => Int, { description: 'How many people (人数).' })
  people: number;

  @Field(() => Fen, {
    description:
      'Sum of what is due once, as it was calculated for all; corrections since are not in it (合计金额).',
  })
  total: bigint;

  @Field(() => String, { description: 'SHA-256 over the results of that calculation (结果哈希).' })
  resultHash: string;
}
