import fc from 'fast-check';
import { type Balances, FUND_MOVES, type FundMove, linesOf, NO_MONEY, postLines } from './ledger.js';

const sumOf = (side: 'DEBIT' | 'CREDIT', lines: ReturnType<typeof linesOf>): bigint =>
  lines.filter((line) => line.side === side).reduce((sum, line) => sum + line.amount, 0n);

/** Plays moves, leaving out those that would take more than an account has, as the database would refuse them. */
function play(moves: readonly [FundMove, bigint][]): {
  balances: Balances;
  lines: ReturnType<typeof linesOf>;
} {
  let balances = NO_MONEY;
  const lines: ReturnType<typeof linesOf> = [];
  for (const [move, amount] of moves) {
    const posted = linesOf(move, amount);
    const after = postLines(balances, posted);
    if (Object.values(after).some((balance) => balance < 0n)) continue;
    balances = after;
    lines.push(...posted);
  }
  return { balances, lines };
}

const anyMoves = fc.array(
  fc.tuple(fc.constantFrom(...(Object.keys(FUND_MOVES) as FundMove[])), fc.bigInt(1n, 10_000_000_00n)),
  { maxLength: 60 },
);

it.each([
  ['RECEIVE', { RECEIVED: 105n, AVAILABLE: 65n }],
  ['RESERVE', { AVAILABLE: 55n, RESERVED: 35n }],
  ['PAY', { RESERVED: 25n, PAID: 10n }],
  ['RELEASE', { RESERVED: 25n, AVAILABLE: 65n }],
  ['ESCROW', { RESERVED: 25n, ESCROW: 10n }],
  ['CLAIM', { ESCROW: 0n, PAID: 10n }],
  ['LAPSE', { ESCROW: 0n, AVAILABLE: 65n }],
] as const)('%s moves money between two accounts', (move, changed) => {
  const before: Balances = { RECEIVED: 100n, AVAILABLE: 60n, RESERVED: 30n, ESCROW: 5n, PAID: 5n };
  expect(postLines(before, linesOf(move, 5n))).toEqual({ ...before, ...changed });
});

it.each([0n, -1n])('refuses to post %s', (amount) => {
  expect(() => linesOf('RECEIVE', amount)).toThrow(RangeError);
});

it('keeps debits equal to credits after any sequence', () => {
  fc.assert(
    fc.property(anyMoves, (moves) => {
      const { lines } = play(moves);
      expect(sumOf('DEBIT', lines)).toBe(sumOf('CREDIT', lines));
    }),
  );
});

it('keeps paid + reserved + available + escrow = received after any sequence', () => {
  fc.assert(
    fc.property(anyMoves, (moves) => {
      const { balances } = play(moves);
      expect(balances.PAID + balances.RESERVED + balances.AVAILABLE + balances.ESCROW).toBe(
        balances.RECEIVED,
      );
    }),
  );
});
