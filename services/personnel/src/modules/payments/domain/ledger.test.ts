import fc from 'fast-check';
import {
  isBalanced,
  moveBetween,
  NOTHING_OWED,
  PAYABLE_ACCOUNTS,
  PAYABLE_MOVES,
  type PayableBalances,
  type PayableMove,
  postMove,
} from './ledger.js';
import { nextPayment, PAYMENT_STATUSES, type PaymentAct, type PaymentStatus } from './payment-state.js';

const ACTS: PaymentAct[] = [
  ...(['APPROVE', 'SEND', 'PAY', 'FAIL', 'RETURN', 'ESCROW', 'CLAIM', 'CANCEL'] as const),
];
const act = fc.constantFrom(...ACTS);
const amount = fc.bigInt({ min: 1n, max: 10n ** 10n });

describe('postings of what people are owed', () => {
  it('follow every step of a payment that the machine knows, and no other', () => {
    const steps = PAYMENT_STATUSES.flatMap((from) =>
      ACTS.flatMap((one) => {
        const to = nextPayment(from, one);
        return to ? [`${one} ${moveBetween(from, to)}`] : [];
      }),
    );
    expect(steps).toEqual([
      ...['APPROVE null', 'CANCEL RELEASE', 'SEND SEND', 'CANCEL RELEASE'],
      ...['PAY PAY', 'FAIL FAIL', 'ESCROW ESCROW', 'RETURN RETURN', 'CLAIM CLAIM'],
    ]);
    expect(() => moveBetween('PAID', 'CLAIMED')).toThrow('no posting leads from PAID to CLAIMED');
  });

  it('property S064: Σ debit = Σ credit after any sequence of acts on any payments, and no account falls below zero', () => {
    const story = fc.array(fc.tuple(fc.nat({ max: 4 }), act), { maxLength: 60 });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 5, maxLength: 5 }), story, (amounts, acts) => {
        let balances: PayableBalances = NOTHING_OWED;
        const status: (PaymentStatus | null)[] = amounts.map(() => null);
        for (const [which, one] of acts) {
          const [fen, from] = [amounts[which]!, status[which] ?? null];
          if (from === null) {
            balances = postMove(postMove(balances, 'RECOGNISE', fen), 'RESERVE', fen);
            status[which] = 'PLANNED';
            continue;
          }
          const to = nextPayment(from, one);
          if (!to) continue;
          const move = moveBetween(from, to);
          if (move) balances = postMove(balances, move, fen);
          status[which] = to;
        }
        expect(isBalanced(balances)).toBe(true);
        expect(PAYABLE_ACCOUNTS.every((account) => balances[account] >= 0n)).toBe(true);
      }),
    );
  });

  it('property: whatever moves are tried in whatever order, each is balanced or refused', () => {
    const move = fc.constantFrom(...(Object.keys(PAYABLE_MOVES) as PayableMove[]));
    fc.assert(
      fc.property(fc.array(fc.tuple(move, amount), { maxLength: 80 }), (moves) => {
        let balances: PayableBalances = NOTHING_OWED;
        for (const [kind, fen] of moves)
          try {
            balances = postMove(balances, kind, fen);
          } catch (refusal) {
            expect(refusal).toBeInstanceOf(RangeError);
          }
        expect(isBalanced(balances)).toBe(true);
      }),
    );
  });

  it('an overpayment is never a negative payment: it moves to what the person owes back', () => {
    const paid = (['RECOGNISE', 'RESERVE', 'SEND', 'PAY'] as const).reduce(
      (balances: PayableBalances, kind) => postMove(balances, kind, 100n),
      NOTHING_OWED,
    );
    const claimed = postMove(paid, 'OVERPAY', 30n);
    expect(postMove(claimed, 'RECOVER', 30n)).toMatchObject({ PAID: 70n, OVERPAID: 0n, RECOVERED: 30n });
    expect(() => postMove(claimed, 'RECOVER', 31n)).toThrow('OVERPAID would fall below zero');
    expect(() => postMove(paid, 'OVERPAY', 101n)).toThrow('PAID would fall below zero');
    expect(() => postMove(paid, 'OVERPAY', 0n)).toThrow(RangeError);
  });
});
