import { DEBT_STEPS } from './trace-texts-debts.js';
import { INJURY_STEPS } from './trace-texts-injury.js';
import { SERVICE_STEPS } from './trace-texts-service.js';
import { SEVERANCE_STEPS } from './trace-texts-severance.js';

/** What a trace is about. */
export const TITLES = {
  COMPENSATION: { zh: '经济补偿金', en: 'Economic compensation' },
  RESETTLEMENT_FEE: { zh: '一次性安置费', en: 'One-off resettlement fee' },
  BACK_PAY: { zh: '补发拖欠工资', en: 'Wage arrears' },
  ANNUAL_LEAVE_PAY: { zh: '未休年休假工资报酬', en: 'Pay for unused annual leave' },
  LATE_FEE: { zh: '社会保险费滞纳金', en: 'Late fee on social insurance' },
  SOCIAL_INSURANCE_LATE_FEE: { zh: '社会保险费滞纳金', en: 'Late fee on social insurance' },
  SOCIAL_INSURANCE_PERSONAL: {
    zh: '欠缴社会保险费(划入个人账户部分)',
    en: 'Unpaid social insurance, personal accounts',
  },
  SOCIAL_INSURANCE_UNIT: { zh: '欠缴社会保险费(其余部分)', en: 'Unpaid social insurance, the rest' },
  HOUSING_FUND: { zh: '欠缴住房公积金', en: 'Unpaid housing fund' },
  STAFF_LOAN: { zh: '职工集资款本息', en: 'Money lent by staff, with interest' },
  MANAGER_PAY_EXCESS: {
    zh: '高级管理人员工资超出职工平均工资部分',
    en: 'Unpaid pay of senior managers above the staff average',
  },
  UNEMPLOYMENT_BENEFIT: { zh: '失业保险金领取期限', en: 'How long unemployment benefit may be drawn' },
  INJURY_PENSION_SUPPLEMENT: {
    zh: '一至四级工伤职工退休后养老金差额(每月)',
    en: 'Difference to the pension in grades 1–4 (monthly)',
  },
  RETIREMENT: { zh: '法定退休年龄', en: 'Statutory retirement age' },
  SENIORITY: { zh: '工龄', en: 'Seniority' },
  SPECIAL_WORK: { zh: '特殊工种提前退休', en: 'Early retirement for special work' },
  INTERNAL_RETIREMENT_ALLOWANCE: {
    zh: '内部退养生活费(预留)',
    en: 'Internal retirement allowance (reserve)',
  },
  INTERNAL_RETIREMENT_INSURANCE: {
    zh: '内部退养社会保险费(预留)',
    en: 'Internal retirement insurance (reserve)',
  },
  EARLY_PENSION: { zh: '提前退休基本养老金', en: 'Pension on early retirement' },
  INJURY_LUMP_SUM: { zh: '一次性伤残补助金', en: 'Lump-sum disability grant' },
  INJURY_MONTHLY_ALLOWANCE: { zh: '伤残津贴(每月)', en: 'Disability allowance (monthly)' },
  INJURY_CARE_FEE: { zh: '生活护理费(每月)', en: 'Care fee (monthly)' },
  INJURY_MEDICAL_GRANT: { zh: '一次性工伤医疗补助金', en: 'Lump-sum injury medical grant' },
  INJURY_EMPLOYMENT_GRANT: { zh: '一次性伤残就业补助金', en: 'Lump-sum disability employment grant' },
  INJURY_MEDICAL_INSURANCE_RESERVE: {
    zh: '一至四级工伤职工医疗保险费(预留)',
    en: 'Medical insurance of grades 1–4 (reserve)',
  },
  FUNERAL_GRANT: { zh: '丧葬补助金', en: 'Funeral grant' },
  SURVIVOR_PENSION: { zh: '供养亲属抚恤金(每月)', en: 'Pension of dependants (monthly)' },
  DEATH_GRANT: { zh: '一次性工亡补助金或抚恤金', en: 'Lump sum on death' },
} as const;
export type TitleCode = keyof typeof TITLES;

