import type { CanonicalValue } from './domain/canonical-json.js';
import type { PublicRow, SeriesKind } from './domain/posted-row.js';
import type { RoundHead } from './round-file.read-model.js';

/** A column of the notice; `item` is a member of the public row, the only thing that a notice is made of (§2.1.6). */
export interface NoticeColumn {
  readonly item: string;
  readonly header: string;
  readonly kind: 'text' | 'money' | 'count';
}

const WHO: readonly NoticeColumn[] = [
  { item: 'serial', header: '序号', kind: 'count' },
  { item: 'name', header: '姓名', kind: 'text' },
  { item: 'unit', header: '车间(部门)', kind: 'text' },
];
const FEE: readonly NoticeColumn[] = [
  { item: 'resettlementFee', header: '安置费(元)', kind: 'money' },
  { item: 'compensation', header: '经济补偿金(元)', kind: 'money' },
];
const BACK_PAY: NoticeColumn = { item: 'backPay', header: '补发拖欠工资(元)', kind: 'money' };
const MARK: NoticeColumn = { item: 'corrected', header: '更正', kind: 'text' };

/** What hangs on the wall of each series, in order. */
export const NOTICE_COLUMNS: Readonly<Record<SeriesKind, readonly NoticeColumn[]>> = {
  FACTS: [
    ...WHO,
    { item: 'age', header: '年龄', kind: 'count' },
    { item: 'seniority', header: '工龄', kind: 'text' },
    { item: 'specialWorkYears', header: '特殊工种年限', kind: 'text' },
    { item: 'injuryGrade', header: '工伤鉴定', kind: 'text' },
    ...FEE,
    BACK_PAY,
    MARK,
  ],
  BACK_PAY: [...WHO, BACK_PAY, MARK],
  PLACEMENT_RESULT: [...WHO, { item: 'channel', header: '安置渠道', kind: 'text' }, ...FEE, MARK],
};

const TITLES: Readonly<Record<SeriesKind, string>> = {
  FACTS: '职工安置七项内容公示',
  BACK_PAY: '补发拖欠工资公示',
  PLACEMENT_RESULT: '职工安置结果公示',
};

/** `职工安置七项内容公示(第一榜)`; a supplementary round is called so. */
export function noticeTitle({ kind, no, supplementary }: RoundHead): string {
  const number = no <= 10 ? '一二三四五六七八九十'[no - 1] : String(no);
  return `${TITLES[kind]}(${supplementary ? `补充公示,第${number}榜` : `第${number}榜`})`;
}

/** A cell as it is read on the wall. */
export function noticeCell(row: PublicRow, { item }: NoticeColumn): string {
  const value: CanonicalValue = row[item] ?? null;
  if (item === 'corrected') return value === true ? '更正' : '';
  if (item === 'seniority' && value !== null) {
    const { years, months } = value as { years: number; months: number };
    return `${years}年${months}个月`;
  }
  return value === null ? '—' : String(value);
}
