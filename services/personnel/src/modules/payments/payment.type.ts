import { connectionOf, Fen, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import {
  BatchStatusEnum,
  PayerEnum,
  PaymentMethodEnum,
  PaymentStatusEnum,
  PurposeEnum,
} from './payment.enums.js';

@Inherit()
@ObjectType({ description: 'Heads and total of one unit in a batch (部门合计).' })
export class PaymentUnitTotal {
  @Field(() => String, { description: 'The unit (部门).' })
  unit: string;

  @Field(() => Int, { description: 'How many people (人数).' })
  people: number;

  @Field(() => Fen, { description: 'Their total (金额合计).' })
  total: bigint;
}

@Inherit()
@ObjectType({ description: 'One payment to one person (付款).' })
export class Payment {
  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => String, { description: 'The employee number (工号).' })
  employeeNo: string;

  @Field(() => PurposeEnum, { description: 'What it pays (用途).' })
  purpose: keyof typeof PurposeEnum;

  @Field(() => Fen, { description: 'How much (金额).' })
  amount: bigint;

  @Field(() => PaymentStatusEnum, { description: 'How far it has come (状态).' })
  status: keyof typeof PaymentStatusEnum;

  @Field(() => String, {
    nullable: true,
    description: 'Why it failed, as a code of the bank (失败原因代码).',
  })
  reasonCode: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When it was paid, failed or deposited (办结日期).',
  })
  settledOn: string | null;

  serial: number;
}

@Inherit()
@ObjectType({ description: 'A page of payments (付款列表).' })
export class PaymentConnection extends connectionOf(Payment, 'Payment', 'payments (付款)') {}

@Inherit()
@ObjectType({ description: 'Payments of one payer for one purpose, approved by two (付款批次).' })
export class PaymentBatch {
  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => Int, { description: 'The number of the batch at the factory, from 1 (批次号).' })
  no: number;

  @Field(() => PurposeEnum, { description: 'What it pays (用途).' })
  purpose: keyof typeof PurposeEnum;

  @Field(() => PayerEnum, { description: 'Who pays (付款方).' })
  payer: keyof typeof PayerEnum;

  @Field(() => PaymentMethodEnum, { description: 'By bank or into escrow (方式).' })
  method: keyof typeof PaymentMethodEnum;

  @Field(() => BatchStatusEnum, { description: 'How far it has come (状态).' })
  status: keyof typeof BatchStatusEnum;

  @Field(() => Int, { description: 'How many people (人数).' })
  people: number;

  @Field(() => Fen, { description: 'The total of the batch (总金额).' })
  total: bigint;

  @Field(() => Int, { description: 'How many of the two approvals stand (已审批次数).' })
  approvals: number;

  @Field(() => String, {
    nullable: true,
    description: 'Why the money was refused (拒绝原因代码).',
  })
  refusalReason: string | null;

  @Field(() => LocalDateText, { description: 'When it was drafted (编制日期).' })
  draftedOn: string;

  @Field(() => LocalDateText, { nullable: true, description: 'When it was sent (发出日期).' })
  sentOn: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When every payment was answered (结清日期).',
  })
  settledOn: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of the freeze that pinned its figures; null for posted ones (冻结编号).',
  })
  freezeNo: number | null;

  factoryId: string;
  key: string;
}

@Inherit()
@ObjectType({ description: 'A page of payment batches (付款批次列表).' })
export class PaymentBatchConnection extends connectionOf(
  PaymentBatch,
  'PaymentBatch',
  'payment batches (付款批次)',
) {}

@Inherit()
@ObjectType({ description: 'Where a person is paid, masked (收款账户).' })
export class BankAccount {
  @Field(() => String, { description: 'The bank (开户行).' })
  bank: string;

  @Field(() => String, { description: 'The account with all but the last four digits masked (账号,已脱敏).' })
  masked: string;

  @Field(() => LocalDateText, { description: 'When it was recorded (登记日期).' })
  recordedOn: string;
}
