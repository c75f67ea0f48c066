import { WORKING_ROLES } from '../working-roles.js';
import {
  count,
  date,
  type ExportList,
  money,
  oneOf,
  PERSON,
  PERSON_COLUMNS,
  PERSON_FILTERS,
  term,
  text,
} from './export-list.js';

/** What everybody is entitled to, kind by kind. */
export const entitlementsList: ExportList = {
  title: '待遇明细',
  roles: WORKING_ROLES,
  filters: {
    ...PERSON_FILTERS,
    kind: oneOf('EntitlementKind', 't.kind'),
    payer: oneOf('Payer', 't.payer'),
    claimClass: oneOf('ClaimClass', 't.claim_class'),
  },
  select: `${PERSON}, t.kind, t.amount_fen, t.recurrence = 'MONTHLY' AS monthly, t.payer, t.claim_class, t.rules, t.as_of`,
  from: 'entitlement t JOIN employee e ON e.factory_id = t.factory_id AND e.id = t.employee_id',
  orderBy: 'e.serial, t.kind',
  columns: () => [
    ...PERSON_COLUMNS,
    term('项目 Kind', 'kind', 'EntitlementKind', 24),
    money('金额 Amount', 'amount_fen'),
    { header: '按月 Monthly', kind: 'text', width: 8, value: (row) => (row['monthly'] ? '是' : '否') },
    term('支付方 Payer', 'payer', 'Payer', 16),
    term('清偿顺序 Class', 'claim_class', 'ClaimClass', 20),
    text('规则版本 Rules', 'rules', 18),
    date('计算基准日 Calculated as of', 'as_of'),
  ],
};

/** Payments, batch by batch. */
export const paymentsList: ExportList = {
  title: '付款明细',
  roles: WORKING_ROLES,
  filters: {
    ...PERSON_FILTERS,
    purpose: oneOf('PaymentPurpose', 'p.purpose'),
    payer: oneOf('PaymentPayer', 'p.payer'),
    state: oneOf('PaymentStatus', 'p.status'),
    batch: { sql: (place) => `b.no::text = ${place}::text` },
  },
  select: `${PERSON}, b.no AS batch_no, p.purpose, p.payer, b.method, p.amount_fen, p.status AS state, p.reason_code, b.sent_on, p.settled_on`,
  from: `payment p JOIN payment_batch b ON b.factory_id = p.factory_id AND b.id = p.batch_id
    JOIN employee e ON e.factory_id = p.factory_id AND e.id = p.employee_id`,
  orderBy: 'b.no, p.serial',
  columns: () => [
    ...PERSON_COLUMNS,
    count('批次 Batch', 'batch_no'),
    term('用途 Purpose', 'purpose', 'PaymentPurpose', 18),
    term('付款方 Payer', 'payer', 'PaymentPayer', 16),
    term('方式 Method', 'method', 'PaymentMethod'),
    money('金额 Amount', 'amount_fen'),
    term('状态 State', 'state', 'PaymentStatus'),
    text('失败原因 Reason', 'reason_code', 18),
    date('发出日期 Sent', 'sent_on'),
    date('到账日期 Settled', 'settled_on'),
  ],
};

/** The register of the uncollected; why somebody did not collect is for those who handle it and stays out. */
export const uncollectedList: ExportList = {
  title: '未领取款项登记簿',
  roles: [...WORKING_ROLES, 'hq-analyst'],
  filters: { ...PERSON_FILTERS, state: oneOf('UncollectedStatus', 'i.status') },
  select: `${PERSON}, i.status AS state, i.amount_fen, i.registered_on, i.last_follow_up_on, i.escrow_no, i.escrowed_on,
    i.escrow_institution, i.closed_on`,
  from: 'uncollected_item i JOIN employee e ON e.factory_id = i.factory_id AND e.id = i.employee_id',
  orderBy: 'i.closed_on IS NOT NULL, i.id',
  columns: () => [
    ...PERSON_COLUMNS,
    term('状态 State', 'state', 'UncollectedStatus'),
    money('金额 Amount', 'amount_fen'),
    date('登记日期 Registered', 'registered_on'),
    date('最近跟进 Last follow-up', 'last_follow_up_on'),
    text('提存编号 Escrow no.', 'escrow_no', 18),
    date('提存日期 Escrowed', 'escrowed_on'),
    text('提存机构 Depositary', 'escrow_institution', 20),
    date('结清日期 Closed', 'closed_on'),
  ],
};

/** Whether back pay is due, for everybody on the roster, and why not. */
export const backPayList: ExportList = {
  title: '补发工资认定',
  roles: WORKING_ROLES,
  filters: { ...PERSON_FILTERS, reason: oneOf('BackPayReason', 'd.reason') },
  select: `${PERSON}, d.reason, d.total_fen, d.policy_version, d.determined_on`,
  from: 'back_pay_determination d JOIN employee e ON e.factory_id = d.factory_id AND e.id = d.employee_id',
  orderBy: 'e.serial',
  columns: () => [
    ...PERSON_COLUMNS,
    term('认定 Determination', 'reason', 'BackPayReason', 20),
    money('补发合计 Back pay', 'total_fen'),
    count('政策版本 Policy version', 'policy_version'),
    date('认定日期 Determined', 'determined_on'),
  ],
};
