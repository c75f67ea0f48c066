import { type Fen, sumFen } from './money.js';
import { Ratio } from './ratio.js';

/** One share of a split: ids are unique within a split. */
export interface SplitWeight {
  readonly id: string;
  readonly weight: Ratio | bigint;
}

interface Part {
  readonly id: string;
  readonly floor: Fen;
  /** What the floor left over, in units that all parts share. */
  readonly remainder: bigint;
}

/**
 * Splits fen in proportion to weights by the largest remainder (§3.1): each part gets its floor, the fen left over go
 * one each to the largest remainders, ties by ascending id (code units). Parts sum to the total; the order in which
 * weights are given has no effect on the amounts. A negative total is the mirror image of the positive one.
 * @throws RangeError on an id given twice, a negative weight, or a total other than 0 with no weight above 0
 */
export function splitLargestRemainder(total: Fen, weights: readonly SplitWeight[]): Map<string, Fen> {
  const sign = total < 0n ? -1n : 1n;
  const scaled = toIntegers(weights);
  const sum = sumFen(scaled.map((entry) => entry.weight));
  if (sum === 0n) return splitNothing(total, weights);
  const parts = scaled.map(({ id, weight }): Part => {
    const product = total * sign * weight;
    return { id, floor: product / sum, remainder: product % sum };
  });
  let left = total * sign - sumFen(parts.map((part) => part.floor));
  const amounts = new Map(parts.map((part) => [part.id, sign * part.floor]));
  for (const part of [...parts].sort(byRemainderThenId)) {
    if (left === 0n) break;
    amounts.set(part.id, sign * (part.floor + 1n));
    left -= 1n;
  }
  return amounts;
}

function splitNothing(total: Fen, weights: readonly SplitWeight[]): Map<string, Fen> {
  if (total !== 0n) throw new RangeError('an amount cannot be split without a weight above zero');
  return new Map(weights.map(({ id }) => [id, 0n]));
}

/** Brings all weights to one denominator, so that remainders can be compared as integers. */
function toIntegers(weights: readonly SplitWeight[]): { id: string; weight: bigint }[] {
  const seen = new Set<string>();
  let common = 1n;
  for (const { id, weight } of weights) {
    if (seen.has(id)) throw new RangeError(`id given twice in a split: ${id}`);
    seen.add(id);
    if (weight instanceof Ratio) common = leastCommonMultiple(common, weight.denominator);
  }
  return weights.map(({ id, weight }) => {
    const scaled =
      weight instanceof Ratio ? weight.numerator * (common / weight.denominator) : weight * common;
    if (scaled < 0n) throw new RangeError(`weight below zero in a split: ${id}`);
    return { id, weight: scaled };
  });
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  if (a === b || b === 1n) return a;
  let x = a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}

function byRemainderThenId(a: Part, b: Part): number {
  if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
