import type { Fen } from '@anzhi/domain';

export interface PostedSeverance {
  readonly resettlementFeeFen: Fen;
  readonly compensationFen: Fen;
}

/**
 * True when the final posting says the other of fee and compensation than what the choice would settle for: what is
 * paid is what was posted (I-P4), so such a choice needs a supplementary posting first. Null `posted`: nothing is final.
 */
export function postedOtherwise(settles: string | null, posted: PostedSeverance | null): boolean {
  if (!posted) return false;
  if (settles === 'COMPENSATION') return posted.compensationFen === 0n && posted.resettlementFeeFen > 0n;
  return settles === 'FEE' && posted.resettlementFeeFen === 0n && posted.compensationFen > 0n;
}
