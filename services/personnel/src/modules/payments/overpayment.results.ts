import { formatYuan } from '@anzhi/domain';
import { Fen, Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import { Overpayment, OverpaymentStatusEnum } from './overpayment.type.js';
import { refusal } from './payment.results.js';

@Inherit()
@ObjectType({ description: 'The overpayment as it stands now (办理成功).' })
export class OverpaymentSuccess {
  constructor(overpayment: Overpayment) {
    this.overpayment = overpayment;
  }

  @Field(() => Overpayment, { description: 'The overpayment (多付款项).' })
  overpayment: Overpayment;
}

@Inherit()
@ObjectType(refusal('There is no such payment or overpayment in your scope (记录不存在).'))
export class OverpaymentNotFoundError extends UserError {
  constructor() {
    super('There is no such payment or overpayment in your scope (付款或多付记录不存在)');
  }
}

@Inherit()
@ObjectType(refusal('The payment does not stand as paid (付款未到账).'))
export class OverpaymentNotPaidError extends UserError {
  constructor() {
    super(
      'Only what was PAID can be claimed back; cancel a payment that was not sent (只有已支付款项可以追索)',
    );
  }
}

@Inherit()
@ObjectType(refusal('The amount is not above zero or is more than there is (金额超出范围).'))
export class OverpaymentTooMuchError extends UserError {
  constructor(most: bigint) {
    super(
      `The amount is above zero and at most ${formatYuan(most)} yuan (金额须大于零且不超过${formatYuan(most)}元)`,
    );
    this.most = most;
  }

  @Field(() => Fen, { description: 'The most that is possible (最高金额).' })
  most: bigint;
}

@Inherit()
@ObjectType(refusal('Not so much was paid beyond what is due (超出多付金额).'))
export class OverpaymentBeyondExcessError extends UserError {
  constructor({ due, paid, excess }: { due: bigint; paid: bigint; excess: bigint }) {
    super(
      `${formatYuan(due)} yuan is due and ${formatYuan(paid)} yuan stands paid: at most ${formatYuan(excess)} yuan can be claimed back; lower the final value by a decision first, or wait until a reopened row is final (应付${formatYuan(due)}元,已付${formatYuan(paid)}元,最多可追索${formatYuan(excess)}元;须先依决定调减应付金额,重开的公示行须先定案)`,
    );
    Object.assign(this, { due, paid, excess });
  }

  @Field(() => Fen, { description: 'What is due by the value that counts (应付金额).' })
  due: bigint;

  @Field(() => Fen, { description: 'What was paid or deposited and is not claimed back (已付金额).' })
  paid: bigint;

  @Field(() => Fen, { description: 'How much of that is too much (多付金额).' })
  excess: bigint;
}

@Inherit()
@ObjectType(refusal('The claim is closed, or some of it came back already (追索已结束或已有收回).'))
export class OverpaymentClosedError extends UserError {
  constructor(status: keyof typeof OverpaymentStatusEnum) {
    super(
      `The claim is ${status}; instalments need an OPEN one, and it is withdrawn only while nothing came back (追索状态不符)`,
    );
    this.status = status;
  }

  @Field(() => OverpaymentStatusEnum, { description: 'How it stands (当前状态).' })
  status: keyof typeof OverpaymentStatusEnum;
}

@Inherit()
@ObjectType(refusal('An instalment with that reference was booked already (流水号已登记).'))
export class OverpaymentReferenceBookedError extends UserError {
  constructor(reference: string) {
    super(`Reference ${reference} was booked already (该银行流水号已登记)`);
  }
}

@Inherit()
@ObjectType(refusal('The date lies in the future of the factory (日期晚于当前日期).'))
export class OverpaymentDateInFutureError extends UserError {
  constructor(date: string, today: string) {
    super(`${date} lies after today, ${today} (日期不能晚于今天)`);
  }
}

export const ClaimOverpaymentResult = resultUnion(
  'ClaimOverpaymentResult',
  [
    OverpaymentSuccess,
    OverpaymentNotFoundError,
    OverpaymentNotPaidError,
    OverpaymentTooMuchError,
    OverpaymentBeyondExcessError,
  ],
  'What came of claiming an overpayment.',
);
export const RecordOverpaymentInstalmentResult = resultUnion(
  'RecordOverpaymentInstalmentResult',
  [
    OverpaymentSuccess,
    OverpaymentNotFoundError,
    OverpaymentClosedError,
    OverpaymentTooMuchError,
    OverpaymentReferenceBookedError,
    OverpaymentDateInFutureError,
  ],
  'What came of taking an instalment.',
);
export const WithdrawOverpaymentResult = resultUnion(
  'WithdrawOverpaymentResult',
  [OverpaymentSuccess, OverpaymentNotFoundError, OverpaymentClosedError],
  'What came of withdrawing a claim.',
);
