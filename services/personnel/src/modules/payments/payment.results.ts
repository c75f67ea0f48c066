import { Fen, Inherit, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import type { BatchStatus } from './domain/batch-state.js';
import type { PaymentGate } from './domain/gates.js';
import { BatchStatusEnum, PayerEnum, PaymentGateEnum, PaymentRowFault } from './payment.enums.js';
import { PaymentBatch } from './payment.type.js';

/** Options of an expected refusal's type. */
export const refusal = (description: string) => ({
  description,
  implements: UserError,
});

@Inherit()
@ObjectType({
  description: 'A row that is refused, with its place in the list (退回记录).',
})
export class PaymentRowProblem {
  @Field(() => Int, { description: 'Place in the list, from 0 (序号).' })
  index: number;

  @Field(() => String, { description: 'The employee number as given (工号).' })
  employeeNo: string;

  @Field(() => PaymentRowFault, { description: 'Why (原因).' })
  reason: PaymentRowFault;
}

@Inherit()
@ObjectType({ description: 'The accounts are recorded (账户已登记).' })
export class RecordBankAccountsSuccess {
  constructor(people: number) {
    this.people = people;
  }

  @Field(() => Int, { description: 'How many people (人数).' })
  people: number;
}

@Inherit()
@ObjectType({ description: 'The batch as it stands now (办理成功).' })
export class PaymentBatchSuccess {
  constructor(batch: PaymentBatch) {
    this.batch = batch;
  }

  @Field(() => PaymentBatch, { description: 'The batch (付款批次).' })
  batch: PaymentBatch;
}

@Inherit()
@ObjectType(refusal('Rows are refused; nothing was written (有记录被退回,未作任何变更).'))
export class PaymentRowsRefusedError extends UserError {
  constructor(rows: PaymentRowProblem[]) {
    super(
      `${rows.length} of the rows are refused and nothing was written; mend them and send all again (有记录被退回,整批未办理)`,
    );
    this.rows = rows;
  }

  @Field(() => [PaymentRowProblem], { description: 'The refused rows (退回记录).' })
  rows: PaymentRowProblem[];
}

const GATE_TEXT: Record<PaymentGate, string> = {
  FACTS_NOT_FINAL: 'the posting series FACTS must be final (基本情况须三榜定案)',
  BACK_PAY_NOT_FINAL: 'the posting series BACK_PAY must be final (补发工资须三榜定案)',
  PLAN_NOT_APPROVED:
    'the plan must pass the congress, and be filed under POLICY (方案须经职代会通过,政策性破产须备案)',
  FIGURES_NOT_FROZEN:
    'the figures of the purpose must be frozen from a named calculation by freezePayables (须先按指定测算冻结应付金额)',
};

@Inherit()
@ObjectType(refusal('Money may not be planned yet; says what is missing (付款前置条件未具备).'))
export class PaymentGatesMissingError extends UserError {
  constructor(missing: PaymentGate[]) {
    super(`Not yet: ${missing.map((gate) => GATE_TEXT[gate]).join('; ')}`);
    this.missing = missing;
  }

  @Field(() => [PaymentGateEnum], { description: 'What is missing (所缺条件).' })
  missing: PaymentGate[];
}

@Inherit()
@ObjectType(refusal('People on the list have no bank account (缺少收款账户).'))
export class PaymentAccountsMissingError extends UserError {
  constructor(employeeNos: string[]) {
    super(
      `${employeeNos.length} people have no bank account: recordBankAccounts first (缺少收款账户,请先登记)`,
    );
    this.people = employeeNos.length;
    this.employeeNos = employeeNos.slice(0, 100);
  }

  @Field(() => Int, { description: 'How many people (人数).' })
  people: number;

  @Field(() => [String], { description: 'The first 100 of them (工号).' })
  employeeNos: string[];
}

@Inherit()
@ObjectType(refusal('Nothing is left to pay (没有应付款项).'))
export class PaymentNothingDueError extends UserError {
  constructor() {
    super(
      'Nothing is left to pay for this purpose: paid, under way, held as uncollected, or no placement in effect (没有应付款项:已付、在途、未领取或安置未生效)',
    );
  }
}

@Inherit()
@ObjectType(refusal('The payer cannot pay that purpose (付款方与用途不符).'))
export class PaymentPayerError extends UserError {
  constructor(allowed: readonly string[]) {
    super(`This is paid by ${allowed.join(', ')} only (此项应由${allowed.join('、')}支付)`);
    this.allowed = allowed as (keyof typeof PayerEnum)[];
  }

  @Field(() => [PayerEnum], { description: 'Who can pay it (可用付款方).' })
  allowed: (keyof typeof PayerEnum)[];
}

@Inherit()
@ObjectType(refusal('Escrow needs a list, a decision and its basis in law (提存须有名单、决定及依据).'))
export class PaymentEscrowDecisionMissingError extends UserError {
  constructor() {
    super(
      'Escrow names its people, the number of the decision and the basis in law, e.g. 民法典 570 (提存须列明人员、决定文号及法律依据)',
    );
  }
}

@Inherit()
@ObjectType(refusal('There is no such batch in your scope (付款批次不存在).'))
export class PaymentBatchNotFoundError extends UserError {
  constructor() {
    super('There is no such payment batch in your scope (付款批次不存在)');
  }
}

@Inherit()
@ObjectType(refusal('The batch does not stand where the act needs it (批次状态不符).'))
export class PaymentBatchOrderError extends UserError {
  constructor(status: BatchStatus, needed: readonly BatchStatus[]) {
    super(
      `The batch is ${status}; this needs ${needed.join(' or ')} (批次状态为${status},须为${needed.join('或')})`,
    );
    this.status = status;
    this.needed = [...needed];
  }

  @Field(() => BatchStatusEnum, { description: 'Where it stands (当前状态).' })
  status: BatchStatus;

  @Field(() => [BatchStatusEnum], { description: 'Where it must stand (所需状态).' })
  needed: BatchStatus[];
}

@Inherit()
@ObjectType(
  refusal('Money was not set aside, or the batch was approved by two already (资金未预留或已完成审批).'),
)
export class PaymentNotReservedError extends UserError {
  constructor(status: BatchStatus) {
    super(
      `Approval needs a RESERVED batch; this one is ${status}: wait for FundsReserved, or see who approved (须资金预留后审批)`,
    );
    this.status = status;
  }

  @Field(() => BatchStatusEnum, { description: 'Where it stands (当前状态).' })
  status: BatchStatus;
}

@Inherit()
@ObjectType(refusal('The same person approved already; another one must (须由另一人审批).'))
export class PaymentSameApproverError extends UserError {
  constructor() {
    super(
      'You approved this batch already; a different person gives the second approval (同一人不能两次审批)',
    );
  }
}

@Inherit()
@ObjectType(refusal('Who drafted a batch does not approve it (编制人不能审批).'))
export class PaymentApproverIsDrafterError extends UserError {
  constructor() {
    super('You drafted this batch; two other people approve it (编制人不能审批本批次)');
  }
}

@Inherit()
@ObjectType(refusal('Totals of persons, units, batch and bank file differ (控制总数不符).'))
export class PaymentControlTotalError extends UserError {
  constructor(people: number, total: bigint, text: string) {
    super(
      `Persons, units, batch and bank file must agree: the batch holds ${people} people and ${text} yuan (控制总数不符)`,
    );
    this.people = people;
    this.total = total;
  }

  @Field(() => Int, { description: 'Heads of the batch (批次人数).' })
  people: number;

  @Field(() => Fen, { description: 'Total of the batch (批次总金额).' })
  total: bigint;
}
