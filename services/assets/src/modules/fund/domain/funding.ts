import type { Fen } from '@anzhi/domain';
import type { Balances } from './ledger.js';

/** Figures of a fund or of one source, in fen. */
export interface FundFigures {
  /** What the approved placement plan needs. */
  readonly budget: Fen;
  /** What the sources promised. */
  readonly planned: Fen;
  /** All that arrived, wherever it is now. */
  readonly received: Fen;
  readonly available: Fen;
  readonly reserved: Fen;
  readonly escrow: Fen;
  readonly paid: Fen;
  /** Indicator K11: what is still to arrive. */
  readonly gap: Fen;
}

export const NO_FIGURES: FundFigures = {
  budget: 0n,
  planned: 0n,
  received: 0n,
  available: 0n,
  reserved: 0n,
  escrow: 0n,
  paid: 0n,
  gap: 0n,
};

/**
 * Figures of one source. The gap is K11, budget − (reserved + received): in the ledger what is reserved has been
 * received, so it counts once; never below zero.
 */
export function figuresOf(budget: Fen, planned: Fen, balances: Balances): FundFigures {
  const received = balances.RECEIVED;
  return {
    budget,
    planned,
    received,
    available: balances.AVAILABLE,
    reserved: balances.RESERVED,
    escrow: balances.ESCROW,
    paid: balances.PAID,
    gap: budget > received ? budget - received : 0n,
  };
}

/** Sums of the sources; the gap is the sum of gaps, because one source's surplus pays no other's part of the plan. */
export function totalOf(sources: readonly FundFigures[]): FundFigures {
  return sources.reduce(
    (total, one) => ({
      budget: total.budget + one.budget,
      planned: total.planned + one.planned,
      received: total.received + one.received,
      available: total.available + one.available,
      reserved: total.reserved + one.reserved,
      escrow: total.escrow + one.escrow,
      paid: total.paid + one.paid,
      gap: total.gap + one.gap,
    }),
    NO_FIGURES,
  );
}
