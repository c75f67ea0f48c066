import { connectionOf, enumOf, Fen, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PAYABLE_ACCOUNTS, PAYABLE_MOVES, type PayableMove } from './domain/ledger.js';
import { UNPAYABLE_REASONS } from './domain/purposes.js';
import { PayerEnum, PurposeEnum } from './payment.enums.js';

export const PayableAccountEnum = enumOf(PAYABLE_ACCOUNTS);
registerEnumType(PayableAccountEnum, {
  name: 'PayableAccount',
  description: 'Where an amount that people are owed lies (应付台账科目).',
  valuesConfig: {
    ENTITLED: { description: 'Recognised as owed; the sum of all the others (已确认应付).' },
    DUE: { description: 'Not on a batch (待付).' },
    RESERVED: { description: 'On a batch (已编入批次).' },
    SENT: { description: 'On the way (已发出).' },
    PAID: { description: 'Arrived (已支付).' },
    ESCROWED: { description: 'Deposited (已提存).' },
    CLAIMED: { description: 'Taken from the depositary (已领取提存款).' },
    OVERPAID: { description: 'Paid too much, owed back by the person (多付待收回).' },
    RECOVERED: { description: 'Paid too much and given back (多付已收回).' },
  },
});

export const PayableMoveEnum = enumOf(Object.keys(PAYABLE_MOVES) as PayableMove[]);
registerEnumType(PayableMoveEnum, {
  name: 'PayableMove',
  description: 'What a posting records (应付台账业务).',
  valuesConfig: {
    RECOGNISE: { description: 'Recognised as owed (确认应付).' },
    REDUCE: { description: 'Lowered by a later decision (调减应付).' },
    RESERVE: { description: 'Put on a batch (编入批次).' },
    RELEASE: { description: 'Taken off a batch (撤出批次).' },
    SEND: { description: 'Sent (发出).' },
    PAY: { description: 'Arrived (支付).' },
    FAIL: { description: 'Did not arrive (支付失败).' },
    RETURN: { description: 'Given back by the bank (退汇冲回).' },
    ESCROW: { description: 'Deposited (提存).' },
    CLAIM: { description: 'Deposit taken (领取提存款).' },
    OVERPAY: { description: 'Found to be too much (确认多付).' },
    WAIVE: { description: 'Claim withdrawn (撤销多付追索).' },
    RECOVER: { description: 'Came back from the person (收回多付).' },
  },
});

export const UnpayableReasonEnum = enumOf(UNPAYABLE_REASONS);
registerEnumType(UnpayableReasonEnum, {
  name: 'UnpayableReason',
  description: 'Why an amount is not paid to the person by a batch (不经批次支付的原因).',
  valuesConfig: {
    MONTHLY_BY_RECEIVER: {
      description:
        'Paid month by month by the fund or by who receives the person, not in one sum (由基金或接收单位按月支付).',
    },
    CLAIM_OF_AGENCY: {
      description:
        'Claimed by the agency and paid to it in the distribution, 破产法 113 (由征收机构申报,经分配支付).',
    },
    ORDINARY_CLAIM: {
      description:
        'An ordinary claim, paid at the rate of the distribution, 解释二 24 (普通债权,按分配比例受偿).',
    },
    RESERVE_HANDED_OVER: {
      description: 'A reserve that is handed over with the person to the receiver (预留款随人移交接收单位).',
    },
  },
});

@Inherit()
@ObjectType({
  description: 'One line of the ledger of what people are owed (应付台账分录).',
})
export class PayablePosting {
  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => PayableMoveEnum, { description: 'What happened (业务).' })
  kind: keyof typeof PayableMoveEnum;

  @Field(() => PurposeEnum, { description: 'What it is owed for (用途).' })
  purpose: keyof typeof PurposeEnum;

  @Field(() => PayerEnum, { description: 'Who pays (付款方).' })
  payer: keyof typeof PayerEnum;

  @Field(() => PayableAccountEnum, { description: 'The account that is debited (借方科目).' })
  debit: keyof typeof PayableAccountEnum;

  @Field(() => PayableAccountEnum, { description: 'The account that is credited (贷方科目).' })
  credit: keyof typeof PayableAccountEnum;

  @Field(() => Fen, { description: 'The amount (金额).' })
  amount: bigint;

  @Field(() => LocalDateText, { description: "When, on the factory's clock (记账日)." })
  bookedOn: string;

  @Field(() => String, { nullable: true, description: 'On what ground, where a decision made it (依据).' })
  basis: string | null;

  no: string;
}

@Inherit()
@ObjectType({ description: 'A page of postings (应付台账分录列表).' })
export class PayablePostingConnection extends connectionOf(
  PayablePosting,
  'PayablePosting',
  'postings (应付台账分录)',
) {}

@Inherit()
@ObjectType({
  description: 'What is owed for one purpose and where it lies (应付余额).',
})
export class PayableBalance {
  @Field(() => PurposeEnum, { description: 'What it is owed for (用途).' })
  purpose: keyof typeof PurposeEnum;

  @Field(() => PayableAccountEnum, { description: 'The account (科目).' })
  account: keyof typeof PayableAccountEnum;

  @Field(() => Fen, { description: 'Its balance, never below zero (余额).' })
  balance: bigint;
}

@Inherit()
@ObjectType({
  description: 'Entitlements that no batch pays, with why (不经批次支付的项目).',
})
export class UnpayableEntitlement {
  @Field(() => String, { description: 'The kind of entitlement as a code (待遇项目代码).' })
  kind: string;

  @Field(() => PayerEnum, { description: 'Who owes it (付款方).' })
  payer: keyof typeof PayerEnum;

  @Field(() => Int, { description: 'How many people (人数).' })
  people: number;

  @Field(() => Fen, { description: 'Their total; per month for monthly kinds (金额合计).' })
  total: bigint;

  @Field(() => UnpayableReasonEnum, {
    nullable: true,
    description: 'Why, null when nothing says: to be mended (原因).',
  })
  reason: keyof typeof UnpayableReasonEnum | null;
}

@Inherit()
@ObjectType({
  description: 'The ledger of what the people of a factory are owed (应付台账).',
})
export class PayableLedger {
  @Field(() => [PayableBalance], { description: 'Balances by purpose and account (各用途科目余额).' })
  balances: PayableBalance[];

  @Field(() => Boolean, {
    description: 'True when debits equal credits and balances equal both postings and payments (是否平衡).',
  })
  balanced: boolean;

  @Field(() => [UnpayableEntitlement], {
    description: 'Entitlements that no batch pays (不经批次支付的项目).',
  })
  unpayable: UnpayableEntitlement[];
}
