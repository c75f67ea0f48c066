import type { Fen } from '@anzhi/domain';
import { stillPayable } from './payable.js';

/** Figures of one person for one purpose and payer, all in fen. */
export interface FrozenStanding {
  /** What the last freeze pinned; zero where it named nothing. */
  readonly frozen: Fen;
  /** What the calculation that counts now says. */
  readonly current: Fen;
  /** Paid, deposited or on the way. */
  readonly committed: Fen;
  /** Of that, what stands claimed back as too much, or came back: never more than was paid. */
  readonly claimedBack: Fen;
  /** Of that, what came back: only this counts as not paid. */
  readonly recovered: Fen;
}

export interface FrozenDifference {
  /** Still to be paid of the frozen figure; only what came back counts as not paid. */
  readonly owed: Fen;
  /** Paid or on the way beyond the frozen figure and not claimed back yet. */
  readonly overpaid: Fen;
  /** What freezing anew would change: current less frozen. */
  readonly drift: Fen;
}

/**
 * What follows from a frozen figure: money moves by the frozen figure alone; what a later calculation says is told as
 * drift, and is owed or overpaid only once an act freezes it. Owed and overpaid exclude each other.
 */
export function frozenDifference({
  frozen,
  current,
  committed,
  claimedBack,
  recovered,
}: FrozenStanding): FrozenDifference {
  return {
    owed: stillPayable(frozen, committed - recovered),
    overpaid: stillPayable(committed - claimedBack, frozen),
    drift: current - frozen,
  };
}
