import type { YearMonth } from '@anzhi/domain';
import { Fen, YearMonthText } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayMinSize, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { DueWageItemEnum } from '../facts/index.js';
import { PersonChangeInput } from './amendment.inputs.js';

/** Twelve months of four items. */
const LINES_LIMIT = 48;

@InputType({ description: 'What fell due of one item of pay in one month (应发工资行).' })
export class DueWageLineInput {
  @Field(() => YearMonthText, { description: 'The month (月份).' })
  month: YearMonth;

  @Field(() => DueWageItemEnum, { description: 'The item of pay (工资项目).' })
  item: keyof typeof DueWageItemEnum;

  @Field(() => Fen, { description: 'What fell due, paid or not (应发).' })
  due: bigint;
}

@InputType({
  description:
    'Due wages of the twelve months before the declaration, in place of what stood (登记应发工资).',
})
export class RecordDueWagesInput extends PersonChangeInput {
  @Field(() => [DueWageLineInput], {
    description:
      'Every month since the later of the twelfth before and the joining, each item once (应发工资行).',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(LINES_LIMIT)
  @ValidateNested({ each: true })
  lines: DueWageLineInput[];
}
