import { Explanation, enumOf, Fen, Inherit } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export const FundDeterminationKind = enumOf([
  'UNEMPLOYMENT_BENEFIT',
  'EARLY_PENSION',
  'INJURY_PENSION_SUPPLEMENT',
]);
registerEnumType(FundDeterminationKind, {
  name: 'FundDeterminationKind',
  description: 'What a fund decides and pays (基金待遇项目).',
  valuesConfig: {
    UNEMPLOYMENT_BENEFIT: { description: 'Months of unemployment benefit, 社保法 art. 46 (失业保险金期限).' },
    EARLY_PENSION: { description: 'Pension after the deduction for retiring early (提前退休养老金).' },
    INJURY_PENSION_SUPPLEMENT: {
      description:
        'What a pension falls short of the allowance in grades 1–4, 工伤保险条例 art. 35 (养老金差额).',
    },
  },
});

@Inherit()
@ObjectType({
  description:
    'What a person may expect of a fund, for information: the fund decides and pays (基金待遇测算).',
})
export class FundDetermination {
  @Field(() => FundDeterminationKind, { description: 'What it is (项目).' })
  kind: keyof typeof FundDeterminationKind;

  @Field(() => Int, { nullable: true, description: 'How many months, of a benefit in time (月数).' })
  months: number | null;

  @Field(() => Fen, { nullable: true, description: 'How much a month (月金额).' })
  monthly: bigint | null;

  @Field(() => Explanation, { description: 'Step by step (计算说明).' })
  explanation: Explanation;
}
