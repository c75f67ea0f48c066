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
  [OverpaymentSuccess, OverpaymentNotFoundError, OverpaymentNotPaidError, OverpaymentTooMuchError],
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
