import { type Fen, parseYuan } from '@anzhi/domain';
import { optionalCell } from './cell-text.js';
import type { RosterProblemCode } from './roster-problem.js';

/** An amount in fen, nothing (an empty cell), or the code of what is wrong. */
export type MoneyCell =
  | { readonly fen: Fen | null; readonly problem?: undefined }
  | { readonly problem: RosterProblemCode };

const PLAIN = /^\d+(?:\.\d{1,2})?$/;
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;
const NUMBER = /^(?:\d+\.?\d*|\.\d+)$/;
const NEGATIVE = /^(?:-.*|\(.*\)|.*-)$/;
/** A monthly amount from here on is a slip of the decimal point. In yuan, and the same in fen. */
export const IMPLAUSIBLE_YUAN = '1,000,000';
const IMPLAUSIBLE_FEN = 100_000_000n;

function magnitude(text: string): MoneyCell {
  const bare = GROUPED.test(text) ? text.replace(/,/g, '') : text;
  if (!NUMBER.test(bare)) return { problem: 'MONEY_SHAPE' };
  const [whole = '', decimals = ''] = bare.split('.');
  const fine = decimals.replace(/0+$/, '');
  if (fine.length > 2) return { problem: 'MONEY_TOO_FINE' };
  return bounded(parseYuan(`${whole || '0'}.${fine.padEnd(2, '0')}`));
}

function bounded(fen: Fen): MoneyCell {
  return fen >= IMPLAUSIBLE_FEN ? { problem: 'MONEY_TOO_LARGE' } : { fen };
}

/**
 * Reads an amount of yuan into fen: full-width digits, ￥, 元, blanks and thousands commas are allowed, nothing is rounded.
 * Errors as data: MONEY_SHAPE (letters, 万元, scientific notation), MONEY_NEGATIVE, MONEY_TOO_FINE, MONEY_TOO_LARGE (≥ 1,000,000).
 */
export function readMoney(raw: string): MoneyCell {
  if (raw === '') return { fen: null };
  if (PLAIN.test(raw)) return bounded(parseYuan(raw));
  const text = optionalCell(raw)
    .replace(/\s+/g, '')
    .replace(/[−–—]/g, '-')
    .replace(/^(-?)(?:[¥￥]|RMB|CNY|人民币)/i, '$1')
    .replace(/(?:元整?|圆)$/, '');
  if (text === '') return { fen: null };
  if (!NEGATIVE.test(text)) return magnitude(text);
  const positive = magnitude(text.replace(/[-()¥￥]/g, ''));
  return { problem: positive.problem === 'MONEY_SHAPE' ? 'MONEY_SHAPE' : 'MONEY_NEGATIVE' };
}
