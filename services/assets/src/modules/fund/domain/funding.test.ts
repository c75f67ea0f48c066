import { figuresOf, totalOf } from './funding.js';

const balances = { RECEIVED: 60n, AVAILABLE: 10n, RESERVED: 30n, ESCROW: 5n, PAID: 15n };

it.each([
  ['short', 100n, 40n],
  ['covered', 60n, 0n],
  ['more than covered', 50n, 0n],
])('gap of a source that is %s', (_case, budget, gap) => {
  // Reserved money was received: it is counted once.
  expect(figuresOf(budget, 0n, balances).gap).toBe(gap);
});

it('lets no source cover the gap of another', () => {
  const estate = figuresOf(100n, 90n, balances);
  const group = figuresOf(50n, 50n, balances);
  expect(totalOf([estate, group])).toEqual({
    budget: 150n,
    planned: 140n,
    received: 120n,
    available: 20n,
    reserved: 60n,
    escrow: 10n,
    paid: 30n,
    gap: 40n,
  });
});
