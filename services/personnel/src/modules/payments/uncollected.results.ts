import { Fen, Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import { GuardianExistsError, RepresentationPowerMissingError } from '../notices/index.js';
import { ProofKindEnum } from './custody.enums.js';
import type { ProofKind } from './domain/custody-paths.js';
import type { RepresentativeKind, UncollectedStatus } from './domain/uncollected-state.js';
import { PaymentGatesMissingError, refusal } from './payment.results.js';
import { RepresentativeKindEnum, UncollectedItem, UncollectedStatusEnum } from './uncollected.type.js';

@Inherit()
@ObjectType({ description: 'The item as it stands now (办理成功).' })
export class UncollectedSuccess {
  constructor(item: UncollectedItem) {
    this.item = item;
  }

  @Field(() => UncollectedItem, { description: 'The item (未领取款项).' })
  item: UncollectedItem;
}

@Inherit()
@ObjectType(refusal('Nobody on the roster has the number (花名册中无此工号).'))
export class UncollectedEmployeeNotFoundError extends UserError {
  constructor(employeeNo: string) {
    super(`Nobody on the roster has the number ${employeeNo} (花名册中无此工号)`);
  }
}

@Inherit()
@ObjectType(refusal('The person is on the register already (已登记).'))
export class UncollectedAlreadyOpenError extends UserError {
  constructor() {
    super(
      'The person has an open item on the register already; follow that one up (该职工已登记,请在原记录上跟进)',
    );
  }
}

@Inherit()
@ObjectType(refusal('Nothing waits for the person (没有未领取金额).'))
export class UncollectedNothingDueError extends UserError {
  constructor() {
    super('Nothing waits for the person: all is paid, deposited or on the way (没有未领取金额)');
  }
}

@Inherit()
@ObjectType(refusal('The law knows others to act in this case (代理身份不符).'))
export class UncollectedRepresentativeError extends UserError {
  constructor(allowed: readonly RepresentativeKind[]) {
    super(
      `In this case ${allowed.join(' or ')} acts for the person (此情形应由${allowed.join('、')}代为办理)`,
    );
    this.allowed = [...allowed];
  }

  @Field(() => [RepresentativeKindEnum], { description: 'Who may act (可代理身份).' })
  allowed: RepresentativeKind[];
}

@Inherit()
@ObjectType(refusal('The proof does not fit the capacity (证明种类不符).'))
export class UncollectedProofError extends UserError {
  constructor(allowed: readonly ProofKind[]) {
    super(`This capacity is proved by ${allowed.join(' or ')} (该身份须以${allowed.join('、')}证明)`);
    this.allowedProofs = [...allowed];
  }

  @Field(() => [ProofKindEnum], { description: 'What proves it (可用证明).' })
  allowedProofs: ProofKind[];
}

@Inherit()
@ObjectType(refusal('There is no such item in your scope (未领取记录不存在).'))
export class UncollectedItemNotFoundError extends UserError {
  constructor() {
    super('There is no such item on the register in your scope (未领取记录不存在)');
  }
}

@Inherit()
@ObjectType(refusal('The item does not stand where the act needs it (记录状态不符).'))
export class UncollectedOrderError extends UserError {
  constructor(status: UncollectedStatus, needed: string) {
    super(`The item is ${status}; ${needed}`);
    this.status = status;
  }

  @Field(() => UncollectedStatusEnum, { description: 'Where it stands (当前状态).' })
  status: UncollectedStatus;
}

@Inherit()
@ObjectType(refusal('The money is not there yet (款项尚未到位).'))
export class UncollectedMoneyMissingError extends UserError {
  constructor(missing: bigint, text: string) {
    super(text);
    this.missing = missing;
  }

  @Field(() => Fen, { description: 'How much is missing (所缺金额).' })
  missing: bigint;
}

@Inherit()
@ObjectType(refusal('The date lies in the future of the factory (日期晚于当前日期).'))
export class UncollectedDateInFutureError extends UserError {
  constructor(date: string, today: string) {
    super(`${date} lies after today, ${today} (日期不能晚于今天)`);
  }
}

export const RegisterUncollectedResult = resultUnion(
  'RegisterUncollectedResult',
  [
    UncollectedSuccess,
    UncollectedEmployeeNotFoundError,
    UncollectedAlreadyOpenError,
    UncollectedNothingDueError,
    UncollectedRepresentativeError,
    UncollectedProofError,
    PaymentGatesMissingError,
    GuardianExistsError,
  ],
  'What came of registering an uncollected amount.',
);
const handled = [UncollectedSuccess, UncollectedItemNotFoundError, UncollectedOrderError] as const;
export const EscrowUncollectedResult = resultUnion(
  'EscrowUncollectedResult',
  [...handled, UncollectedMoneyMissingError, UncollectedDateInFutureError],
  'What came of a deposit.',
);
export const RecordUncollectedFollowUpResult = resultUnion(
  'RecordUncollectedFollowUpResult',
  [...handled, UncollectedDateInFutureError],
  'What came of a follow-up.',
);
export const CloseUncollectedResult = resultUnion(
  'CloseUncollectedResult',
  [...handled, UncollectedMoneyMissingError, RepresentationPowerMissingError],
  'What came of closing an item.',
);
