import type { Fen } from '@anzhi/domain';

/** Which shares of those whose figure changes are told. */
export const QUANTILES = [0, 10, 25, 50, 75, 90, 100] as const;

/** Who gains and who loses against the live figures, fen. */
export interface ChangeSummary {
  readonly gainers: number;
  readonly losers: number;
  readonly unchanged: number;
  readonly gainedFen: Fen;
  /** As a positive amount. */
  readonly lostFen: Fen;
  /** Of the changes that are not zero, nearest rank, in the order of {@link QUANTILES}; empty where nothing changes. */
  readonly quantilesFen: readonly Fen[];
}

/** Sums up the changes of everybody, one number a person. */
export function summarizeChanges(changes: readonly Fen[]): ChangeSummary {
  const moved = BigInt64Array.from(changes.filter((change) => change !== 0n)).sort();
  let gainedFen = 0n;
  let lostFen = 0n;
  let gainers = 0;
  for (const change of moved) {
    if (change > 0n) {
      gainedFen += change;
      gainers += 1;
    } else {
      lostFen -= change;
    }
  }
  return {
    gainers,
    losers: moved.length - gainers,
    unchanged: changes.length - moved.length,
    gainedFen,
    lostFen,
    quantilesFen: moved.length === 0 ? [] : QUANTILES.map((percent) => moved[rankOf(percent, moved.length)]!),
  };
}

const rankOf = (percent: number, size: number): number => Math.max(0, Math.ceil((percent * size) / 100) - 1);
