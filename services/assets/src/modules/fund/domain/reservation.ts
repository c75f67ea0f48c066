import type { Fen } from '@anzhi/domain';
import { FUND_MOVES, FUND_SOURCES, type FundMove, type FundSourceName } from './ledger.js';

export type ReservationDecision =
  | { kind: 'RESERVE'; source: FundSourceName }
  | { kind: 'REFUSE'; reason: 'SOURCE_DOES_NOT_RESERVE' | 'INSUFFICIENT_FUNDS'; shortfall: Fen | null };

/** The source that a payer's money is reserved from, null when that payer pays by itself (decision 22). */
export function reservingSource(payer: string): FundSourceName | null {
  return FUND_SOURCES.find((source) => source === payer) ?? null;
}

/**
 * Whether a payment batch gets its money: all of it or nothing (decision 22).
 * @param total what the batch needs, in fen
 * @param available what its source has free, in fen
 */
export function decideReservation(
  source: FundSourceName | null,
  total: Fen,
  available: Fen,
): ReservationDecision {
  if (!source) return { kind: 'REFUSE', reason: 'SOURCE_DOES_NOT_RESERVE', shortfall: null };
  if (total > available)
    return { kind: 'REFUSE', reason: 'INSUFFICIENT_FUNDS', shortfall: total - available };
  return { kind: 'RESERVE', source };
}

/** Where the money of a reserved batch is now, in fen; AVAILABLE is what went back. The parts sum to the batch's total. */
export interface ReservationParts {
  readonly RESERVED: Fen;
  readonly PAID: Fen;
  readonly ESCROW: Fen;
  readonly AVAILABLE: Fen;
}

export type PaymentOutcome = 'COMPLETED' | 'FAILED' | 'CANCELLED' | 'ESCROWED' | 'RETURNED';

/** What this service knows of one payment of a batch. */
export interface KnownPayment {
  readonly outcome: PaymentOutcome;
  readonly amount: Fen;
}

export type SettlementDecision =
  | { kind: 'MOVE'; moves: readonly FundMove[]; parts: ReservationParts }
  | { kind: 'NOTHING' }
  | { kind: 'CONFLICT'; why: string };

/** What each outcome does, by what was known of the payment before; no entry: the two contradict each other. */
const MOVES: Record<'NEW' | PaymentOutcome, Partial<Record<PaymentOutcome, readonly FundMove[]>>> = {
  NEW: {
    ...{ COMPLETED: ['PAY'], FAILED: ['RELEASE'], CANCELLED: ['RELEASE'], ESCROWED: ['ESCROW'] },
    // A return names an act of its own, so that it is always new; the batch must have paid that much.
    RETURNED: ['RETURN'],
  },
  RETURNED: { RETURNED: [] },
  COMPLETED: { COMPLETED: [] },
  // The money went back when the payment failed: a later success takes it again, or nothing of it happens.
  FAILED: { FAILED: [], CANCELLED: [], COMPLETED: ['RESERVE', 'PAY'], ESCROWED: ['RESERVE', 'ESCROW'] },
  CANCELLED: { CANCELLED: [], FAILED: [] },
  // A failed hand-over leaves the money in escrow; a cancelled one ends the escrow.
  ESCROWED: { ESCROWED: [], FAILED: [], COMPLETED: ['CLAIM'], CANCELLED: ['LAPSE'] },
};

/**
 * What the outcome of one payment does to the money of its batch.
 * @param status how the batch's request ended here
 * @param parts where the batch's money is
 * @param known what was known of the payment before, null for its first outcome
 * @param amount of the payment, in fen
 */
export function decideSettlement(
  status: 'RESERVED' | 'REFUSED',
  parts: ReservationParts,
  known: KnownPayment | null,
  outcome: PaymentOutcome,
  amount: Fen,
): SettlementDecision {
  if (status === 'REFUSED') {
    const harmless = outcome === 'FAILED' || outcome === 'CANCELLED';
    return harmless ? { kind: 'NOTHING' } : conflict('the batch was refused its money');
  }
  if (known && known.amount !== amount) return conflict('the amount differs from the one known');
  const moves = MOVES[known?.outcome ?? 'NEW'][outcome];
  if (!moves) return conflict(`the payment is ${known?.outcome} already`);
  if (moves.length === 0) return { kind: 'NOTHING' };
  const after: Record<string, Fen> = { ...parts };
  for (const move of moves) {
    const { debit, credit } = FUND_MOVES[move];
    after[debit] = (after[debit] ?? 0n) + amount;
    after[credit] = (after[credit] ?? 0n) - amount;
    if (after[credit] < 0n) return conflict(`the batch has less than the payment in ${credit}`);
  }
  return { kind: 'MOVE', moves, parts: after as unknown as ReservationParts };
}

const conflict = (why: string): SettlementDecision => ({ kind: 'CONFLICT', why });
