import { connectionOf, enumOf, Fen, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { OVERPAYMENT_STATUSES } from './domain/overpayment.js';
import { PurposeEnum } from './payment.enums.js';

export const OverpaymentStatusEnum = enumOf(OVERPAYMENT_STATUSES);
registerEnumType(OverpaymentStatusEnum, {
  name: 'OverpaymentStatus',
  description: 'How far the recovery of an overpayment has come (多付追索状态).',
  valuesConfig: {
    OPEN: { description: 'Claimed, not all came back (追索中).' },
    RECOVERED: { description: 'All came back (已收回).' },
    WITHDRAWN: { description: 'The claim was withdrawn (已撤销).' },
  },
});

@Inherit()
@ObjectType({ description: 'An instalment that came back (收回记录).' })
export class OverpaymentInstalment {
  @Field(() => Int, { description: 'Its number, from 1 (序号).' })
  no: number;

  @Field(() => Fen, { description: 'How much (金额).' })
  amount: bigint;

  @Field(() => LocalDateText, { description: 'When it arrived (到账日期).' })
  receivedOn: string;

  @Field(() => String, { description: "The bank's reference (银行流水号)." })
  reference: string;
}

@Inherit()
@ObjectType({ description: 'What a payment paid too much and its recovery (多付款项).' })
export class Overpayment {
  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => String, { description: 'The employee number (工号).' })
  employeeNo: string;

  @Field(() => ID, { description: 'The payment that paid too much (付款标识).' })
  paymentId: string;

  @Field(() => PurposeEnum, { description: 'What it had paid (用途).' })
  purpose: keyof typeof PurposeEnum;

  @Field(() => Fen, { description: 'How much was too much (多付金额).' })
  amount: bigint;

  @Field(() => Fen, { description: 'How much came back (已收回金额).' })
  recovered: bigint;

  @Field(() => Fen, { description: 'How much is still claimed (待收回金额).' })
  outstanding: bigint;

  @Field(() => OverpaymentStatusEnum, { description: 'How far it has come (状态).' })
  status: keyof typeof OverpaymentStatusEnum;

  @Field(() => String, { description: 'The number of the decision (决定文号).' })
  decisionNo: string;

  @Field(() => String, { description: 'Its basis in law (法律依据).' })
  legalBasis: string;

  @Field(() => String, { description: 'The letter that claims it (追索函文号).' })
  claimLetterNo: string;

  @Field(() => LocalDateText, { description: 'When it was decided (决定日期).' })
  decidedOn: string;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When all came back or the claim was withdrawn (结清日期).',
  })
  closedOn: string | null;

  factoryId: string;
  key: string;
}

@Inherit()
@ObjectType({ description: 'A page of overpayments (多付款项列表).' })
export class OverpaymentConnection extends connectionOf(
  Overpayment,
  'Overpayment',
  'overpayments (多付款项)',
) {}
