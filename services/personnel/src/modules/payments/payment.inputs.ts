import { enumOf, Fen, FilledText, PageArgs } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayMinSize, IsInt, Matches, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { PayerEnum, PaymentMethodEnum, PurposeEnum } from './payment.enums.js';

const REASON_CODE = /^[A-Z][A-Z0-9_]{0,63}$/;

/** How many lines one call may carry. */
export const LINES_LIMIT = 500;

@InputType({ description: 'Where one person is paid (一人的收款账户).' })
export class BankAccountInput {
  @Field(() => String, { description: 'The employee number (工号).' })
  @FilledText(40)
  employeeNo: string;

  @Field(() => String, { description: 'The bank (开户行).' })
  @FilledText(100)
  bank: string;

  @Field(() => String, { description: 'The account, digits; kept encrypted (账号).' })
  @FilledText(60)
  account: string;
}

@InputType({ description: 'Bank accounts of up to 500 people, taken all or none (批量登记账户).' })
export class RecordBankAccountsInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => [BankAccountInput], { description: 'The accounts (账户).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(LINES_LIMIT, { message: `at most ${LINES_LIMIT} accounts at once` })
  @ValidateNested({ each: true })
  accounts: BankAccountInput[];
}

@InputType({ description: 'A payment batch to draft (编制付款批次).' })
export class DraftPaymentBatchInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => PurposeEnum, { description: 'What it pays (用途).' })
  purpose: keyof typeof PurposeEnum;

  @Field(() => PayerEnum, { description: 'Who pays (付款方).' })
  payer: keyof typeof PayerEnum;

  @Field(() => PaymentMethodEnum, { defaultValue: 'BANK', description: 'By bank or into escrow (方式).' })
  method: keyof typeof PaymentMethodEnum;

  @Field(() => [String], {
    nullable: true,
    description:
      'Only these people; left out: everybody to whom something is due, but for the uncollected (工号).',
  })
  employeeNos?: string[] | null;

  @Field(() => String, { nullable: true, description: 'For escrow: number of the decision (提存决定文号).' })
  @FilledText(100)
  decisionNo?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For escrow: its basis in law, e.g. 民法典 570 (提存依据).',
  })
  @FilledText(400)
  legalBasis?: string | null;
}

@InputType({ description: 'Which payment batch (付款批次).' })
export class PaymentBatchInput {
  @Field(() => ID, { description: 'The batch (批次标识).' })
  batchId: string;
}

@InputType({ description: 'A batch to cancel (取消付款批次).' })
export class CancelPaymentBatchInput extends PaymentBatchInput {
  @Field(() => String, { description: 'Why (原因).' })
  @FilledText(400)
  reason: string;
}

@InputType({ description: 'A batch to send with the totals of the bank file (发出付款批次).' })
export class SendPaymentBatchInput extends PaymentBatchInput {
  @Field(() => Int, { description: 'How many people the bank file holds (银行文件人数).' })
  @IsInt()
  @Min(1)
  people: number;

  @Field(() => Fen, { description: 'The total of the bank file (银行文件总金额).' })
  total: bigint;
}

export const PaymentResultStatus = enumOf(['PAID', 'FAILED']);
registerEnumType(PaymentResultStatus, {
  name: 'PaymentResultStatus',
  description: 'What the bank answers for one payment (银行回执).',
  valuesConfig: {
    PAID: { description: 'The money arrived (已到账).' },
    FAILED: { description: 'The money did not arrive (未到账).' },
  },
});

@InputType({ description: "The bank's answer for one person (一人的回执)." })
export class PaymentResultInput {
  @Field(() => String, { description: 'The employee number (工号).' })
  @FilledText(40)
  employeeNo: string;

  @Field(() => PaymentResultStatus, { description: 'Paid or failed (结果).' })
  status: keyof typeof PaymentResultStatus;

  @Field(() => String, { nullable: true, description: 'Why it failed, e.g. ACCOUNT_CLOSED (原因代码).' })
  @Matches(REASON_CODE, { message: 'reasonCode is capitals, digits and underscores' })
  reasonCode?: string | null;
}

@InputType({ description: "The bank's answers for up to 500 people (银行回执)." })
export class RecordPaymentResultsInput extends PaymentBatchInput {
  @Field(() => [PaymentResultInput], { description: 'The answers (回执).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(LINES_LIMIT, { message: `at most ${LINES_LIMIT} results at once` })
  @ValidateNested({ each: true })
  results: PaymentResultInput[];
}

@InputType({ description: 'One payment that the bank gave back (一笔退汇).' })
export class PaymentReturnInput {
  @Field(() => String, { description: 'The employee number (工号).' })
  @FilledText(40)
  employeeNo: string;

  @Field(() => String, { description: 'Why it came back, e.g. ACCOUNT_CLOSED (原因代码).' })
  @Matches(REASON_CODE, { message: 'reasonCode is capitals, digits and underscores' })
  reasonCode: string;
}

@InputType({ description: 'Payments of one batch that the bank gave back, up to 500 (退汇).' })
export class RecordPaymentReturnsInput extends PaymentBatchInput {
  @Field(() => [PaymentReturnInput], { description: 'What came back (退汇明细).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(LINES_LIMIT, { message: `at most ${LINES_LIMIT} returns at once` })
  @ValidateNested({ each: true })
  returns: PaymentReturnInput[];
}

@ArgsType()
export class FactoryPageArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;
}
