import { addToYearMonth, type Fen, type YearMonth } from '@anzhi/domain';
import type { BackPayPolicy } from '../../rules/domain/back-pay.js';
import type { ArrearItem, ArrearSpan } from '../../rules/domain/person-facts.js';

/** One cell of a person's ledger, fen. */
export interface LedgerLine {
  readonly month: YearMonth;
  readonly item: ArrearItem;
  readonly accrued: Fen;
  readonly paid: Fen;
}

/** Whose arrears are paid back, of which items and which months (S063). */
export interface BackPayScope extends BackPayPolicy {
  readonly version: number;
  readonly categories: ReadonlySet<string>;
}

/** Why a line cannot stand in the ledger; months as text, the policy's bounds included. */
export type LedgerFault = 'PAID_ABOVE_ACCRUED' | 'MONTH_IN_FUTURE' | 'OUTSIDE_POLICY_MONTHS';

/** What is wrong with a line; null when it can stand. Arrear = accrued − paid is never negative (2-model §2.1.1). */
export function ledgerFault(
  line: LedgerLine,
  thisMonth: YearMonth,
  policy: BackPayScope | null,
): LedgerFault | null {
  if (line.paid > line.accrued) return 'PAID_ABOVE_ACCRUED';
  if (line.month > thisMonth) return 'MONTH_IN_FUTURE';
  const early = policy !== null && policy.from !== null && line.month < policy.from;
  const late = policy !== null && policy.to !== null && line.month > policy.to;
  return early || late ? 'OUTSIDE_POLICY_MONTHS' : null;
}

/** The ledger lines that a span of the roster stands for: nothing of the month was paid. */
export function linesOfSpan(span: ArrearSpan): LedgerLine[] {
  const lines: LedgerLine[] = [];
  for (let month = span.from; month <= span.to; month = addToYearMonth(month, 1)) {
    lines.push({ month, item: span.item, accrued: span.monthly, paid: 0n });
  }
  return lines;
}

/** What is still owed, months in a row with the same amount of an item put together; in any order of lines. */
export function spansOfLines(lines: readonly LedgerLine[]): ArrearSpan[] {
  const owed = lines.filter((line) => line.accrued > line.paid);
  owed.sort((a, b) => (a.item === b.item ? (a.month < b.month ? -1 : 1) : a.item < b.item ? -1 : 1));
  const spans: ArrearSpan[] = [];
  for (const { item, month, accrued, paid } of owed) {
    const last = spans.at(-1);
    const monthly = accrued - paid;
    if (last && last.item === item && last.monthly === monthly && addToYearMonth(last.to, 1) === month) {
      spans[spans.length - 1] = { ...last, to: month };
    } else spans.push({ item, from: month, to: month, monthly });
  }
  return spans;
}

/** The arrears of a person that the policy pays back: none outside its categories, items and months. */
export function withinPolicy(
  spans: readonly ArrearSpan[],
  category: string,
  policy: BackPayScope | null,
): readonly ArrearSpan[] {
  if (policy === null || spans.length === 0) return spans;
  if (!policy.categories.has(category)) return [];
  return spans.flatMap((span) => {
    if (!policy.items.has(span.item)) return [];
    const from = policy.from !== null && span.from < policy.from ? policy.from : span.from;
    const to = policy.to !== null && span.to > policy.to ? policy.to : span.to;
    return from > to ? [] : [{ ...span, from, to }];
  });
}
