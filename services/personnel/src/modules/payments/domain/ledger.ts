import type { Fen } from '@anzhi/domain';
import type { PaymentStatus } from './payment-state.js';

/**
 * Accounts of one person and purpose. ENTITLED says what was recognised as owed; the others say where it is now, so that
 * their sum is ENTITLED after every posting. OVERPAID is what the person owes back, RECOVERED what came back.
 */
export const PAYABLE_ACCOUNTS = [
  'ENTITLED',
  'DUE',
  'RESERVED',
  'SENT',
  'PAID',
  'ESCROWED',
  'CLAIMED',
  'OVERPAID',
  'RECOVERED',
] as const;
export type PayableAccount = (typeof PAYABLE_ACCOUNTS)[number];

export interface Move {
  readonly debit: PayableAccount;
  readonly credit: PayableAccount;
}

/** What can happen to an amount owed, and between which accounts it moves then. */
export const PAYABLE_MOVES = {
  /** An amount is recognised as owed (确认应付). */
  RECOGNISE: { debit: 'DUE', credit: 'ENTITLED' },
  /** A later decision lowers what is owed (调减应付). */
  REDUCE: { debit: 'ENTITLED', credit: 'DUE' },
  /** It is put on a batch (编入批次). */
  RESERVE: { debit: 'RESERVED', credit: 'DUE' },
  /** Its batch was given up (撤出批次). */
  RELEASE: { debit: 'DUE', credit: 'RESERVED' },
  /** It was sent to the bank or the depositary (发出). */
  SEND: { debit: 'SENT', credit: 'RESERVED' },
  /** It arrived (支付). */
  PAY: { debit: 'PAID', credit: 'SENT' },
  /** It did not arrive (支付失败). */
  FAIL: { debit: 'DUE', credit: 'SENT' },
  /** The bank gave it back after it had arrived (退汇冲回). */
  RETURN: { debit: 'DUE', credit: 'PAID' },
  /** It was deposited (提存). */
  ESCROW: { debit: 'ESCROWED', credit: 'SENT' },
  /** The deposit was taken (领取提存款). */
  CLAIM: { debit: 'CLAIMED', credit: 'ESCROWED' },
  /** Too much was paid: what is too much is owed back (确认多付). */
  OVERPAY: { debit: 'OVERPAID', credit: 'PAID' },
  /** The claim to it was withdrawn (撤销多付追索). */
  WAIVE: { debit: 'PAID', credit: 'OVERPAID' },
  /** Some of it came back (收回多付). */
  RECOVER: { debit: 'RECOVERED', credit: 'OVERPAID' },
} as const satisfies Record<string, Move>;
export type PayableMove = keyof typeof PAYABLE_MOVES;

const ACCOUNT_OF: Readonly<Record<PaymentStatus, PayableAccount>> = {
  PLANNED: 'RESERVED',
  APPROVED: 'RESERVED',
  SENT: 'SENT',
  PAID: 'PAID',
  FAILED: 'DUE',
  RETURNED: 'DUE',
  ESCROWED: 'ESCROWED',
  CLAIMED: 'CLAIMED',
  CANCELLED: 'DUE',
};

/** The account in which money of a payment in that state lies. */
export const accountOf = (status: PaymentStatus): PayableAccount => ACCOUNT_OF[status];

/**
 * The posting that a step of a payment makes; null when the money stays in its account.
 * @throws Error when no posting leads from one account to the other: a step that the machine does not know
 */
export function moveBetween(from: PaymentStatus, to: PaymentStatus): PayableMove | null {
  const [credit, debit] = [ACCOUNT_OF[from], ACCOUNT_OF[to]];
  if (credit === debit) return null;
  const found = Object.entries(PAYABLE_MOVES).find(
    ([, move]) => move.credit === credit && move.debit === debit,
  );
  if (!found) throw new Error(`no posting leads from ${credit} to ${debit}`);
  return found[0] as PayableMove;
}

export type PayableBalances = Readonly<Record<PayableAccount, Fen>>;

export const NOTHING_OWED: PayableBalances = Object.fromEntries(
  PAYABLE_ACCOUNTS.map((account) => [account, 0n]),
) as Record<PayableAccount, Fen>;

/**
 * Balances in fen after a move; ENTITLED grows by credits, the others by debits, as the database posts.
 * @throws RangeError when nothing moves or an account would fall below zero
 */
export function postMove(balances: PayableBalances, move: PayableMove, amount: Fen): PayableBalances {
  if (amount <= 0n) throw new RangeError('a posting moves more than nothing');
  const { debit, credit } = PAYABLE_MOVES[move];
  const after: Record<PayableAccount, Fen> = { ...balances };
  after[debit] += debit === 'ENTITLED' ? -amount : amount;
  after[credit] += credit === 'ENTITLED' ? amount : -amount;
  for (const account of [debit, credit])
    if (after[account] < 0n) throw new RangeError(`${account} would fall below zero`);
  return after;
}

/** True when what is recognised lies wholly in the other accounts: Σ debits = Σ credits. */
export const isBalanced = (balances: PayableBalances): boolean =>
  PAYABLE_ACCOUNTS.reduce(
    (sum, account) => (account === 'ENTITLED' ? sum - balances[account] : sum + balances[account]),
    0n,
  ) === 0n;
