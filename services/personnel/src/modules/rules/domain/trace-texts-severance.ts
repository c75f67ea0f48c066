/** Step texts of compensation, resettlement fee, arrears and leave. */
export const SEVERANCE_STEPS = {
  segmentLength: { zh: '{0:term}:{1} 至 {2},共 {3:ymd}', en: '{0:term}: {1} to {2}, {3:ymd}' },
  segmentUnitsA: {
    zh: '第一段按“{0:term}”“{1:term}”折为 {2} 个月',
    en: 'Segment A under "{0:term}", "{1:term}": {2} months',
  },
  segmentUnitsB: {
    zh: '满一年计1个月,余数满 {0} 个月计1个月、不满计半个月:第二段 {1} 个月',
    en: 'One month for each full year; a rest of {0} months or more counts 1, less counts 0.5: segment B {1} months',
  },
  dueWages: {
    zh: '{0} 至 {1} 应得工资合计 {2:yuan} ÷ {3} 个月 = 月平均 {4:yuan}',
    en: 'Due wages {0} to {1}, {2:yuan} ÷ {3} months = {4:yuan} a month',
  },
  leaveWage: {
    zh: '剔除加班工资 {0:yuan}:({1:yuan} − {0:yuan})÷ {2} 个月 = {3:yuan}',
    en: 'Without overtime of {0:yuan}: ({1:yuan} − {0:yuan}) ÷ {2} months = {3:yuan}',
  },
  wageFloor: {
    zh: '平均工资 {0:yuan} 低于最低工资,按 {1:yuan} 计算',
    en: 'The average wage {0:yuan} is under the minimum wage: {1:yuan} is used',
  },
  wageBase: { zh: '基数为平均工资 {0:yuan}', en: 'The base is the average wage {0:yuan}' },
  notCapped: {
    zh: '平均工资 {0:yuan} 不高于当地平均工资 {1:yuan} × {2} = {3:yuan},不封顶、不限年限',
    en: 'The wage {0:yuan} is not above {1:yuan} × {2} = {3:yuan}: neither wage nor years are capped',
  },
  capped: {
    zh: '平均工资 {0:yuan} 高于 {1:yuan} × {2} = {3:yuan},第二段基数按 {3:yuan}、年限最高 {4} 个月',
    en: 'The wage {0:yuan} is above {1:yuan} × {2} = {3:yuan}: in segment B the base is {3:yuan} and units at most {4}',
  },
  ceilingFloor: {
    zh: '封顶后的基数 {0:yuan} 低于最低工资,第二段按 {1:yuan} 计算',
    en: 'The capped base {0:yuan} is under the minimum wage: segment B uses {1:yuan}',
  },
  cappedUnits: { zh: '第二段 {0} 个月,按 {1} 个月计', en: 'Segment B: {0} months, counted as {1}' },
  segmentAmount: {
    zh: '{0:term}:{1} × {2:yuan} = {3:yuan}',
    en: '{0:term}: {1} × {2:yuan} = {3:yuan}',
  },
  total: {
    zh: '合计 {0:yuan}(四舍五入到分,只舍入一次)',
    en: 'Total {0:yuan} (rounded once, half up to the fen)',
  },
  compensationDue: {
    zh: '企业被依法宣告破产,劳动合同终止,应当支付经济补偿',
    en: 'The employer is declared bankrupt: the contract ends and compensation is due',
  },
  feeUniform: { zh: '{0:yuan} × {1} = {2:yuan}', en: '{0:yuan} × {1} = {2:yuan}' },
  feeLocal: {
    zh: '当地公式:{0:yuan} × {1} 年 = {2:yuan}',
    en: 'Local formula: {0:yuan} × {1} years = {2:yuan}',
  },
  feeCeiling: {
    zh: '上限 {0:yuan} × {1} = {2:yuan},两者取低:{3:yuan}',
    en: 'Ceiling {0:yuan} × {1} = {2:yuan}; the lower of the two: {3:yuan}',
  },
  feePool: {
    zh: '总量 {0:yuan} × {1} × {2} 人 = {3:yuan}',
    en: 'Pool {0:yuan} × {1} × {2} persons = {3:yuan}',
  },
  feeShare: {
    zh: '按工龄 {0} / {1} 分配(最大余数法):{2:yuan}',
    en: 'Share by seniority {0} / {1} (largest remainder): {2:yuan}',
  },
  feeYears: {
    zh: '工龄 {0:ymd},余数满 {1} 个月计1年、不满计半年:{2} 年',
    en: 'Seniority {0:ymd}; a rest of {1} months or more counts 1, less counts 0.5: {2} years',
  },
  feeYearly: {
    zh: '{0:term} {1} 年 × {2:yuan} = {3:yuan}',
    en: '{0:term}: {1} years × {2:yuan} = {3:yuan}',
  },
  feeExcludes: {
    zh: '领取一次性安置费的,同一年限不再支付经济补偿金,也不享受失业保险待遇',
    en: 'The fee excludes compensation for the same years and unemployment benefit',
  },
  arrearSpan: {
    zh: '{0} 至 {1} 共 {2} 个月 × 每月 {3:yuan} = {4:yuan}',
    en: '{0} to {1}, {2} months × {3:yuan} a month = {4:yuan}',
  },
  arrearMonth: {
    zh: '{0}:应发 {1:yuan} − 已发 {2:yuan} = {3:yuan}',
    en: '{0}: due {1:yuan} − paid {2:yuan} = {3:yuan}',
  },
  arrearClass: {
    zh: '拖欠的工资列入第一顺序清偿',
    en: 'Unpaid wages rank in class 1',
  },
  lateFee: {
    zh: '{0:yuan} × {1:percent} × {2} 天 = {3:yuan}',
    en: '{0:yuan} × {1:percent} × {2} days = {3:yuan}',
  },
  leaveDays: {
    zh: '累计工作 {0} 年,年休假 {1} 天;当年已过 {2} 天 ÷ {3} × {1} − 已休 {4} 天,取整为 {5} 天',
    en: '{0} years of work: {1} days of leave; {2} days elapsed ÷ {3} × {1} − {4} taken, whole days: {5}',
  },
  leavePay: {
    zh: '{0} 天 × ({1:yuan} ÷ {2}) × {3:percent} = {4:yuan}(不含正常工作期间的工资)',
    en: '{0} days × ({1:yuan} ÷ {2}) × {3:percent} = {4:yuan} (on top of normal pay)',
  },
} as const;
