import { registerEnumType } from 'type-graphql';

/** Registers an enum of codes whose names are their values. */
function codes<const C extends Record<string, string>>(
  name: string,
  description: string,
  values: C,
): { [K in keyof C]: K } {
  const entries = Object.fromEntries(Object.keys(values).map((key) => [key, key])) as { [K in keyof C]: K };
  registerEnumType(entries, {
    name,
    description,
    valuesConfig: Object.fromEntries(
      Object.entries(values).map(([key, text]) => [key, { description: text }]),
    ) as never,
  });
  return entries;
}

export const PetitionChannel = codes('PetitionChannel', 'How a petition came (信访渠道).', {
  VISIT: 'In person (走访).',
  LETTER: 'By letter (来信).',
  PHONE: 'By telephone (电话).',
  ONLINE: 'Through the network (网上).',
  FAX: 'By fax (传真).',
  LEADER_DAY: "On a leader's reception day (领导接访日).",
  TRANSFERRED_IN: 'Transferred here by another body (转办交办).',
});
export type PetitionChannel = keyof typeof PetitionChannel;

export const PetitionKind = codes('PetitionKind', 'What a petition is by the regulation (信访事项类别).', {
  SUGGESTION: 'A suggestion or opinion (建议意见).',
  REMEDY: 'An application for a remedy (申诉求决).',
  ACCUSATION: "An accusation: not taken here, it has the accuser's own door (检举控告).",
});
export type PetitionKind = keyof typeof PetitionKind;

export const PetitionerCategory = codes('PetitionerCategory', 'Which people petition (信访人类别).', {
  ACTIVE: 'In service (在职).',
  RETIRED: 'Retired (离退休).',
  INTERNAL_RETIRED: 'Retired internally (内退).',
  CONTRACT: 'On contract (合同制).',
  SURVIVOR: 'Survivors and people on a fixed subsidy (抚恤定补).',
  OTHER: 'Others (其他).',
  ANONYMOUS: 'Unnamed (匿名).',
});
export type PetitionerCategory = keyof typeof PetitionerCategory;

export const PetitionTopic = codes('PetitionTopic', 'What a petition is about (信访内容分类).', {
  BACK_PAY: 'Wages owed (拖欠工资).',
  SENIORITY: 'Length of service (工龄).',
  SPECIAL_TYPE: 'Special work types (特殊工种).',
  INJURY_APPRAISAL: 'Appraisal of injury (伤残鉴定).',
  SICK_RETIREMENT: 'Retirement on illness (病退).',
  FEE_STANDARD: 'Standards of fees and compensation (补偿标准).',
  EQUAL_TREATMENT: 'Being treated alike (一视同仁).',
  HOUSING: 'Housing (住房).',
  SOCIAL_INSURANCE: 'Social insurance (社会保险).',
  MEDICAL: 'Medical care (医疗).',
  PENSION: 'Pensions (养老).',
  RESTRUCTURING_JOB: 'Jobs in the restructured company (重组上岗).',
  SHARES: 'Shares (股份).',
  STAFF_CONDUCT: 'How staff behave (工作作风).',
  OTHER: 'Something else (其他).',
});
export type PetitionTopic = keyof typeof PetitionTopic;

export const PetitionStatus = codes('PetitionStatus', 'How far a petition is (信访事项状态).', {
  RECEIVED: 'Received (收到).',
  REGISTERED: 'Registered (登记).',
  ACCEPTED: 'Accepted (受理).',
  NOT_ACCEPTED: 'Not accepted, and told so (不予受理).',
  REDIRECTED: 'Shown to its lawful route (分流导入法定途径).',
  TRANSFERRED: 'Handed to the competent body (转送).',
  INVESTIGATING: 'Being looked into (调查核实).',
  REPLIED: 'Answered in writing (答复).',
  SERVED: 'The answer has been served (送达).',
  CLOSED: 'Finished (办结).',
  WITHDRAWN: 'Withdrawn by the petitioner (撤回).',
});
export type PetitionStatus = keyof typeof PetitionStatus;

export const RedirectRoute = codes('RedirectRoute', 'A lawful route outside petitioning (法定途径).', {
  LITIGATION: 'The courts (诉讼).',
  ARBITRATION: 'Labour or other arbitration (仲裁).',
  APPRAISAL: 'Appraisal of injury or work ability (鉴定).',
  DISCIPLINE: 'The bodies of discipline, for appeals of party members (纪检监察).',
  ADMINISTRATIVE_REVIEW: 'Administrative review (行政复议).',
});
export type RedirectRoute = keyof typeof RedirectRoute;

export const DeclineGround = codes('DeclineGround', 'Why a petition is not accepted (不予受理理由).', {
  NOT_COMPETENT: 'It belongs to another body (不属本单位职权).',
  UNDER_WAY: 'The same matter is being handled already, article 19 (正在办理中重复提出).',
  FINAL: 'Its re-review is final, article 36 (复核终结).',
});
export type DeclineGround = keyof typeof DeclineGround;

export const PetitionOutcome = codes('PetitionOutcome', 'What a reply decides (办理意见).', {
  SUPPORTED: 'The request is supported and carried out (支持).',
  EXPLAINED: 'The request is explained (解释说明).',
  NOT_SUPPORTED: 'The request is not supported (不予支持).',
});
export type PetitionOutcome = keyof typeof PetitionOutcome;

export const ServiceMeans = codes('ServiceMeans', 'How a reply is served (送达方式).', {
  PRINT: 'A print, against a receipt (当面送达).',
  HALL: 'At the reception hall (大厅领取).',
  POST: 'By post (邮寄送达).',
  SMS: 'By short message (短信送达).',
});
export type ServiceMeans = keyof typeof ServiceMeans;

export const RecusalGround = codes('RecusalGround', 'Why a handler stands aside, article 28 (回避事由).', {
  MATTER: 'A direct interest in the matter (与信访事项有直接利害关系).',
  PETITIONER: 'A direct interest with the petitioner (与信访人有直接利害关系).',
});
export type RecusalGround = keyof typeof RecusalGround;

export const IdentityReadReason = codes(
  'IdentityReadReason',
  'Why the identity of petitioners is read (查看理由).',
  {
    CONTACT: 'To speak with them (联系信访人).',
    IDENTIFY: 'To check who they are (核实身份).',
    INVESTIGATE: 'To find out the facts (调查核实).',
    SERVE: 'To serve a notice or the reply (送达文书).',
  },
);
export type IdentityReadReason = keyof typeof IdentityReadReason;

export const ReferralSeries = codes('ReferralSeries', 'The posting series of a row (公示系列).', {
  FACTS: 'Facts: seniority, post, fees (基本情况).',
  BACK_PAY: 'Wages owed (拖欠工资).',
  PLACEMENT_RESULT: 'Results of placement (安置结果).',
});
export type ReferralSeries = keyof typeof ReferralSeries;

export const ReferralStatus = codes('ReferralStatus', 'How far a referred objection is (转办异议状态).', {
  SENT: 'Sent, not yet answered (已转办).',
  QUEUED: 'Waits for the next round (排队).',
  OPENED: 'Opened as an objection (已立案).',
  REFUSED: 'Not taken, with its reason (未受理).',
  DECIDED: 'Decided and notified (已决定).',
});
export type ReferralStatus = keyof typeof ReferralStatus;

export const ReferralResult = codes('ReferralResult', 'What an objection came to (异议结果).', {
  UPHELD: 'Upheld (成立).',
  PARTLY: 'Partly upheld (部分成立).',
  DISMISSED: 'Dismissed (不成立).',
});
export type ReferralResult = keyof typeof ReferralResult;
