import fc from 'fast-check';
import { linesOf, NO_MONEY, postLines } from './ledger.js';
import {
  decideReservation,
  decideSettlement,
  type KnownPayment,
  type PaymentOutcome,
  type ReservationParts,
  reservingSource,
} from './reservation.js';

const reserved = (amount: bigint): ReservationParts => ({
  RESERVED: amount,
  PAID: 0n,
  ESCROW: 0n,
  AVAILABLE: 0n,
});

describe('reserving', () => {
  it.each([
    ['more than enough', 'ESTATE', 100n, 101n, { kind: 'RESERVE', source: 'ESTATE' }],
    ['exactly enough', 'GROUP', 100n, 100n, { kind: 'RESERVE', source: 'GROUP' }],
    [
      'a fen short',
      'SPECIAL_SUBSIDY',
      100n,
      99n,
      { kind: 'REFUSE', reason: 'INSUFFICIENT_FUNDS', shortfall: 1n },
    ],
    [
      'an insurance fund',
      'INJURY_FUND',
      100n,
      0n,
      { kind: 'REFUSE', reason: 'SOURCE_DOES_NOT_RESERVE', shortfall: null },
    ],
    [
      'another insurance fund',
      'PENSION_FUND',
      1n,
      0n,
      { kind: 'REFUSE', reason: 'SOURCE_DOES_NOT_RESERVE', shortfall: null },
    ],
  ])('%s', (_case, payer, total, available, decision) => {
    expect(decideReservation(reservingSource(payer), total, available)).toEqual(decision);
  });
});

describe('settling a payment of 40 from a batch of 100', () => {
  const parts = reserved(100n);
  it.each([
    ['completed', parts, null, 'COMPLETED', ['PAY'], { RESERVED: 60n, PAID: 40n }],
    ['failed', parts, null, 'FAILED', ['RELEASE'], { RESERVED: 60n, AVAILABLE: 40n }],
    ['cancelled', parts, null, 'CANCELLED', ['RELEASE'], { RESERVED: 60n, AVAILABLE: 40n }],
    ['escrowed', parts, null, 'ESCROWED', ['ESCROW'], { RESERVED: 60n, ESCROW: 40n }],
    [
      'claimed from escrow',
      { ...parts, RESERVED: 60n, ESCROW: 40n },
      'ESCROWED',
      'COMPLETED',
      ['CLAIM'],
      { ESCROW: 0n, PAID: 40n },
    ],
    [
      'lapsed in escrow',
      { ...parts, RESERVED: 60n, ESCROW: 40n },
      'ESCROWED',
      'CANCELLED',
      ['LAPSE'],
      { ESCROW: 0n, AVAILABLE: 40n },
    ],
    [
      'completed after it failed',
      { ...parts, RESERVED: 60n, AVAILABLE: 40n },
      'FAILED',
      'COMPLETED',
      ['RESERVE', 'PAY'],
      { AVAILABLE: 0n, PAID: 40n },
    ],
  ] as const)('%s', (_case, before, knownOutcome, outcome, moves, changed) => {
    const known = knownOutcome ? { outcome: knownOutcome, amount: 40n } : null;
    const after = { ...before, ...changed };
    expect(decideSettlement('RESERVED', before, known, outcome, 40n)).toEqual({
      kind: 'MOVE',
      moves,
      parts: after,
    });
  });

  it.each([
    ['completed twice', 'RESERVED', { outcome: 'COMPLETED', amount: 40n }, 'COMPLETED'],
    ['escrowed twice', 'RESERVED', { outcome: 'ESCROWED', amount: 40n }, 'ESCROWED'],
    ['failed again in escrow', 'RESERVED', { outcome: 'ESCROWED', amount: 40n }, 'FAILED'],
    ['cancelled after it failed', 'RESERVED', { outcome: 'FAILED', amount: 40n }, 'CANCELLED'],
    ['cancelled in a refused batch', 'REFUSED', null, 'CANCELLED'],
  ] as const)('does nothing when %s', (_case, status, known, outcome) => {
    expect(decideSettlement(status, parts, known, outcome, 40n)).toEqual({ kind: 'NOTHING' });
  });

  it.each([
    ['paid out of a refused batch', 'REFUSED', null, 'COMPLETED', 40n],
    ['failed after it was paid', 'RESERVED', { outcome: 'COMPLETED', amount: 40n }, 'FAILED', 40n],
    ['paid after it was cancelled', 'RESERVED', { outcome: 'CANCELLED', amount: 40n }, 'COMPLETED', 40n],
    ['more than the batch holds', 'RESERVED', null, 'COMPLETED', 101n],
    ['another amount than before', 'RESERVED', { outcome: 'ESCROWED', amount: 39n }, 'COMPLETED', 40n],
  ] as const)('is a conflict when %s', (_case, status, known, outcome, amount) => {
    expect(decideSettlement(status, parts, known, outcome, amount)).toMatchObject({ kind: 'CONFLICT' });
  });
});

it('holds the ledger and the batches together over any sequence of facts', () => {
  const fact = fc.record({
    batch: fc.integer({ min: 0, max: 2 }),
    payment: fc.integer({ min: 0, max: 3 }),
    outcome: fc.constantFrom<PaymentOutcome>('COMPLETED', 'FAILED', 'CANCELLED', 'ESCROWED'),
  });
  fc.assert(
    fc.property(
      fc.bigInt(1n, 2_000n),
      fc.array(fc.bigInt(1n, 300n), { minLength: 4, maxLength: 4 }),
      fc.array(fact, { maxLength: 50 }),
      (received, amounts, facts) => {
        let balances = postLines(NO_MONEY, linesOf('RECEIVE', received));
        const total = amounts.reduce((sum, amount) => sum + amount, 0n);
        const batches = [0, 1, 2].map(() => {
          const decision = decideReservation('ESTATE', total, balances.AVAILABLE);
          if (decision.kind === 'RESERVE') balances = postLines(balances, linesOf('RESERVE', total));
          return { decision, parts: reserved(total), payments: new Map<number, KnownPayment>() };
        });
        for (const { batch: no, payment, outcome } of facts) {
          const batch = batches[no]!;
          if (batch.decision.kind === 'REFUSE') continue;
          const amount = amounts[payment]!;
          const settled = decideSettlement(
            'RESERVED',
            batch.parts,
            batch.payments.get(payment) ?? null,
            outcome,
            amount,
          );
          if (settled.kind !== 'MOVE') continue;
          const after = settled.moves.reduce(
            (held, move) => postLines(held, linesOf(move, amount)),
            balances,
          );
          // The database refuses what would overdraw; a payment that failed may find its money spent.
          if (after.AVAILABLE < 0n) continue;
          balances = after;
          batch.parts = settled.parts;
          batch.payments.set(payment, { outcome, amount });
        }
        expect(Object.values(balances).every((balance) => balance >= 0n)).toBe(true);
        expect(balances.PAID + balances.RESERVED + balances.AVAILABLE + balances.ESCROW).toBe(received);
        const funded = batches.filter((batch) => batch.decision.kind === 'RESERVE');
        for (const { parts } of funded)
          expect(parts.RESERVED + parts.PAID + parts.ESCROW + parts.AVAILABLE).toBe(total);
        for (const account of ['RESERVED', 'PAID', 'ESCROW'] as const) {
          expect(funded.reduce((sum, { parts }) => sum + parts[account], 0n)).toBe(balances[account]);
        }
      },
    ),
  );
});
