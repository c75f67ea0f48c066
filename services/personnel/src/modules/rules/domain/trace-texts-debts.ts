/** Step texts of debts beside wages, of tax on severance, and of what other bodies pay. */
export const DEBT_STEPS = {
  insurancePersonalClass: {
    zh: '应当划入职工个人账户的基本养老保险、基本医疗保险费用列入第一顺序',
    en: 'Contributions to personal accounts of pension and medical insurance rank in class 1',
  },
  insuranceUnitClass: {
    zh: '其余社会保险费用列入第二顺序',
    en: 'Other social insurance ranks in class 2',
  },
  lateFeeSpan: {
    zh: '{0} 至 {1} 每月欠缴 {2:yuan},各月自次月1日至受理破产申请前一日({3} 前)逾期共 {4} 天 × {5:percent} = {6:yuan}',
    en: '{0} to {1}, {2:yuan} a month, overdue from the 1st of the next month to the day before acceptance ({3}), {4} days together × {5:percent} = {6:yuan}',
  },
  lateFeeClass: {
    zh: '受理破产申请前产生的滞纳金为普通债权,受理后产生的不属于破产债权',
    en: 'Late fees accrued before acceptance are an ordinary claim; later ones are no claim',
  },
  housingFundClass: {
    zh: '欠缴的住房公积金按职工工资对待,列入第一顺序',
    en: 'Unpaid housing fund is treated as wages: class 1',
  },
  loanRateCapped: {
    zh: '约定年利率 {0:percent} 高于法定上限 {1:percent},超出部分不予保护,按 {1:percent} 计算',
    en: 'The agreed rate {0:percent} is above the lawful {1:percent}: the excess is not protected and {1:percent} is used',
  },
  loanRate: { zh: '约定年利率 {0:percent}', en: 'Agreed rate {0:percent} a year' },
  loanInterest: {
    zh: '本金 {0:yuan} × {1:percent} × {2} 天({3} 至 {4})÷ {5} = 利息 {6:yuan}',
    en: 'Principal {0:yuan} × {1:percent} × {2} days ({3} to {4}) ÷ {5} = interest {6:yuan}',
  },
  loanDue: {
    zh: '本金 {0:yuan} + 利息 {1:yuan} − 已付利息 {2:yuan} = {3:yuan}',
    en: 'Principal {0:yuan} + interest {1:yuan} − interest paid {2:yuan} = {3:yuan}',
  },
  loanUnlawful: {
    zh: '违反法律规定的高额利息 {0:yuan} 不属于破产债权',
    en: 'Unlawful high interest of {0:yuan} is no claim',
  },
  loanClass: {
    zh: '企业向职工集资的借款列入第一顺序;投资款不作为债权',
    en: 'Money lent by staff ranks in class 1; an investment is no claim',
  },
  managerCap: {
    zh: '董事、监事和高级管理人员的工资按本企业职工平均工资每月 {0:yuan} 计算:列入第一顺序 {1:yuan},超出的 {2:yuan} 为普通债权',
    en: 'Pay of directors, supervisors and senior managers counts up to the staff average of {0:yuan} a month: {1:yuan} in class 1, the excess of {2:yuan} is ordinary',
  },
  taxFeeExempt: {
    zh: '从依法宣告破产的企业取得的一次性安置费收入,免征个人所得税',
    en: 'The fee from an enterprise declared bankrupt is exempt from income tax',
  },
  taxWithin: {
    zh: '个人所得税:{0:yuan} 不超过当地上年职工平均工资 {1} 倍 {2:yuan},免征',
    en: 'Income tax: {0:yuan} is not above {1} annual average wages, {2:yuan}: exempt',
  },
  taxAbove: {
    zh: '个人所得税:当地上年职工平均工资 {1} 倍 {2:yuan} 以内免征,超过的 {3:yuan} 单独计税',
    en: 'Income tax: exempt up to {1} annual average wages, {2:yuan}; the {3:yuan} above are taxed apart from other income',
  },
  benefitMonths: {
    zh: '累计缴纳失业保险费 {0:ymd},领取期限最长 {1} 个月',
    en: 'Contributions for {0:ymd}: unemployment benefit for at most {1} months',
  },
  benefitFee: {
    zh: '领取一次性安置费的,不再享受失业保险待遇',
    en: 'The one-off fee excludes unemployment benefit',
  },
  benefitNone: {
    zh: '劳动合同不因破产终止,不发生失业保险待遇',
    en: 'The contract does not end by the bankruptcy: no unemployment benefit',
  },
  earlyMonths: {
    zh: '自 {0} 提前退休,距 {1} 提前 {2} 个月',
    en: 'Retired early in {0}, {2} months before {1}',
  },
  pensionTransitional: {
    zh: '减发只及于过渡性养老金 {0:yuan}:{1:yuan} − {0:yuan} + {2:yuan} = {3:yuan}',
    en: 'Only the transitional pension {0:yuan} is reduced: {1:yuan} − {0:yuan} + {2:yuan} = {3:yuan}',
  },
  pensionTopUp: {
    zh: '退休后停发伤残津贴 {0:yuan},养老金 {1:yuan} 低于津贴的,由工伤保险基金补足差额 {2:yuan}',
    en: 'The allowance of {0:yuan} ends with retirement; the fund makes up the difference to a pension of {1:yuan}: {2:yuan}',
  },
} as const;
