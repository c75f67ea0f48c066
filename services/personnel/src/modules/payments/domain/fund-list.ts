import { addToYearMonth, type Fen, formatYuan, type YearMonth, yearMonth } from '@anzhi/domain';
import type { TraceData } from '../../rules/domain/trace.js';
import type { BankFileHeader } from './bank-file.js';

/** Name and version of the formats of docs/formats/fund-list.md. */
export const FUND_LIST_FORMAT = 'ANZHI-FUND-1';
export const FUND_RESULT_FORMAT = 'ANZHI-FUND-RESULT-1';

/** Why a fund could not enter a payment on a person's account: a closed list, documented in docs/formats/fund-list.md. */
export const FUND_REASONS = [
  'ACCOUNT_NOT_FOUND',
  'ACCOUNT_SEALED',
  'NAME_MISMATCH',
  'IDENTITY_MISMATCH',
  'MONTH_CLOSED',
  'MONTH_PAID_BEFORE',
  'FUND_REJECTED',
  'OTHER',
] as const;

/** One month of one person on the list; the month is null where the payment is of no month that can be told. */
export interface FundMonth {
  readonly month: YearMonth | null;
  readonly amountFen: Fen;
}

/**
 * The months that a payment makes good, oldest first: those of the figure that it pays, less those of the figure that was
 * paid before (null for the first payment). One line without a month where the months do not add up to the payment, so that
 * the list always does.
 */
export function fundMonths(amountFen: Fen, trace: TraceData, paidBefore: TraceData | null): FundMonth[] {
  const months = monthsOf(trace);
  for (const [month, fen] of paidBefore ? monthsOf(paidBefore) : [])
    months.set(month, (months.get(month) ?? 0n) - fen);
  const lines = [...months]
    .filter(([, fen]) => fen !== 0n)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([month, fen]) => ({ month, amountFen: fen }));
  const fits = lines.every((line) => line.amountFen > 0n) && sum(lines) === amountFen;
  return fits && lines.length > 0 ? lines : [{ month: null, amountFen }];
}

const sum = (lines: readonly FundMonth[]): Fen => lines.reduce((total, line) => total + line.amountFen, 0n);

/** Fen by month as the calculation wrote its stretches down (`arrearSpan`: from, to, months, fen a month). */
function monthsOf({ steps }: TraceData): Map<YearMonth, Fen> {
  const months = new Map<YearMonth, Fen>();
  for (const [code, , from, to, , monthly] of steps ?? []) {
    if (code !== 'arrearSpan') continue;
    const last = yearMonth(String(to));
    for (let month = yearMonth(String(from)); month <= last; month = addToYearMonth(month, 1))
      months.set(month, (months.get(month) ?? 0n) + BigInt(String(monthly)));
  }
  return months;
}

export interface FundListHeader extends BankFileHeader {
  /** How many lines follow: one for each person and month. */
  readonly lines: number;
}

/** The header record of a list: nine fields, as many as a detail has. */
export const fundHeaderRecord = (header: FundListHeader): string[] => [
  ...['H', FUND_LIST_FORMAT, String(header.batchNo), header.factoryCode, header.date, String(header.people)],
  ...[String(header.lines), formatYuan(header.totalFen), header.hash],
];
