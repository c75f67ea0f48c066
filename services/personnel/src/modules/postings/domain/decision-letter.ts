import type { LocalDate } from '@anzhi/domain';
import type { ObjectionResult } from './objection-state.js';

const ITEMS: Readonly<Record<string, string>> = {
  NAME: '姓名',
  UNIT: '车间部门',
  AGE: '年龄',
  SENIORITY: '工龄',
  SPECIAL_WORK: '特殊工种年限',
  INJURY: '工伤鉴定',
  RESETTLEMENT_FEE: '安置费数额',
  COMPENSATION: '经济补偿金数额',
  BACK_PAY: '补发拖欠工资数额',
  CHANNEL: '安置渠道',
  OTHER: '未公示待遇',
};
const RESULTS: Readonly<Record<ObjectionResult, string>> = {
  UPHELD: '异议成立',
  PARTLY: '异议部分成立',
  DISMISSED: '异议不成立',
};
/** What the law leaves to whoever does not accept the decision (企业破产法 48). */
const COURT = '对上述结果不服的,可以依法向人民法院提起诉讼(企业破产法第四十八条)。';

export interface DecidedObjection {
  readonly item: string;
  readonly filedOn: LocalDate;
  /** Null where it was not accepted for its form. */
  readonly result: ObjectionResult | null;
  readonly reasons: string | null;
  readonly remedies: string | null;
}

export interface DecisionLetter {
  readonly title: string;
  readonly body: string;
}

/** The decision as whoever objected reads it, or as the person does whose row another objected to; no name and no amount stand in it. */
export function decisionLetter(objection: DecidedObjection, to: 'FILER' | 'PERSON'): DecisionLetter {
  const { item, filedOn, result, reasons, remedies } = objection;
  const about = `公示项目「${ITEMS[item] ?? item}」`;
  const lines = [
    to === 'FILER'
      ? `您于${filedOn}对${about}提出的异议,已办理完毕。`
      : `他人于${filedOn}对您的${about}提出的异议,已办理完毕。`,
    `处理结果:${result ? RESULTS[result] : '不予受理'}。`,
    `理由:${reasons ?? ''}`,
    ...(remedies ? [`救济途径:${remedies}`] : []),
    COURT,
  ];
  return { title: '异议处理结果告知书', body: lines.join('\n') };
}

/** The invitation of the person whose row another objected to (§3.10: heard before the decision). */
export const hearingLetter = (item: string, decideBy: LocalDate | null): DecisionLetter => ({
  title: '听取意见通知书',
  body: [
    `有人对您的公示项目「${ITEMS[item] ?? item}」提出异议,作出决定前将听取您的意见。`,
    `请${decideBy ? `于${decideBy}前` : '尽快'}到办事大厅说明情况,或委托代理人提交书面意见。`,
  ].join('\n'),
});
