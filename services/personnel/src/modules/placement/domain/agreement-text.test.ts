import { type AgreementTerms, agreementText } from './agreement-text.js';

const terms: AgreementTerms = {
  number: 'GZ-01-0007',
  factoryName: '赣江汽修厂',
  regime: 'STATUTORY',
  declaredOn: '2026-08-18',
  planVersion: 2,
  person: { name: '王小明', employeeNo: 'GZ00007', unit: '装配车间' },
  channel: { code: 'CH1', name: '领取经济补偿金,自谋职业', settles: 'COMPENSATION' },
  ground: '劳动合同因破产终止,支付经济补偿〔劳动合同法第46条〕',
  amounts: [
    {
      title: '经济补偿金',
      amountFen: 10_240_000n,
      payer: 'ESTATE',
      recurrence: 'ONCE',
      calculation: ['1. 工龄 20 年', '2. 20 × 5120.00元 = 102400.00元'],
    },
    {
      title: '补发拖欠工资',
      amountFen: 1_050n,
      payer: 'ESTATE',
      recurrence: 'ONCE',
      calculation: ['1. 欠发'],
    },
    {
      title: '伤残津贴(每月)',
      amountFen: 200_000n,
      payer: 'INJURY_FUND',
      recurrence: 'MONTHLY',
      calculation: ['1. 津贴'],
    },
  ],
  signedOn: '2026-10-15',
  place: '职工安置大厅',
};

it('S009: says number, parties, basis, way, each amount with its calculation, the total of what is paid once', () => {
  const text = agreementText(terms);
  for (const part of [
    '编号:GZ-01-0007',
    '乙方:王小明,工号 GZ00007,装配车间',
    '劳动合同法》第四十四条第四项',
    '《职工安置方案》(第 2 版)',
    '1. 经济补偿金:人民币 102400.00 元,由破产财产支付。',
    '2. 20 × 5120.00元 = 102400.00元',
    '3. 伤残津贴(每月):人民币 2000.00 元(每月),由工伤保险基金支付。',
    '一次性款项合计:人民币 102410.50 元。',
    '签订日期:2026-10-15',
  ])
    expect(text).toContain(part);
});

it.each([
  ['FEE', /不再享受失业保险待遇/],
  ['COMPENSATION', /十五日内为乙方办理档案/],
  ['INTERNAL_RETIREMENT', /内部退养至法定退休/],
  ['CARRIED_OVER', /由重组企业连续计算/],
  [null, /移交社区/],
] as const)('S009: says what follows from %s', (settles, said) => {
  expect(agreementText({ ...terms, channel: { ...terms.channel, settles } })).toMatch(said);
});

it('S009: cites the policy under POLICY, and says when nothing is due', () => {
  const text = agreementText({ ...terms, regime: 'POLICY', amounts: [] });
  expect(text).toContain('国发〔1997〕10号');
  expect(text).toContain('没有应当支付的款项');
});
