import type { Fen } from '@anzhi/domain';

export interface EquityFacts {
  readonly factsFinal: boolean;
  /** What the standing agreement settles for; null without a signed one. */
  readonly settles: string | null;
  /** The final posted fee or compensation. */
  readonly entitlement: Fen;
  /** Money of it that was paid, deposited or is on its way. */
  readonly committed: Fen;
  readonly alreadyConverted: boolean;
}

export type EquityDecision =
  | { readonly kind: 'CONVERT'; readonly cash: Fen }
  | { readonly kind: 'FACTS_NOT_FINAL' }
  | { readonly kind: 'NO_AGREEMENT' }
  | { readonly kind: 'ALREADY_CONVERTED' }
  | { readonly kind: 'MORE_THAN_DUE'; readonly due: Fen };

/**
 * Whether so many shares (fen) may stand in for cash: voluntary and per person (I-P8; the finance ministry's notice on
 * closure subsidies). Shares and cash always add up to the entitlement; what was paid cannot be converted any more.
 */
export function decideConversion(shares: Fen, facts: EquityFacts): EquityDecision {
  if (!facts.factsFinal) return { kind: 'FACTS_NOT_FINAL' };
  if (facts.settles !== 'COMPENSATION' && facts.settles !== 'FEE') return { kind: 'NO_AGREEMENT' };
  if (facts.alreadyConverted) return { kind: 'ALREADY_CONVERTED' };
  const due = facts.entitlement - facts.committed;
  if (shares <= 0n || shares > due) return { kind: 'MORE_THAN_DUE', due: due > 0n ? due : 0n };
  return { kind: 'CONVERT', cash: facts.entitlement - shares };
}
