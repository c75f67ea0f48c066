import { agreementNo } from '../../placement/index.js';
import { maskIdentityNumber } from '../../roster/domain/mask-identity-number.js';
import { STATE_COLUMNS, STATE_JOINS } from '../row-states.js';
import { CONDITIONS } from '../working-list.sql.js';
import { WORKING_ROLES } from '../working-roles.js';
import {
  count,
  date,
  type ExportFilter,
  type ExportList,
  money,
  oneOf,
  PERSON,
  PERSON_COLUMNS,
  PERSON_FILTERS,
  term,
  text,
} from './export-list.js';

const states = (enumName: string, part: keyof typeof CONDITIONS): ExportFilter => ({
  enumName,
  sql: CONDITIONS[part],
});

/** The roster with its facts and where each person stands. */
export const employeesList: ExportList = {
  title: '职工名册',
  roles: WORKING_ROLES,
  filters: {
    ...PERSON_FILTERS,
    standing: states('EmployeeStanding', 'standings'),
    choiceState: states('PlacementChoiceStatus', 'choiceStates'),
    withoutChoice: { flag: true, sql: CONDITIONS.withoutChoice },
    placementState: states('PlacementStatus', 'placementStates'),
    withoutPlacement: { flag: true, sql: CONDITIONS.withoutPlacement },
    objectionState: states('ObjectionState', 'objectionStates'),
    paymentState: states('PaymentStatus', 'paymentStates'),
    uncollectedState: states('UncollectedStatus', 'uncollectedStates'),
    understandingMissing: { flag: true, sql: CONDITIONS.understandingMissing },
    factsMissing: states('MissingFact', 'factsMissing'),
  },
  select: `${PERSON}, e.identity_sealed, e.gender, e.birth_date, e.status, e.employment_form, e.position_kind, e.post,
    e.join_work_on, e.join_unit_on, e.special_type, e.special_from, e.special_to, e.average_wage_fen, e.injury_grade,
    e.arrears_from, e.arrears_to, e.arrears_monthly_fen, e.arrears_total_fen, ${STATE_COLUMNS}`,
  from: `employee e ${STATE_JOINS}`,
  orderBy: 'e.serial',
  columns: ({ cipher }) => [
    ...PERSON_COLUMNS,
    {
      header: '身份证号(脱敏) Identity no., masked',
      kind: 'text',
      width: 20,
      value: (row) => maskIdentityNumber(cipher.decrypt(row['identity_sealed'] as Buffer)),
    },
    term('性别 Sex', 'gender', 'EmployeeGender', 6),
    date('出生日期 Born', 'birth_date'),
    term('现状 Standing', 'status', 'EmployeeStanding'),
    term('用工形式 Employment form', 'employment_form', 'EmployeeForm'),
    term('身份 Position kind', 'position_kind', 'EmployeePositionKind'),
    text('岗位工种 Post', 'post'),
    date('参加工作时间 Started work', 'join_work_on'),
    date('进厂时间 Entered the factory', 'join_unit_on'),
    term('特殊工种 Special work', 'special_type', 'EmployeeSpecialWorkType'),
    date('特殊工种起 From', 'special_from'),
    date('特殊工种止 To', 'special_to'),
    money('前12个月平均工资 Average wage', 'average_wage_fen'),
    count('工伤等级 Injury grade', 'injury_grade'),
    text('欠发起 Arrears from', 'arrears_from', 10),
    text('欠发止 Arrears to', 'arrears_to', 10),
    money('月欠发额 Arrears a month', 'arrears_monthly_fen'),
    money('欠发合计 Arrears in all', 'arrears_total_fen'),
    money('应得一次性金额 Entitled, one-off', 'entitled_fen'),
    text('安置方式 Channel', 'channel_name', 24),
    term('选择状态 Choice', 'choice_state', 'PlacementChoiceStatus'),
    term('安置状态 Placement', 'placement_state', 'PlacementStatus'),
    term('异议状态 Objections', 'objection_states', 'ObjectionState'),
    term('付款状态 Payments', 'payment_states', 'PaymentStatus'),
    term('未领取状态 Uncollected', 'uncollected_state', 'UncollectedStatus'),
    term('待补事实 Facts missing', 'facts_missing', 'MissingFact', 24),
  ],
};

/** Placements that stand, or stood. */
export const placementsList: ExportList = {
  title: '安置结果',
  roles: WORKING_ROLES,
  filters: {
    ...PERSON_FILTERS,
    state: oneOf('PlacementStatus', 'p.status'),
    channel: { sql: (place) => `p.channel_code = ${place}::text` },
  },
  select: `${PERSON}, p.channel_code, p.channel_name, p.status, p.agreement_no, p.signed_on, p.effective_on, p.ended_on, p.end_reason`,
  from: 'placement p JOIN employee e ON e.factory_id = p.factory_id AND e.id = p.employee_id',
  orderBy: 'e.serial, p.id',
  columns: ({ factoryId }) => [
    ...PERSON_COLUMNS,
    text('方式代码 Channel code', 'channel_code', 8),
    text('安置方式 Channel', 'channel_name', 24),
    term('安置状态 Placement', 'status', 'PlacementStatus'),
    {
      header: '协议编号 Agreement no.',
      kind: 'text',
      value: ({ agreement_no: no }) => (typeof no === 'number' ? agreementNo(factoryId, no) : null),
    },
    date('签订日期 Signed', 'signed_on'),
    date('生效日期 In effect', 'effective_on'),
    date('终止日期 Ended', 'ended_on'),
    text('终止原因 Why', 'end_reason', 24),
  ],
};

/** Objections in the order of filing. */
export const objectionsList: ExportList = {
  title: '异议登记',
  roles: [...WORKING_ROLES, 'petitions-officer'],
  filters: {
    ...PERSON_FILTERS,
    series: oneOf('PostingSeriesKind', 'o.kind'),
    state: oneOf('ObjectionState', 'o.status'),
  },
  select: `${PERSON}, o.kind, r.no AS round_no, o.item, o.claim, o.filed_by_kind, o.filed_on, o.status AS state, r.decide_by, o.heard_on,
    o.result, o.reasons, o.decided_on, o.notified_on, o.notice_means`,
  from: `objection o JOIN employee e ON e.factory_id = o.factory_id AND e.id = o.employee_id
    LEFT JOIN posting_round r ON r.factory_id = o.factory_id AND r.id = o.round_id`,
  orderBy: 'o.id',
  columns: () => [
    ...PERSON_COLUMNS,
    term('公示系列 Series', 'kind', 'PostingSeriesKind'),
    count('榜次 Round', 'round_no'),
    term('异议项目 Item', 'item', 'PostedItem', 16),
    text('诉求 Claim', 'claim', 30),
    term('提出人 Filed by', 'filed_by_kind', 'ObjectionFiler'),
    date('提出日期 Filed', 'filed_on'),
    term('状态 State', 'state', 'ObjectionState'),
    date('处理期限 Decide by', 'decide_by'),
    date('听取意见 Heard', 'heard_on'),
    term('结果 Result', 'result', 'ObjectionOutcome'),
    text('理由 Reasons', 'reasons', 30),
    date('裁决日期 Decided', 'decided_on'),
    date('告知日期 Notified', 'notified_on'),
    term('告知方式 Means', 'notice_means', 'NoticeMeans'),
  ],
};
