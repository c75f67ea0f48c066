import { Explanation, Fen, Inherit, LocalDateText, YearMonthText } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CLAIM_CLASS_TERMS, KIND_TERMS, PAYER_TERMS } from './entitlement-terms.js';

/** A GraphQL enum over a closed list of codes, each with its Chinese term. */
function enumOf<T extends string>(name: string, description: string, terms: Record<T, string>): Record<T, T> {
  const values = Object.fromEntries(Object.keys(terms).map((code) => [code, code])) as Record<T, T>;
  registerEnumType(values, {
    name,
    description,
    valuesConfig: Object.fromEntries(
      Object.entries<string>(terms).map(([code, term]) => [code, { description: term }]),
    ) as never,
  });
  return values;
}

export const EntitlementKindEnum = enumOf(
  'EntitlementKind',
  'What a person can be entitled to (待遇项目).',
  KIND_TERMS,
);
export const PayerEnum = enumOf('Payer', 'Who pays (支付方).', PAYER_TERMS);
export const ClaimClassEnum = enumOf(
  'ClaimClass',
  'Where it ranks in the waterfall (清偿顺序).',
  CLAIM_CLASS_TERMS,
);

@Inherit()
@ObjectType({ description: 'One amount due to one person, and why (待遇).' })
export class EntitlementType {
  @Field(() => EntitlementKindEnum, { description: 'What it is (项目).' })
  kind: keyof typeof EntitlementKindEnum;

  @Field(() => Fen, { description: 'The amount, monthly where it recurs (金额).' })
  amount: bigint;

  @Field(() => PayerEnum, { description: 'Who pays (支付方).' })
  payer: keyof typeof PayerEnum;

  @Field(() => ClaimClassEnum, { description: 'Where it ranks in the waterfall (清偿顺序).' })
  claimClass: keyof typeof ClaimClassEnum;

  @Field(() => Boolean, { description: 'True when the amount is due every month (是否按月).' })
  monthly: boolean;

  @Field(() => String, { description: 'The rule set version it was calculated by (规则版本).' })
  rules: string;

  trace: unknown;
}

@Inherit()
@ObjectType({ description: 'An age in years and months (年龄).' })
export class AgeType {
  @Field(() => Int, { description: 'Full years (岁).' })
  years: number;

  @Field(() => Int, { description: 'Full months beyond the years (月).' })
  months: number;
}

@Inherit()
@ObjectType({
  description: 'When a person reaches the statutory retirement age (法定退休).',
})
export class RetirementType {
  @Field(() => YearMonthText, { description: 'The month of retirement (退休年月).' })
  month: string;

  @Field(() => Int, { description: 'Months by which the age is delayed (延迟月数).' })
  delayMonths: number;

  @Field(() => AgeType, { description: 'The age at retirement (退休年龄).' })
  age: AgeType;

  @Field(() => Explanation, { description: 'How the month came about (计算说明).' })
  explanation: Explanation;
}

@Inherit()
@ObjectType({
  description: 'Compensation for service in one stretch of law (补偿分段).',
})
export class CompensationSegmentType {
  @Field(() => LocalDateText, { description: 'First day (起).' })
  from: string;

  @Field(() => LocalDateText, { description: 'Last day (止).' })
  to: string;

  @Field(() => String, { description: 'Months of wage as a decimal, "15.5" (月数).' })
  units: string;

  @Field(() => Fen, { description: 'The monthly base (基数).' })
  base: bigint;

  @Field(() => Fen, { description: 'Units times base, its share of the one rounding (金额).' })
  amount: bigint;
}

@Inherit()
@ObjectType({
  description: 'Economic compensation as it would come out (经济补偿试算).',
})
export class CompensationPreview {
  @Field(() => Fen, { description: 'The whole amount (金额).' })
  amount: bigint;

  @Field(() => [CompensationSegmentType], {
    description: 'Segments with units above zero, in order of time (分段).',
  })
  segments: CompensationSegmentType[];

  @Field(() => Explanation, { description: 'Step by step (计算说明).' })
  explanation: Explanation;
}
