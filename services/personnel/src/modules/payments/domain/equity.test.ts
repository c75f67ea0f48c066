import fc from 'fast-check';
import { decideConversion, type EquityFacts } from './equity.js';

const ready: EquityFacts = {
  factsFinal: true,
  settles: 'COMPENSATION',
  entitlement: 2_280_000n,
  committed: 0n,
  alreadyConverted: false,
};

it.each<[string, bigint, Partial<EquityFacts>, object]>([
  [
    '§3.14: 22,800.00 = shares 10,000.00 + cash 12,800.00',
    1_000_000n,
    {},
    { kind: 'CONVERT', cash: 1_280_000n },
  ],
  ['all of it', 2_280_000n, {}, { kind: 'CONVERT', cash: 0n }],
  ['one fen too many', 2_280_001n, {}, { kind: 'MORE_THAN_DUE', due: 2_280_000n }],
  ['nothing', 0n, {}, { kind: 'MORE_THAN_DUE', due: 2_280_000n }],
  ['when part was paid', 2_000_000n, { committed: 1_000_000n }, { kind: 'MORE_THAN_DUE', due: 1_280_000n }],
  ['before facts are final', 1n, { factsFinal: false }, { kind: 'FACTS_NOT_FINAL' }],
  ['without an agreement', 1n, { settles: null }, { kind: 'NO_AGREEMENT' }],
  ['with carried-over seniority', 1n, { settles: 'CARRIED_OVER' }, { kind: 'NO_AGREEMENT' }],
  ['twice', 1n, { alreadyConverted: true }, { kind: 'ALREADY_CONVERTED' }],
])('%s', (_case, shares, change, decision) => {
  expect(decideConversion(shares, { ...ready, ...change })).toEqual(decision);
});

it('I-P8: converted and cash always add up to the entitlement, and never touch what was paid', () => {
  const fen = fc.bigInt({ min: 0n, max: 10_000_000n });
  fc.assert(
    fc.property(fen, fen, fen, (entitlement, committed, shares) => {
      const decision = decideConversion(shares, { ...ready, entitlement, committed });
      if (decision.kind !== 'CONVERT') return;
      expect(shares + decision.cash).toBe(entitlement);
      expect(decision.cash >= committed).toBe(true);
    }),
  );
});
