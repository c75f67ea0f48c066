import { type Fen, formatYuan, type LocalDate } from '@anzhi/domain';
import type { PartyA } from './contract-terms.js';

/** What the text of a contract says of this one. */
export interface ContractFacts {
  readonly number: string;
  readonly factory: string;
  readonly partyA: PartyA;
  readonly partyAName: string;
  readonly appointmentNo: string | null;
  readonly employeeNo: string;
  readonly name: string;
  readonly post: string;
  readonly wageFen: Fen;
  readonly minimumFen: Fen;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly decisionNo: string;
  readonly signedOn: LocalDate;
}

/** The template by which contracts are signed today; texts already signed are kept whole and never change. */
export const TEMPLATE_VERSION = 1;

const PARTY_ZH: Readonly<Record<PartyA, string>> = {
  ADMINISTRATOR: '破产管理人',
  LIQUIDATION_GROUP: '破产清算组',
};

/**
 * The text of a contract, a paragraph a line, with the rights and duties of both sides (S127). Wages and insurance are debts of
 * common benefit (企业破产法 42(4), 43); it ends when the closure ends.
 */
export function contractText(facts: ContractFacts): string {
  return [...heading(facts), ...terms(facts), ...RIGHTS_AND_DUTIES, ...closing(facts)].join('\n');
}

function heading(facts: ContractFacts): string[] {
  const appointed = facts.appointmentNo ? `,指定文号 ${facts.appointmentNo}` : '';
  return [
    `生产自救劳动合同(${facts.number})`,
    `甲方:${facts.partyAName}(${facts.factory}${PARTY_ZH[facts.partyA]}${appointed})`,
    `乙方:${facts.name}(工号 ${facts.employeeNo})`,
    `依据《中华人民共和国企业破产法》第二十五条、第二十六条、第六十一条和继续营业决定(${facts.decisionNo}),双方自愿订立本合同。`,
  ];
}

function terms(facts: ContractFacts): string[] {
  return [
    `一、合同期限:自 ${facts.from} 起至 ${facts.to} 止;破产程序先行终结的,本合同同时终止。`,
    `二、工作岗位:${facts.post}。`,
    `三、劳动报酬:每月人民币 ${formatYuan(facts.wageFen)} 元,不低于当地最低工资标准 ${formatYuan(facts.minimumFen)} 元。报酬和社会保险费为共益债务,由债务人财产随时清偿(企业破产法第四十二条第四项、第四十三条)。`,
  ];
}

const RIGHTS_AND_DUTIES = [
  '四、甲方的权利:安排生产任务,按质量和安全规程检查工作,依法制定并公示劳动纪律。',
  '五、甲方的义务:按月足额支付报酬,依法缴纳社会保险费;提供安全生产条件和劳动防护用品,如实告知危险因素、防范和应急措施;不强令违章冒险作业。',
  '六、乙方的权利:按月取得报酬;休息休假;了解危险因素,拒绝违章指挥和强令冒险作业,遇紧急危险可停止作业、撤离现场;对工作提出建议、批评、检举。',
  '七、乙方的义务:完成生产任务;遵守操作规程和劳动纪律,正确使用防护用品;爱护和节约破产财产;发现隐患及时报告。',
  '八、解除和终止:双方协商一致可以解除;乙方提前三十日书面通知可以解除;期满或者破产程序终结即行终止。提前解除应写明原因。',
  '九、与安置的关系:本合同不影响乙方依职工安置方案应得的补偿和安置待遇,也不改变已定案的工龄和金额。',
];

const closing = (facts: ContractFacts): string[] => [
  '十、争议:双方协商;协商不成的,可依法申请劳动人事争议仲裁。本合同一式两份,双方各执一份。',
  `签订日期:${facts.signedOn}`,
];
