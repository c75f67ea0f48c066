import { Explanation, Fen, Inherit, YearMonthText } from '@anzhi/graphql-kit';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { ArrearItemEnum } from '../facts/index.js';
import type { LineOutcome } from './domain/back-pay-lines.js';

const OUTCOMES: Record<LineOutcome, string> = {
  COUNTED: 'The month is paid back (计入补发).',
  PAID_IN_FULL: 'Nothing of it is owed (当月已足额发放).',
  ITEM_NOT_PAID_BACK: 'The item is not paid back (该项目不在补发范围).',
  BEFORE_FIRST_MONTH: 'Before the first month that is paid back (早于补发起始月).',
  AFTER_LAST_MONTH: 'After the last month that is paid back (晚于补发截止月).',
  CATEGORY_NOT_PAID_BACK: 'The policy pays nothing back to the person’s category (该类人员不在补发范围).',
};
export const BackPayLineOutcome = Object.fromEntries(
  Object.keys(OUTCOMES).map((code) => [code, code]),
) as Record<LineOutcome, LineOutcome>;
registerEnumType(BackPayLineOutcome, {
  name: 'BackPayLineOutcome',
  description: 'Whether a month counts for back pay, and if not, why (是否计入补发).',
  valuesConfig: Object.fromEntries(
    Object.entries(OUTCOMES).map(([code, description]) => [code, { description }]),
  ) as never,
});

@Inherit()
@ObjectType({ description: 'One item of one month (逐月明细).' })
export class BackPayMonth {
  @Field(() => YearMonthText, { description: 'The month (月份).' })
  month: string;

  @Field(() => ArrearItemEnum, { description: 'The item (项目).' })
  item: keyof typeof ArrearItemEnum;

  @Field(() => Fen, { description: 'What fell due (应发).' })
  due: bigint;

  @Field(() => Fen, { description: 'What was paid (已发).' })
  paid: bigint;

  @Field(() => Fen, { description: 'What is still owed (拖欠).' })
  arrear: bigint;

  @Field(() => BackPayLineOutcome, { description: 'Whether it counts, and if not, why (是否计入补发).' })
  outcome: LineOutcome;
}

@Inherit()
@ObjectType({
  description: 'Back pay month by month, and why it ends where it does (补发工资逐月说明).',
})
export class BackPayExplanation {
  @Field(() => [BackPayMonth], { description: 'Every month and item of the ledger (逐月明细).' })
  months: BackPayMonth[];

  @Field(() => Fen, { description: 'Sum of the months that count (补发合计).' })
  total: bigint;

  @Field(() => Explanation, { description: 'Why the months end where they do (为何补到该月).' })
  whyMonthsEnd: Explanation;
}
