import { enumOf } from '@anzhi/graphql-kit';
import { registerEnumType } from 'type-graphql';
import { BATCH_STATUSES } from './domain/batch-state.js';
import { PAYMENT_GATES } from './domain/gates.js';
import { PAYMENT_PURPOSES } from './domain/payable.js';
import { PAYMENT_STATUSES } from './domain/payment-state.js';

export const PurposeEnum = enumOf(PAYMENT_PURPOSES);
registerEnumType(PurposeEnum, {
  name: 'PaymentPurpose',
  description: 'What a batch pays (付款用途).',
  valuesConfig: {
    BACK_PAY: { description: 'Wages owed (补发拖欠工资).' },
    COMPENSATION: { description: 'Economic compensation (经济补偿金).' },
    RESETTLEMENT_FEE: { description: 'One-off resettlement fee, POLICY only (一次性安置费).' },
    INJURY_GRANT: { description: 'One-off injury grants at the end of the relation (一次性工伤待遇).' },
    LEAVE_PAY: { description: 'Pay for annual leave not taken (未休年休假工资).' },
    SOCIAL_INSURANCE: { description: 'Social insurance arrears of the person (欠缴社会保险个人部分).' },
    HOUSING_FUND: { description: 'Housing fund arrears (欠缴住房公积金).' },
    STAFF_LOAN: { description: 'What the factory borrowed from the person (职工集资、借款).' },
    SURVIVOR_BENEFIT: { description: 'One-off benefits of survivors (丧葬补助金、一次性工亡补助金).' },
  },
});

export const PayerEnum = enumOf(['ESTATE', 'INJURY_FUND', 'PENSION_FUND', 'SPECIAL_SUBSIDY', 'GROUP']);
registerEnumType(PayerEnum, {
  name: 'PaymentPayer',
  description: 'Who pays a batch (付款方).',
  valuesConfig: {
    ESTATE: { description: 'The estate (破产财产).' },
    INJURY_FUND: { description: 'The work injury insurance fund (工伤保险基金).' },
    PENSION_FUND: { description: 'The pension insurance fund (养老保险基金).' },
    SPECIAL_SUBSIDY: { description: 'The special subsidy of the State (财政专项补助).' },
    GROUP: { description: 'The group company (集团公司).' },
  },
});

export const PaymentMethodEnum = enumOf(['BANK', 'ESCROW']);
registerEnumType(PaymentMethodEnum, {
  name: 'PaymentMethod',
  description: 'How a batch is paid (付款方式).',
  valuesConfig: {
    BANK: { description: 'To bank accounts (银行代发).' },
    ESCROW: { description: 'Deposited for people who cannot be reached (提存).' },
  },
});

export const BatchStatusEnum = enumOf(BATCH_STATUSES);
registerEnumType(BatchStatusEnum, {
  name: 'PaymentBatchStatus',
  description: 'How far a payment batch has come (批次状态).',
  valuesConfig: {
    DRAFT: { description: 'Drafted (已编制).' },
    REQUESTED: { description: 'Money was asked for (已申请资金).' },
    RESERVED: { description: 'Money is set aside; two approve (资金已预留,待审批).' },
    REFUSED: { description: 'Money was refused whole (资金被拒).' },
    APPROVED: { description: 'Two people approved (已审批).' },
    SENT: { description: 'Sent to the bank or depositary (已发出).' },
    SETTLED: { description: 'Every payment was answered (已结清).' },
    CANCELLED: { description: 'Given up before it was sent (已取消).' },
  },
});

export const PaymentStatusEnum = enumOf([...PAYMENT_STATUSES, 'LAPSED']);
registerEnumType(PaymentStatusEnum, {
  name: 'PaymentStatus',
  description: 'How far one payment has come (付款状态).',
  valuesConfig: {
    PLANNED: { description: 'On a batch (已编入批次).' },
    APPROVED: { description: 'Approved by two (已审批).' },
    SENT: { description: 'On the way (已发出).' },
    PAID: { description: 'Arrived (已支付).' },
    FAILED: { description: 'Did not arrive; goes on another batch (支付失败).' },
    RETURNED: {
      description: 'Arrived and was given back by the bank later; goes on another batch (退汇).',
    },
    ESCROWED: { description: 'Deposited (已提存).' },
    CLAIMED: { description: 'Taken from the depositary (已领取).' },
    LAPSED: {
      description: 'Never given: a deposit stays open until it is taken (不使用).',
      deprecationReason: 'A deposit closes as CLAIMED only; see UncollectedItem.escrowLapsed.',
    },
    CANCELLED: { description: 'Given up with its batch (已取消).' },
  },
});

export const PaymentGateEnum = enumOf(PAYMENT_GATES);
registerEnumType(PaymentGateEnum, {
  name: 'PaymentGate',
  description: 'What must stand before money is planned (付款前置条件).',
  valuesConfig: {
    FACTS_NOT_FINAL: { description: 'The posting series of facts is not final (基本情况三榜未定案).' },
    BACK_PAY_NOT_FINAL: { description: 'The posting series of back pay is not final (补发工资三榜未定案).' },
    PLAN_NOT_APPROVED: {
      description: 'The plan was not passed, or not filed under POLICY (方案未通过或未备案).',
    },
    FIGURES_NOT_FROZEN: {
      description: 'The figures are not posted and nobody froze them yet, freezePayables (应付金额未冻结).',
    },
  },
});

export const PaymentRowFault = enumOf([
  'UNKNOWN_EMPLOYEE',
  'TWICE_IN_INPUT',
  'NOT_PLACED',
  'NOTHING_PAYABLE',
  'NOT_UNCOLLECTED',
  'PAYMENT_UNDER_WAY',
  'BAD_ACCOUNT',
  'NOT_IN_BATCH_OR_ANSWERED',
  'TWICE_IN_FILE',
  'FAILURE_WITHOUT_REASON',
  'CLAIMED_BACK',
]);
export type PaymentRowFault = keyof typeof PaymentRowFault;
registerEnumType(PaymentRowFault, {
  name: 'PaymentRowFault',
  description: 'Why a row of a payment act is refused (退回原因).',
  valuesConfig: {
    UNKNOWN_EMPLOYEE: { description: 'Nobody on the roster has the number (花名册中无此工号).' },
    TWICE_IN_INPUT: { description: 'The person stands twice in the list (名单中重复).' },
    NOT_PLACED: {
      description: 'No effective placement in a channel that pays this (安置未生效或该方式不支付此项).',
    },
    NOTHING_PAYABLE: { description: 'Nothing is left to pay (没有应付余额).' },
    NOT_UNCOLLECTED: {
      description: 'Escrow is for people on the register of the uncollected (未登记为未领取人员).',
    },
    PAYMENT_UNDER_WAY: {
      description: 'A payment is under way to the recorded account (付款办理中,不能变更账户).',
    },
    BAD_ACCOUNT: { description: 'The account is 8 to 30 digits (账号应为8至30位数字).' },
    NOT_IN_BATCH_OR_ANSWERED: {
      description: 'No sent payment of the batch waits for it (批次中无此待回执付款).',
    },
    TWICE_IN_FILE: { description: 'The bank answers twice for the person (回执重复).' },
    FAILURE_WITHOUT_REASON: { description: 'A failure needs a reason code (失败须附原因代码).' },
    CLAIMED_BACK: {
      description:
        'Part of the payment is claimed back as too much; withdraw the claim first (已作多付追索,须先撤销).',
    },
  },
});
