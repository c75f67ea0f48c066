/** Step texts of seniority, retirement and early retirement. */
export const SERVICE_STEPS = {
  oldAge: {
    zh: '原法定退休年龄({0:term}){1} 周岁,{2} 达到',
    en: 'Original retirement age ({0:term}) {1}, reached in {2}',
  },
  noSchedule: { zh: '不适用延迟退休', en: 'No delay applies' },
  beforeSchedule: {
    zh: '早于 {0},不延迟',
    en: 'Before {0}: no delay',
  },
  delay: {
    zh: '距 {0} 共 {1} 个月,每 {2} 个月延迟1个月:⌊{1} ÷ {2}⌋ + 1 = {3},最多 {4},延迟 {5} 个月',
    en: '{1} months after {0}, one month for every {2}: floor({1} ÷ {2}) + 1 = {3}, at most {4}: delay {5} months',
  },
  retirementMonth: {
    zh: '退休年龄 {0} 岁 {1} 个月,退休时间 {2}',
    en: 'Retirement at {0} years {1} months, in {2}',
  },
  servicePeriod: { zh: '{0} 至 {1}:{2:ymd}', en: '{0} to {1}: {2:ymd}' },
  specialActual: { zh: '{0:term}:实际 {1:ymd}', en: '{0:term}: {1:ymd} actual' },
  conversion: {
    zh: '{0:term}折算:{1:ymd} × {2} = {3:ymd}(只用于连续工龄)',
    en: '{0:term} converted: {1:ymd} × {2} = {3:ymd} (continuous seniority only)',
  },
  seniorityTotal: { zh: '合计 {0:ymd}', en: 'Total {0:ymd}' },
  specialRequired: {
    zh: '从事特殊工种实际 {0:ymd},要求 {1} 年:{2:term}',
    en: 'Special work {0:ymd} actual, {1} years required: {2:term}',
  },
  specialUnproven: {
    zh: '没有经核实、列入国家名录并有原始档案的特殊工种经历',
    en: 'No special work that is verified, in the national catalogue and in the original archive',
  },
  specialSeniority: {
    zh: '连续工龄 {0:ymd},要求 {1} 年:{2:term}',
    en: 'Continuous seniority {0:ymd}, {1} years required: {2:term}',
  },
  specialAge: {
    zh: '年龄 {0} 周岁,要求 {1} 周岁:{2:term}',
    en: 'Age {0}, {1} required: {2:term}',
  },
  internalMonths: {
    zh: '距退休 {0} 至 {1} 共 {2} 个月',
    en: '{2} months from {0} to retirement in {1}',
  },
  internalAllowance: {
    zh: '每月生活费 {0:yuan} × {1:percent} = {2:yuan}',
    en: 'Monthly allowance {0:yuan} × {1:percent} = {2:yuan}',
  },
  agreedAllowance: { zh: '约定每月生活费 {0:yuan}', en: 'Agreed monthly allowance {0:yuan}' },
  internalMinimum: {
    zh: '低于最低标准,按 {0:yuan} 计算',
    en: 'Under the minimum: {0:yuan} is used',
  },
  insuranceBase: {
    zh: '缴费基数 {0:yuan}(统筹平均工资的 {1:percent} 至 {2:percent})',
    en: 'Contribution base {0:yuan} (within {1:percent} and {2:percent} of the pool average)',
  },
  monthlyInsurance: {
    zh: '单位缴费 {0:percent} × {1:yuan} = 每月 {2:yuan}',
    en: 'Employer share {0:percent} × {1:yuan} = {2:yuan} a month',
  },
  reserve: { zh: '{0} 个月 × {1:yuan} = {2:yuan}', en: '{0} months × {1:yuan} = {2:yuan}' },
  deduction: {
    zh: '提前 {0} 年,每年减发 {1:percent},最多 {2:percent}:减发 {3:percent}',
    en: '{0} years early, {1:percent} a year, at most {2:percent}: less {3:percent}',
  },
  deducted: {
    zh: '{0:yuan} × (1 − {1:percent}) = {2:yuan}',
    en: '{0:yuan} × (1 − {1:percent}) = {2:yuan}',
  },
} as const;
