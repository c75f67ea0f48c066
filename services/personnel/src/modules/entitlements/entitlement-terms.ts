import type { ClaimClass, EntitlementKind, Payer } from '../rules/domain/entitlement.js';

export const KIND_TERMS: Record<EntitlementKind, string> = {
  COMPENSATION: 'Economic compensation for the end of the contract (经济补偿金).',
  RESETTLEMENT_FEE: 'One-off resettlement fee (一次性安置费).',
  BACK_PAY: 'Wages in arrears (补发拖欠工资).',
  ANNUAL_LEAVE_PAY: 'Pay for annual leave not taken (未休年休假工资).',
  INTERNAL_RETIREMENT_ALLOWANCE: 'Reserve for the living allowance of internal retirement (内退生活费预留).',
  INTERNAL_RETIREMENT_INSURANCE:
    'Reserve for the employer share of insurance in internal retirement (内退社会保险预留).',
  INJURY_LUMP_SUM: 'One-off disability grant (一次性伤残补助金).',
  INJURY_MONTHLY_ALLOWANCE: 'Monthly disability allowance (伤残津贴).',
  INJURY_CARE_FEE: 'Care fee (生活护理费).',
  INJURY_MEDICAL_GRANT: 'One-off medical grant at the end of the contract (一次性工伤医疗补助金).',
  INJURY_EMPLOYMENT_GRANT: 'One-off employment grant at the end of the contract (一次性伤残就业补助金).',
  INJURY_MEDICAL_INSURANCE_RESERVE: 'Reserve for the medical insurance of grades 1–4 (工伤医保预留).',
  FUNERAL_GRANT: 'Funeral grant (丧葬补助金).',
  SURVIVOR_PENSION: 'Pension of a dependent survivor (供养亲属抚恤金).',
  DEATH_GRANT: 'One-off death grant (一次性工亡补助金).',
  SOCIAL_INSURANCE_PERSONAL: 'Unpaid social insurance for personal accounts (欠缴社会保险费个人账户部分).',
  SOCIAL_INSURANCE_UNIT: 'Other unpaid social insurance (欠缴社会保险费其余部分).',
  SOCIAL_INSURANCE_LATE_FEE: 'Late fee on social insurance up to acceptance (社会保险费滞纳金).',
  HOUSING_FUND: 'Unpaid housing fund (欠缴住房公积金).',
  STAFF_LOAN: 'Money lent by staff, with lawful interest (职工集资款).',
  MANAGER_PAY_EXCESS:
    'Unpaid wages of senior managers above the staff average (高管工资超出职工平均工资部分).',
};

export const PAYER_TERMS: Record<Payer, string> = {
  ESTATE: 'The estate (破产财产).',
  INJURY_FUND: 'The work-injury insurance fund (工伤保险基金).',
  PENSION_FUND: 'The pension insurance fund (养老保险基金).',
  SPECIAL_SUBSIDY: 'The special subsidy of the state (专项补助).',
  GROUP: 'The group (集团公司).',
};

export const CLAIM_CLASS_TERMS: Record<ClaimClass, string> = {
  CLASS_1: 'Class 1: what employees are owed (第一顺序:职工债权).',
  CLASS_2: 'Class 2: other social insurance and tax (第二顺序).',
  ORDINARY: 'Class 3: ordinary claims (第三顺序:普通债权).',
  RESETTLEMENT: 'Resettlement, before all classes under POLICY (职工安置费,优先).',
  NOT_A_CLAIM: 'No claim against the estate: a fund pays (非破产债权,由基金支付).',
};
