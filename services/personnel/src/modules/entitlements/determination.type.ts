import { Explanation, enumOf, Fen, Inherit } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Determination } from '../rules/domain/determinations.js';

export const DeterminationKindEnum = enumOf([
  'UNEMPLOYMENT_BENEFIT',
  'EARLY_PENSION',
  'INJURY_PENSION_SUPPLEMENT',
] as const satisfies readonly Determination['kind'][]);
registerEnumType(DeterminationKindEnum, {
  name: 'DeterminationKind',
  description: 'What a fund decides and pays, told for information (由基金核定的待遇).',
  valuesConfig: {
    UNEMPLOYMENT_BENEFIT: {
      description: 'For how long unemployment benefit may be drawn (失业保险金领取期限).',
    },
    EARLY_PENSION: { description: 'The pension in early retirement, after the deduction (提前退休养老金).' },
    INJURY_PENSION_SUPPLEMENT: {
      description: 'What the injury fund adds to the pension in grades 1–4 (工伤一至四级养老金补差).',
    },
  },
});

@Inherit()
@ObjectType({
  description: 'What a person may expect of a fund; the enterprise owes none of it (由基金核定的待遇).',
})
export class DeterminationType {
  @Field(() => DeterminationKindEnum, { description: 'What it is (项目).', simple: true })
  kind: keyof typeof DeterminationKindEnum;

  @Field(() => Int, {
    nullable: true,
    description: 'For how many months, zero where none is due; unemployment benefit only (月数).',
    simple: true,
  })
  months: number | null;

  @Field(() => Fen, {
    nullable: true,
    description: 'The amount a month, zero where nothing is added; pensions only (月金额).',
    simple: true,
  })
  monthly: bigint | null;

  @Field(() => Explanation, { description: 'Step by step with the law (计算说明).', simple: true })
  explanation: Explanation;
}
