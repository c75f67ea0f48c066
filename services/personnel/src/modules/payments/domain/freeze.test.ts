import fc from 'fast-check';
import { frozenDifference } from './freeze.js';

const fen = fc.bigInt({ min: 0n, max: 10_000_000n });

describe('a frozen figure', () => {
  it('is paid as it was frozen: no later calculation moves what is owed or overpaid', () => {
    fc.assert(
      fc.property(fen, fen, fen, fen, (frozen, first, second, committed) => {
        const standing = { frozen, committed, claimedBack: 0n, recovered: 0n };
        const { owed, overpaid } = frozenDifference({ ...standing, current: first });
        expect(frozenDifference({ ...standing, current: second })).toMatchObject({ owed, overpaid });
        expect(committed + owed - overpaid).toBe(frozen);
        expect(owed === 0n || overpaid === 0n).toBe(true);
      }),
    );
  });

  it('of a list of freezes each settled in turn: paid less claimed back is the last figure, and what each freeze moves is exactly the change', () => {
    fc.assert(
      fc.property(fc.array(fen, { minLength: 1, maxLength: 8 }), (figures) => {
        let paid = 0n;
        let claimedBack = 0n;
        let frozen = 0n;
        for (const current of figures) {
          const before = frozenDifference({
            frozen,
            current,
            committed: paid,
            claimedBack,
            recovered: claimedBack,
          });
          expect(before.owed).toBe(0n);
          expect(before.overpaid).toBe(0n);
          frozen += before.drift;
          const after = frozenDifference({
            frozen,
            current,
            committed: paid,
            claimedBack,
            recovered: claimedBack,
          });
          expect(after.owed - after.overpaid).toBe(before.drift);
          paid += after.owed;
          claimedBack += after.overpaid;
          expect(
            frozenDifference({ frozen, current, committed: paid, claimedBack, recovered: claimedBack }),
          ).toEqual({
            ...{ owed: 0n, overpaid: 0n, drift: 0n },
          });
          expect(paid - claimedBack).toBe(frozen);
        }
        expect(frozen).toBe(figures.at(-1));
      }),
    );
  });
});
