import type { LocalDate } from '@anzhi/domain';
import type { EmploymentIdentity } from '../../rules/domain/person-facts.js';

/** What decides how an identity is treated at a factory. */
export interface IdentityQuestion {
  /** 用工形式 as recorded; null where the roster says nothing. */
  readonly identity: EmploymentIdentity | null;
  readonly joinedOn: LocalDate | null;
  readonly regime: 'STATUTORY' | 'POLICY';
  /** POLICY: who joined before this day may choose the fee; null where the rule set knows no fee. */
  readonly feeJoinedBefore: LocalDate | null;
}

const NAMES: Readonly<Record<EmploymentIdentity, readonly [zh: string, en: string]>> = {
  SOE_PERMANENT: ['全民固定工', 'permanent staff of a state enterprise'],
  SOE_CONTRACT: ['劳动合同制职工', 'contract staff'],
  COLLECTIVE: ['集体工', 'collective staff'],
  TEMPORARY: ['临时工', 'temporary staff'],
};

/**
 * Why contract staff and permanent staff are treated alike or not (S083 同等待遇). STATUTORY: the law knows no identities,
 * everybody's compensation follows 劳动合同法 46, 47. POLICY: 国发[1994]59号 gives the fee to staff who joined before the
 * contract system (1986-10-01, 国发[1986]77号), others get compensation.
 */
export function explainIdentity(question: IdentityQuestion): { readonly zh: string; readonly en: string } {
  const { identity, joinedOn } = question;
  const [zh, en] = identity ? NAMES[identity] : ['未记载', 'not recorded'];
  const [whyZh, whyEn] = question.regime === 'STATUTORY' ? STATUTORY : policyReason(question);
  return {
    zh: `用工形式:${zh}${joinedOn ? `,${joinedOn} 参加工作` : ''}。${whyZh}`,
    en: `Taken on as ${en}${joinedOn ? `, started work on ${joinedOn}` : ''}. ${whyEn}`,
  };
}

const STATUTORY = [
  '本厂按《企业破产法》安置:经济补偿按工作年限和本人工资计算,不分全民与合同制身份(劳动合同法第四十六条、第四十七条),同等年限、同等工资即同等待遇。',
  'This closure goes by the bankruptcy law: compensation follows years of service and wage and knows no identities (劳动合同法 arts. 46, 47); equal years and wage give equal amounts.',
] as const;

function policyReason({ identity, joinedOn, feeJoinedBefore }: IdentityQuestion): readonly [string, string] {
  if (identity === 'TEMPORARY')
    return [
      '临时工依法支付工资和经济补偿,不适用一次性安置费(法释[2002]23号第五十七条)。',
      'Temporary staff get wages and compensation by law; the resettlement fee is not for them (法释[2002]23号 art. 57).',
    ];
  const mayChoose = identity === 'SOE_PERMANENT' && feeJoinedBefore && joinedOn && joinedOn < feeJoinedBefore;
  if (mayChoose)
    return [
      `${feeJoinedBefore} 以前参加工作的全民固定工,可在一次性安置费与经济补偿金中选择一项(国发[1994]59号)。`,
      `Permanent staff who started before ${feeJoinedBefore} may choose the resettlement fee or compensation (国发[1994]59号).`,
    ];
  return [
    '一次性安置费是对实行劳动合同制以前参加工作的全民固定工改变身份的安置;合同制职工的劳动关系本有期限,依法领取经济补偿金,并可享受失业保险待遇(国发[1994]59号、国发[1986]77号)。',
    'The fee settles permanent staff of before the contract system for the loss of that identity; contract staff get economic compensation and may draw unemployment benefit (国发[1994]59号, 国发[1986]77号).',
  ];
}
