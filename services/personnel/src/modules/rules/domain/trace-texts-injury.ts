/** Step texts of work injury and survivors. */
export const INJURY_STEPS = {
  ownWageKept: {
    zh: '本人工资 {0:yuan} 在统筹平均工资 {1:yuan} 的 {2:percent} 至 {3:percent} 之间',
    en: 'Own wage {0:yuan} lies within {2:percent} and {3:percent} of the pool average {1:yuan}',
  },
  ownWageClipped: {
    zh: '本人工资 {0:yuan} 不在统筹平均工资 {1:yuan} 的 {2:percent} 至 {3:percent} 之间,按 {4:yuan} 计算',
    en: 'Own wage {0:yuan} lies outside {2:percent} to {3:percent} of the pool average {1:yuan}: {4:yuan} is used',
  },
  gradeMonths: {
    zh: '{0} 级:{1} 个月 × {2:yuan} = {3:yuan}',
    en: 'Grade {0}: {1} months × {2:yuan} = {3:yuan}',
  },
  gradeMonthly: {
    zh: '{0} 级:{1:yuan} × {2:percent} = 每月 {3:yuan}',
    en: 'Grade {0}: {1:yuan} × {2:percent} = {3:yuan} a month',
  },
  monthlyMinimum: {
    zh: '低于最低工资,补足到每月 {0:yuan}',
    en: 'Under the minimum wage: made up to {0:yuan} a month',
  },
  careFee: { zh: '{0:yuan} × {1:percent} = 每月 {2:yuan}', en: '{0:yuan} × {1:percent} = {2:yuan} a month' },
  uninsured: {
    zh: '未参加工伤保险,应由基金支付的项目改由用人单位支付',
    en: 'Not insured: what the fund would pay is due from the employer',
  },
  plusCompensation: {
    zh: '工伤补助金之外另付经济补偿',
    en: 'Due besides economic compensation',
  },
  keptRelation: {
    zh: '一至四级工伤职工保留劳动关系、退出工作岗位',
    en: 'Grades 1–4 keep the relation and leave the post',
  },
  medicalReserve: {
    zh: '{0:yuan} × {1:percent} × {2} 个月 = {3:yuan}',
    en: '{0:yuan} × {1:percent} × {2} months = {3:yuan}',
  },
  funeral: { zh: '{0} 个月 × {1:yuan} = {2:yuan}', en: '{0} months × {1:yuan} = {2:yuan}' },
  lumpOfIncome: {
    zh: '{0:term} {1:yuan} × {2} = {3:yuan}',
    en: '{0:term} {1:yuan} × {2} = {3:yuan}',
  },
  dependant: {
    zh: '{0:term}:{1:yuan} × {2:percent}',
    en: '{0:term}: {1:yuan} × {2:percent}',
  },
  dependantsOver: {
    zh: '比例合计 {0:percent} 超过 100%,以本人工资 {1:yuan} 为限按比例分配(最大余数法)',
    en: 'Together {0:percent}, over 100%: the wage {1:yuan} is split in proportion (largest remainder)',
  },
  dependantShare: { zh: '本人每月 {0:yuan}', en: 'This person: {0:yuan} a month' },
  lumpMonths: {
    zh: '缴费年限 {0:ymd}:{1} 个月',
    en: 'Contribution years {0:ymd}: {1} months',
  },
  drawnReduction: {
    zh: '已领取养老金 {0:ymd},{1} 个月减为 {2} 个月(最低 {3} 个月)',
    en: 'Pension drawn for {0:ymd}: {1} months become {2} (at least {3})',
  },
  ownContributionCap: {
    zh: '缴费年限不足,以个人缴费额 {0:yuan} 为限',
    en: 'Short contribution years: at most the own contributions {0:yuan}',
  },
} as const;
