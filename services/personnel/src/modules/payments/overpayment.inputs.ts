import { Fen, FilledText, LocalDateText } from '@anzhi/graphql-kit';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { OverpaymentStatusEnum } from './overpayment.type.js';
import { FactoryPageArgs } from './payment.inputs.js';

@InputType({ description: 'A decision to claim back what a payment paid too much (多付追索决定).' })
export class ClaimOverpaymentInput {
  @Field(() => ID, { description: 'The payment that paid too much (付款标识).' })
  paymentId: string;

  @Field(() => Fen, { description: 'How much too much, above zero and at most what was paid (多付金额).' })
  amount: bigint;

  @Field(() => String, { description: 'The number of the decision (决定文号).' })
  @FilledText(100)
  decisionNo: string;

  @Field(() => String, { description: 'Its basis in law, e.g. 民法典 985 (法律依据).' })
  @FilledText(400)
  legalBasis: string;

  @Field(() => String, { description: 'The letter that claims it from the person (追索函文号).' })
  @FilledText(100)
  claimLetterNo: string;
}

@InputType({ description: 'Which overpayment (多付款项).' })
export class OverpaymentInput {
  @Field(() => ID, { description: 'The overpayment (标识).' })
  overpaymentId: string;
}

@InputType({ description: 'An instalment that came back (收回款项).' })
export class RecordOverpaymentInstalmentInput extends OverpaymentInput {
  @Field(() => Fen, { description: 'How much, above zero and at most what is outstanding (金额).' })
  amount: bigint;

  @Field(() => LocalDateText, { description: 'When it arrived (到账日期).' })
  receivedOn: string;

  @Field(() => String, { description: "The bank's reference, booked once (银行流水号)." })
  @FilledText(100)
  reference: string;
}

@InputType({ description: 'A claim to withdraw (撤销追索).' })
export class WithdrawOverpaymentInput extends OverpaymentInput {
  @Field(() => String, { description: 'Why (原因).' })
  @FilledText(400)
  reason: string;
}

@ArgsType()
export class OverpaymentPageArgs extends FactoryPageArgs {
  @Field(() => OverpaymentStatusEnum, { nullable: true, description: 'Only these (状态).' })
  status?: keyof typeof OverpaymentStatusEnum | null;
}
