import { type Fen, formatYuan } from '@anzhi/domain';
import type { Payer, Recurrence } from '../../rules/domain/entitlement.js';
import type { SettlementChoice } from '../../rules/domain/person-facts.js';
import type { Regime } from '../../rules/domain/rule-pack.js';

/** The wording of agreements. A changed wording is a new version; what was signed keeps its own text. */
export const AGREEMENT_TEMPLATE_VERSION = 1;

/** One amount as the agreement states it. */
export interface AgreementAmount {
  readonly title: string;
  readonly amountFen: Fen;
  readonly payer: Payer;
  readonly recurrence: Recurrence;
  /** The calculation in words, line by line, so that it can be followed by hand. */
  readonly calculation: readonly string[];
}

/** What an agreement between the administrator and one person says. */
export interface AgreementTerms {
  readonly number: string;
  readonly factoryName: string;
  readonly regime: Regime;
  readonly declaredOn: string;
  readonly planVersion: number;
  readonly person: { readonly name: string; readonly employeeNo: string; readonly unit: string | null };
  readonly channel: {
    readonly code: string;
    readonly name: string;
    readonly settles: SettlementChoice | null;
  };
  /** Why the channel is open to the person, with its source. */
  readonly ground: string;
  readonly amounts: readonly AgreementAmount[];
  readonly signedOn: string;
  readonly place: string;
}

const LAW: Record<Regime, string> = {
  STATUTORY:
    '《中华人民共和国企业破产法》第一百零七条、第一百一十三条和《中华人民共和国劳动合同法》第四十四条第四项、第四十六条第六项、第四十七条',
  POLICY: '国发〔1994〕59号、国发〔1997〕10号等政策性关闭破产的规定和劳动法律法规',
};

const PAYER: Record<Payer, string> = {
  ESTATE: '破产财产',
  INJURY_FUND: '工伤保险基金',
  PENSION_FUND: '养老保险基金',
  SPECIAL_SUBSIDY: '专项补助资金',
  GROUP: '集团公司',
};

const AFTER: Record<SettlementChoice | 'NONE', string> = {
  FEE: '自本协议生效之日起,双方劳动关系终止,乙方领取一次性安置费后自谋职业,不再享受失业保险待遇,也不就同一工龄领取经济补偿金。',
  COMPENSATION:
    '自本协议生效之日起,双方劳动合同终止。甲方出具终止劳动合同的证明,并在十五日内为乙方办理档案和社会保险关系转移手续(劳动合同法第五十条)。',
  INTERNAL_RETIREMENT:
    '乙方内部退养至法定退休,其间按规定发放生活费、缴纳社会保险费,不再领取经济补偿金或安置费。',
  CARRIED_OVER: '乙方的工龄由重组企业连续计算,甲方不再就该工龄支付经济补偿金(劳动合同法实施条例第十条)。',
  NONE: '乙方按规定享受相应待遇,并移交社区管理服务;享受待遇所需手续由甲方负责办理。',
};

/** The agreement as plain text, a paragraph a line; `# ` begins the title and `## ` a heading. Pure. */
export function agreementText(terms: AgreementTerms): string {
  const { person, channel } = terms;
  return [
    '# 职工安置协议书',
    `编号:${terms.number}`,
    `甲方:${terms.factoryName}(由破产管理人或清算组代表)`,
    `乙方:${person.name},工号 ${person.employeeNo}${person.unit ? `,${person.unit}` : ''}`,
    '乙方身份证号码:____________________(签订时由乙方填写)',
    '## 一、依据',
    `甲方于 ${terms.declaredOn} 被依法宣告破产。根据${LAW[terms.regime]},以及经职工代表大会审议通过的《职工安置方案》(第 ${terms.planVersion} 版),乙方已了解关闭破产的原因、政策和安置途径,经自愿选择,双方订立本协议。`,
    '## 二、安置方式',
    `乙方自愿选择:${channel.name}(${channel.code})。`,
    `符合该方式的理由:${terms.ground}。`,
    '## 三、应得款项及计算',
    ...amountLines(terms.amounts),
    '## 四、支付',
    '一次性款项在资金到位并经两名审批人审批后,支付到乙方本人的银行账户;按月款项按月发放。因故不能领取的依法提存,乙方的权利不因此消灭。',
    '## 五、双方权利义务',
    AFTER[channel.settles ?? 'NONE'],
    '乙方对款项有异议的,可向职工安置大厅提出,也可依法申请仲裁或者提起诉讼。',
    '## 六、其他',
    '本协议一式三份,甲方、乙方和职工档案各一份,双方签名(盖章)后按约定的生效日期生效。',
    `签订地点:${terms.place}`,
    `签订日期:${terms.signedOn}`,
  ].join('\n');
}

function amountLines(amounts: readonly AgreementAmount[]): string[] {
  if (amounts.length === 0) return ['按乙方所选方式,本协议没有应当支付的款项。'];
  const once = amounts.filter(({ recurrence }) => recurrence === 'ONCE');
  const total = once.reduce((sum, { amountFen }) => sum + amountFen, 0n);
  const listed = amounts.flatMap(({ title, amountFen, payer, recurrence, calculation }, index) => [
    `${index + 1}. ${title}:人民币 ${formatYuan(amountFen)} 元${recurrence === 'MONTHLY' ? '(每月)' : ''},由${PAYER[payer]}支付。计算过程:`,
    ...calculation,
  ]);
  return [...listed, `一次性款项合计:人民币 ${formatYuan(total)} 元。`];
}