/** Inputs by name, each with the format of its value. */
export const INPUTS = {
  hireDate: { zh: '进厂时间', en: 'joined the unit', format: '' },
  priorServiceFrom: { zh: '转入前连续工龄起算', en: 'prior service counted from', format: '' },
  endDate: { zh: '劳动合同终止日', en: 'contract ends', format: '' },
  asOf: { zh: '计算截止日', en: 'figures as of', format: '' },
  averageWage: { zh: '前12个月平均应得工资', en: 'average due wage of the last 12 months', format: 'yuan' },
  cityAverageWage: { zh: '当地上年度职工月平均工资', en: 'city average monthly wage', format: 'yuan' },
  minimumWage: { zh: '当地最低工资标准', en: 'local minimum wage', format: 'yuan' },
  cityAnnualWage: {
    zh: '所在市企业职工上年平均工资收入',
    en: 'city annual enterprise average',
    format: 'yuan',
  },
  birthDate: { zh: '出生日期', en: 'born', format: '' },
  retirementClass: { zh: '退休类别', en: 'class', format: 'term' },
  seniority: { zh: '工龄', en: 'seniority', format: 'ymd' },
  injuryGrade: { zh: '伤残等级', en: 'injury grade', format: '' },
  ownWage: { zh: '本人工资', en: 'own wage', format: 'yuan' },
  poolWage: { zh: '统筹地区职工月平均工资', en: 'pool average monthly wage', format: 'yuan' },
  provinceBase: { zh: '省级补助金基数', en: 'province base', format: 'yuan' },
  arrearsFrom: { zh: '欠发工资起', en: 'unpaid from', format: '' },
  arrearsTo: { zh: '欠发工资止', en: 'unpaid to', format: '' },
  monthlyArrear: { zh: '月欠发额', en: 'unpaid each month', format: 'yuan' },
  leaveTaken: { zh: '当年已休年休假天数', en: 'leave days taken this year', format: '' },
  pension: { zh: '核定养老金', en: 'pension as assessed', format: 'yuan' },
  deathDate: { zh: '死亡日期', en: 'died', format: '' },
  principal: { zh: '欠缴本金', en: 'principal', format: 'yuan' },
} as const;
export type InputCode = keyof typeof INPUTS;

/** Step texts; {n} is the n-th number of the step. */
export const STEPS = { ...SEVERANCE_STEPS, ...SERVICE_STEPS, ...INJURY_STEPS, ...DEBT_STEPS } as const;
export type StepCode = keyof typeof STEPS;

/** Codes that stand inside steps and inputs. */
export const TERMS: Readonly<Record<string, { zh: string; en: string }>> = {
  MALE: { zh: '男职工', en: 'men' },
  FEMALE_CADRE: { zh: '女干部', en: 'women in cadre or technical posts' },
  FEMALE_WORKER: { zh: '女工人', en: 'women workers' },
  HIGH_ALTITUDE: { zh: '高空', en: 'high altitude' },
  EXTRA_HEAVY: { zh: '特别繁重', en: 'extra heavy' },
  UNDERGROUND: { zh: '井下', en: 'underground' },
  HIGH_TEMP: { zh: '高温', en: 'high temperature' },
  LOW_TEMP: { zh: '低温', en: 'low temperature' },
  TOXIC: { zh: '有毒有害', en: 'toxic or harmful' },
  FULL: { zh: '全部计算', en: 'all years count' },
  CAP_12: { zh: '设年限上限', en: 'capped' },
  NONE: { zh: '不计算', en: 'not counted' },
  YEAR_UP: { zh: '不满一年按一年', en: 'a part year counts as a year' },
  HALF_YEAR: { zh: '不满六个月按半年', en: 'under six months counts as half a year' },
  YES: { zh: '符合', en: 'met' },
  NO: { zh: '不符合', en: 'not met' },
  A: { zh: '第一段', en: 'Segment A' },
  B: { zh: '第二段', en: 'Segment B' },
  ordinary: { zh: '普通岗位', en: 'ordinary work' },
  special: { zh: '特殊工种岗位', en: 'special work' },
  SPOUSE: { zh: '配偶', en: 'spouse' },
  CHILD: { zh: '子女', en: 'child' },
  PARENT: { zh: '父母', en: 'parent' },
  GRANDPARENT: { zh: '祖父母', en: 'grandparent' },
  GRANDCHILD: { zh: '孙子女', en: 'grandchild' },
  SIBLING: { zh: '兄弟姐妹', en: 'sibling' },
  NATIONAL_ANNUAL_INCOME: {
    zh: '上年度全国城镇居民人均可支配收入',
    en: 'national urban disposable income of last year',
  },
  POOL_MONTHLY_WAGE: { zh: '统筹地区月平均工资', en: 'pool average monthly wage' },
};
