import { formatYuan } from '@anzhi/domain';
import { Fen, Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import { refusal } from './payment.results.js';

@Inherit()
@ObjectType({ description: 'The decision is recorded (已调减).' })
export class LowerFinalValueSuccess {
  constructor(value: bigint, overpaid: bigint) {
    this.value = value;
    this.overpaid = overpaid;
  }

  @Field(() => Fen, { description: 'What is owed now (调减后应付).' })
  value: bigint;

  @Field(() => Fen, {
    description:
      'What was paid or is on the way beyond that; claim it back by claimOverpayment (已多付金额).',
  })
  overpaid: bigint;
}

@Inherit()
@ObjectType(refusal('Nobody on the roster has the number (花名册中无此工号).'))
export class FinalValueEmployeeNotFoundError extends UserError {
  constructor(employeeNo: string) {
    super(`Nobody on the roster has the number ${employeeNo} (花名册中无此工号)`);
  }
}

@Inherit()
@ObjectType(refusal('The value is not posted or the decision does not lower it (不能调减).'))
export class FinalValueNotLowerError extends UserError {
  constructor(value: bigint) {
    super(
      `A decision lowers the final value of ${formatYuan(value)} yuan; a higher one needs a supplementary posting (只能调减,调增须补充公示)`,
    );
    this.value = value;
  }

  @Field(() => Fen, { description: 'What is final now (现定案金额).' })
  value: bigint;
}

export const LowerFinalValueResult = resultUnion(
  'LowerFinalValueResult',
  [LowerFinalValueSuccess, FinalValueEmployeeNotFoundError, FinalValueNotLowerError],
  'What came of lowering a final value.',
);
