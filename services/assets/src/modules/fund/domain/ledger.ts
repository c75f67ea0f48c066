import type { Fen } from '@anzhi/domain';

/** Sources that a resettlement fund reserves from (decision 22); the insurance funds pay by themselves. */
export const FUND_SOURCES = ['ESTATE', 'SPECIAL_SUBSIDY', 'GROUP'] as const;
export type FundSourceName = (typeof FUND_SOURCES)[number];

/**
 * Accounts of one source. RECEIVED says where money came from; the others say where it is now, so that
 * AVAILABLE + RESERVED + ESCROW + PAID = RECEIVED after every transaction.
 */
export const FUND_ACCOUNTS = ['RECEIVED', 'AVAILABLE', 'RESERVED', 'ESCROW', 'PAID'] as const;
export type FundAccountName = (typeof FUND_ACCOUNTS)[number];

/** What can happen to money of the fund, and between which accounts it moves then. */
export const FUND_MOVES = {
  /** Money arrives (到账). */
  RECEIVE: { debit: 'AVAILABLE', credit: 'RECEIVED' },
  /** A payment batch has its money set aside (预留). */
  RESERVE: { debit: 'RESERVED', credit: 'AVAILABLE' },
  /** A payment was made (支付). */
  PAY: { debit: 'PAID', credit: 'RESERVED' },
  /** A payment failed or was cancelled (释放). */
  RELEASE: { debit: 'AVAILABLE', credit: 'RESERVED' },
  /** A payment waits in escrow for somebody who could not be reached (提存). */
  ESCROW: { debit: 'ESCROW', credit: 'RESERVED' },
  /** Who could not be reached took the escrowed money (领取提存). */
  CLAIM: { debit: 'PAID', credit: 'ESCROW' },
  /** Escrowed money lapsed and went back (提存取回). */
  LAPSE: { debit: 'AVAILABLE', credit: 'ESCROW' },
  /** Money that was paid came back from the bank or the person (退汇、收回多付). */
  RETURN: { debit: 'AVAILABLE', credit: 'PAID' },
} as const satisfies Record<string, { debit: FundAccountName; credit: FundAccountName }>;
export type FundMove = keyof typeof FUND_MOVES;

export interface LedgerLine {
  readonly account: FundAccountName;
  readonly side: 'DEBIT' | 'CREDIT';
  /** Fen, above zero. */
  readonly amount: Fen;
}

export type Balances = Readonly<Record<FundAccountName, Fen>>;

export const NO_MONEY: Balances = { RECEIVED: 0n, AVAILABLE: 0n, RESERVED: 0n, ESCROW: 0n, PAID: 0n };

/**
 * The balanced lines that a move posts: one debit and one credit of the same amount.
 * @param amount in fen
 * @throws RangeError when the amount is not above zero
 */
export function linesOf(move: FundMove, amount: Fen): LedgerLine[] {
  if (amount <= 0n) throw new RangeError('a posting moves more than nothing');
  const { debit, credit } = FUND_MOVES[move];
  return [
    { account: debit, side: 'DEBIT', amount },
    { account: credit, side: 'CREDIT', amount },
  ];
}

/** Balances after the lines, in fen; RECEIVED grows by credits, the others by debits. The database posts the same way. */
export function postLines(balances: Balances, lines: readonly LedgerLine[]): Balances {
  const after = { ...balances };
  for (const { account, side, amount } of lines) {
    after[account] += (side === 'CREDIT') === (account === 'RECEIVED') ? amount : -amount;
  }
  return after;
}
