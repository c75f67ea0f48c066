import { Fen, Inherit, LocalDateText, resultUnion, UserError, YearMonthText } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ArrearItemEnum } from '../facts/index.js';
import { EmployeeCategory } from '../roster/index.js';
import { FactsFinalError } from './amendment.results.js';

export enum ArrearLineFault {
  UNKNOWN_EMPLOYEE = 'UNKNOWN_EMPLOYEE',
  TWICE_IN_INPUT = 'TWICE_IN_INPUT',
  PAID_ABOVE_ACCRUED = 'PAID_ABOVE_ACCRUED',
  MONTH_IN_FUTURE = 'MONTH_IN_FUTURE',
  OUTSIDE_POLICY_MONTHS = 'OUTSIDE_POLICY_MONTHS',
}
registerEnumType(ArrearLineFault, {
  name: 'ArrearLineFault',
  description: 'Why a ledger line is refused (台账行退回原因).',
  valuesConfig: {
    UNKNOWN_EMPLOYEE: { description: 'Nobody has this number (查无此工号).' },
    TWICE_IN_INPUT: { description: 'The same month and item stands twice (同月同项重复).' },
    PAID_ABOVE_ACCRUED: { description: 'More was paid than fell due (已发大于应发).' },
    MONTH_IN_FUTURE: { description: 'After this month (晚于本月).' },
    OUTSIDE_POLICY_MONTHS: { description: 'Outside the months of the policy (不在补发期间内).' },
  },
});

const FAULTS: Readonly<Record<ArrearLineFault, string>> = {
  UNKNOWN_EMPLOYEE: '花名册中无此工号 (nobody on the roster has this number)',
  TWICE_IN_INPUT: '同月同项重复 (the same month and item stands twice)',
  PAID_ABOVE_ACCRUED: '已发大于应发,不构成拖欠 (more was paid than fell due: that is no arrear)',
  MONTH_IN_FUTURE: '月份晚于本月 (after this month)',
  OUTSIDE_POLICY_MONTHS: '月份不在补发办法的期间内 (outside the months of the back-pay policy)',
};

@Inherit()
@ObjectType({ description: 'A refused ledger line (台账问题行).' })
export class ArrearLineProblem {
  constructor(index: number, employeeNo: string, reason: ArrearLineFault) {
    this.index = index;
    this.employeeNo = employeeNo;
    this.reason = reason;
    this.message = FAULTS[reason];
  }

  @Field(() => Int, { description: 'Place in the list, from 0 (序号).' })
  index: number;

  @Field(() => String, { description: 'The employee number (工号).' })
  employeeNo: string;

  @Field(() => ArrearLineFault, { description: 'Why (原因).' })
  reason: ArrearLineFault;

  @Field(() => String, { description: 'What to mend (提示).' })
  message: string;
}

@Inherit()
@ObjectType({
  description: 'Lines were refused, so none was taken (台账未登记).',
  implements: UserError,
})
export class ArrearLinesRefusedError extends UserError {
  constructor(problems: ArrearLineProblem[]) {
    super(
      `${problems.length} 行有误,全部未登记,请改正后重新提交 (all or none: mend the lines and send them again)`,
    );
    this.problems = problems;
  }

  @Field(() => [ArrearLineProblem], { description: 'The refused lines (问题行).' })
  problems: ArrearLineProblem[];
}

@Inherit()
@ObjectType({ description: 'The ledger is recorded (台账已登记).' })
export class RecordArrearsSuccess {
  constructor(lines: number, people: number, total: bigint) {
    this.lines = lines;
    this.people = people;
    this.total = total;
  }

  @Field(() => Int, { description: 'Lines given (行数).' })
  lines: number;

  @Field(() => Int, { description: 'People concerned (人数).' })
  people: number;

  @Field(() => Fen, { description: 'What their ledgers owe in all now (拖欠合计).' })
  total: bigint;
}

export const RecordArrearsResult = resultUnion(
  'RecordArrearsResult',
  [RecordArrearsSuccess, ArrearLinesRefusedError, FactsFinalError],
  'What came of recording arrears.',
);

@Inherit()
@ObjectType({ description: 'A version of the back-pay policy (补发拖欠办法).' })
export class BackPayPolicy {
  @Field(() => Int, { description: 'The version, from 1 (版本).' })
  version: number;

  @Field(() => String, { description: 'The principle (补发原则).' })
  principle: string;

  @Field(() => [EmployeeCategory], { description: 'Scope (补发人员范围).' })
  categories: EmployeeCategory[];

  @Field(() => [ArrearItemEnum], { description: 'Items (补发项目).' })
  items: (keyof typeof ArrearItemEnum)[];

  @Field(() => YearMonthText, { description: 'The first month (补发期间起).' })
  from: string;

  @Field(() => YearMonthText, { description: 'The last month, included (补发期间止).' })
  to: string;

  @Field(() => LocalDateText, { description: 'When it was adopted (采用日期).' })
  adoptedOn: string;

  @Field(() => String, { description: 'On what it rests (依据).' })
  legalBasis: string;
}

@Inherit()
@ObjectType({ description: 'The policy is in force (补发办法已采用).' })
export class AdoptBackPayPolicySuccess {
  constructor(policy: BackPayPolicy) {
    this.policy = policy;
  }

  @Field(() => BackPayPolicy, { description: 'The new version (新版本).' })
  policy: BackPayPolicy;
}

@Inherit()
@ObjectType({
  description: 'The policy ends before it begins (补发期间有误).',
  implements: UserError,
})
export class BackPayPolicyPeriodError extends UserError {
  constructor() {
    super('补发期间止早于起 (the period ends before it begins: mend the months)');
  }
}

export const AdoptBackPayPolicyResult = resultUnion(
  'AdoptBackPayPolicyResult',
  [AdoptBackPayPolicySuccess, BackPayPolicyPeriodError, FactsFinalError],
  'What came of a back-pay policy.',
);

@Inherit()
@ObjectType({
  description: 'The totals of all determinations; people equals the roster (补发认定汇总).',
})
export class BackPayTotals {
  @Field(() => Int, { description: 'People on the roster (名册人数).' })
  roster: number;

  @Field(() => Int, { description: 'People determined (已认定人数).' })
  determined: number;

  @Field(() => Int, { description: 'People who get back pay (补发人数).' })
  eligible: number;

  @Field(() => Fen, { description: 'Back pay of everybody (补发合计).' })
  total: bigint;

  @Field(() => Fen, { description: 'Back pay as calculated as entitlements (待遇测算中的补发合计).' })
  calculated: bigint;

  @Field(() => Boolean, {
    description: 'Everybody is determined and both totals agree to the fen (是否平账).',
  })
  reconciles: boolean;
}

@Inherit()
@ObjectType({ description: 'Everybody is determined (全员已认定).' })
export class DetermineBackPaySuccess {
  constructor(totals: BackPayTotals) {
    this.totals = totals;
  }

  @Field(() => BackPayTotals, { description: 'The totals (汇总).' })
  totals: BackPayTotals;
}

@Inherit()
@ObjectType({
  description: 'There is no back-pay policy yet (尚无补发办法).',
  implements: UserError,
})
export class BackPayPolicyMissingError extends UserError {
  constructor() {
    super('请先采用补发办法:原则、范围、项目、期间 (adopt a back-pay policy first: adoptBackPayPolicy)');
  }
}

export const DetermineBackPayResult = resultUnion(
  'DetermineBackPayResult',
  [DetermineBackPaySuccess, BackPayPolicyMissingError, FactsFinalError],
  'What came of determining everybody.',
);
