/** An amount of money in fen (0.01 yuan). Negative amounts are allowed inside; the edge accepts none. */
export type Fen = bigint;

/** Thrown by {@link parseYuan} when a text is not an amount in yuan with at most two decimals. */
export class MoneyFormatError extends Error {
  override readonly name = 'MoneyFormatError';

  constructor(readonly text: string) {
    super('amount must be digits with at most two decimals, such as 1234.50');
  }
}

const YUAN = /^\d+(\.\d{1,2})?$/;

/**
 * Reads an amount in yuan ('1234.5') as fen (123450n). Decision 20 fixes the form: no sign, no grouping, no blanks.
 * @throws MoneyFormatError on any other text
 */
export function parseYuan(text: string): Fen {
  // The `$` of a JavaScript expression without the `m` flag matches only the very end, so a trailing newline fails.
  if (typeof text !== 'string' || !YUAN.test(text)) throw new MoneyFormatError(text);
  const dot = text.indexOf('.');
  if (dot < 0) return BigInt(text) * 100n;
  return BigInt(text.slice(0, dot) + text.slice(dot + 1).padEnd(2, '0'));
}

/** Writes fen as yuan with exactly two decimals: 10240000n is '102400.00', -100n is '-1.00'. */
export function formatYuan(fen: Fen): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Adds amounts in fen; the sum of none is 0n. */
export function sumFen(values: Iterable<Fen>): Fen {
  let sum = 0n;
  for (const value of values) sum += value;
  return sum;
}
