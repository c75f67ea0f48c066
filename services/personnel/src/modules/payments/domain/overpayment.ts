import type { Fen } from '@anzhi/domain';

export const OVERPAYMENT_STATUSES = ['OPEN', 'RECOVERED', 'WITHDRAWN'] as const;
export type OverpaymentStatus = (typeof OVERPAYMENT_STATUSES)[number];

export type ClaimDecision =
  | { readonly kind: 'CLAIM' }
  | { readonly kind: 'NOT_PAID' }
  | { readonly kind: 'TOO_MUCH'; readonly most: Fen };

/**
 * Whether an amount of a payment can be claimed back: it was paid, and no more of it is claimed than was paid.
 * @param paid what the payment paid, in fen; null unless it stands as paid
 * @param claimed what stands claimed of it already, in fen
 */
export function decideClaim(amount: Fen, paid: Fen | null, claimed: Fen): ClaimDecision {
  if (paid === null) return { kind: 'NOT_PAID' };
  const most = paid - claimed;
  return amount > 0n && amount <= most ? { kind: 'CLAIM' } : { kind: 'TOO_MUCH', most };
}

export interface OverpaymentState {
  readonly status: OverpaymentStatus;
  readonly amount: Fen;
  readonly recovered: Fen;
}

export type InstalmentDecision =
  | { readonly kind: 'TAKE'; readonly recovered: Fen; readonly complete: boolean }
  | { readonly kind: 'CLOSED' }
  | { readonly kind: 'TOO_MUCH'; readonly most: Fen };

/** Whether an instalment in fen can be taken, what is recovered then, and whether that is all. */
export function decideInstalment(
  { status, amount, recovered }: OverpaymentState,
  instalment: Fen,
): InstalmentDecision {
  if (status !== 'OPEN') return { kind: 'CLOSED' };
  const most = amount - recovered;
  if (instalment <= 0n || instalment > most) return { kind: 'TOO_MUCH', most };
  return { kind: 'TAKE', recovered: recovered + instalment, complete: instalment === most };
}

/** A claim is withdrawn only while nothing came back: what came back would be owed to the person again. */
export const mayWithdraw = ({ status, recovered }: OverpaymentState): boolean =>
  status === 'OPEN' && recovered === 0n;
