import type { Fen, YearMonth } from '@anzhi/domain';
import type { ArrearItem } from '../../rules/domain/person-facts.js';
import type { Bilingual } from '../../rules/domain/trace.js';

/** What fell due of one item in one month and what was paid, fen. */
export interface LedgerLine {
  readonly month: YearMonth;
  readonly item: ArrearItem;
  readonly accrued: Fen;
  readonly paid: Fen;
}

/** What the factory pays back. Null policy: all arrears of the rule set's items. */
export interface PaidBack {
  readonly items: ReadonlySet<string>;
  readonly policy: {
    readonly version: number;
    readonly categories: ReadonlySet<string>;
    readonly items: ReadonlySet<string>;
    /** Null: no bound on that side. */
    readonly from: YearMonth | null;
    readonly to: YearMonth | null;
  } | null;
}

export const LINE_OUTCOMES = [
  'COUNTED',
  'PAID_IN_FULL',
  'ITEM_NOT_PAID_BACK',
  'BEFORE_FIRST_MONTH',
  'AFTER_LAST_MONTH',
  'CATEGORY_NOT_PAID_BACK',
] as const;
export type LineOutcome = (typeof LINE_OUTCOMES)[number];

/** Whether a month of a person counts, and if not, why. */
export function lineOutcome(line: LedgerLine, category: string, { items, policy }: PaidBack): LineOutcome {
  if (line.accrued <= line.paid) return 'PAID_IN_FULL';
  if (!items.has(line.item)) return 'ITEM_NOT_PAID_BACK';
  if (!policy) return 'COUNTED';
  if (!policy.categories.has(category)) return 'CATEGORY_NOT_PAID_BACK';
  if (!policy.items.has(line.item)) return 'ITEM_NOT_PAID_BACK';
  if (policy.from !== null && line.month < policy.from) return 'BEFORE_FIRST_MONTH';
  return policy.to !== null && line.month > policy.to ? 'AFTER_LAST_MONTH' : 'COUNTED';
}

/** Why the months end where they do, for the person to read. */
export function whyMonthsEnd(lines: readonly LedgerLine[], policy: PaidBack['policy']): Bilingual {
  const [first, last] = [lines[0]?.month, lines.at(-1)?.month];
  if (first === undefined || last === undefined)
    return { zh: '台账没有欠发记载。', en: 'The ledger has nothing unpaid.' };
  const ledger = { zh: `台账记载${first}至${last}。`, en: `The ledger runs from ${first} to ${last}.` };
  if (!policy) return ledger;
  const { version, from, to } = policy;
  return {
    zh: `${ledger.zh}补发政策第${version}版补发${from ?? first}至${to ?? last}的欠发,其余月份不补。`,
    en: `${ledger.en} Version ${version} of the back-pay policy pays ${from ?? first} to ${to ?? last}, no other months.`,
  };
}
