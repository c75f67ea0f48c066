import fc from 'fast-check';
import { decideClaim, decideInstalment, mayWithdraw, type OverpaymentState } from './overpayment.js';

it.each([
  ['part of it', 30n, 100n, 0n, { kind: 'CLAIM' }],
  ['all of it', 100n, 100n, 0n, { kind: 'CLAIM' }],
  ['one fen too many beside an earlier claim', 71n, 100n, 30n, { kind: 'TOO_MUCH', most: 70n }],
  ['nothing', 0n, 100n, 0n, { kind: 'TOO_MUCH', most: 100n }],
  ['of a payment that did not arrive', 1n, null, 0n, { kind: 'NOT_PAID' }],
])('claims back %s', (_case, amount, paid, claimed, decision) => {
  expect(decideClaim(amount, paid, claimed)).toEqual(decision);
});

it('takes instalments until all came back, never more', () => {
  const fen = fc.bigInt({ min: 1n, max: 1_000n });
  fc.assert(
    fc.property(fen, fc.array(fen, { maxLength: 30 }), (amount, instalments) => {
      let state: OverpaymentState = { status: 'OPEN', amount, recovered: 0n };
      for (const instalment of instalments) {
        const decision = decideInstalment(state, instalment);
        if (decision.kind !== 'TAKE') continue;
        const { recovered, complete } = decision;
        expect(complete).toBe(recovered === amount);
        state = { status: complete ? 'RECOVERED' : 'OPEN', amount, recovered };
        expect(mayWithdraw(state)).toBe(false);
      }
      expect(state.recovered <= amount).toBe(true);
    }),
  );
});
