import fc from 'fast-check';
import { formatYuan, parseYuan, Ratio, type SplitWeight, splitLargestRemainder, sumFen } from './index.js';

function splitYuan(total: string, weights: Record<string, string>): Record<string, string> {
  const parts = splitLargestRemainder(
    parseYuan(total),
    Object.entries(weights).map(([id, weight]) => ({ id, weight: parseYuan(weight) })),
  );
  return Object.fromEntries([...parts].map(([id, fen]) => [id, formatYuan(fen)]));
}

describe('splitLargestRemainder, examples of §3.12 and §3.3', () => {
  it('W-A: class 3 gets 333,899.75 of 29,156,790.01', () => {
    expect(
      splitYuan('333899.75', {
        O1: '5400000.00',
        O2: '12345678.90',
        O3: '3333333.33',
        O4: '77777.77',
        O5: '8000000.01',
      }),
    ).toEqual({ O1: '61840.09', O2: '141381.10', O3: '38172.90', O4: '890.70', O5: '91614.96' });
  });

  it('W-B: class 1 gets 20,000,000.00 of 26,100,600.00', () => {
    expect(
      splitYuan('20000000.00', {
        wages: '6820415.36',
        medical: '1204300.00',
        insurance: '2415884.64',
        compensation: '14560000.00',
        housing: '1100000.00',
      }),
    ).toEqual({
      wages: '5226251.78',
      medical: '922814.04',
      insurance: '1851210.04',
      compensation: '11156831.64',
      housing: '842892.50',
    });
  });

  it('W-C: common-benefit debts get 1,500,000.00', () => {
    expect(splitYuan('1500000.00', { a: '1000000.00', b: '975500.25' })).toEqual({
      a: '759301.35',
      b: '740698.65',
    });
  });

  it('W-D: class 3 with the shortfall of A gets 893,899.75', () => {
    expect(
      splitYuan('893899.75', {
        A: '24500000.00',
        O1: '5400000.00',
        O2: '12345678.90',
        O3: '3333333.33',
        O4: '77777.77',
        O5: '8000000.01',
      }),
    ).toEqual({
      A: '408159.79',
      O1: '89961.75',
      O2: '205673.86',
      O3: '55531.94',
      O4: '1295.75',
      O5: '133276.66',
    });
  });

  it('W-E: 1.00 among three equal claims, the odd fen to the least id in whatever order they come', () => {
    expect(splitYuan('1.00', { c: '5', a: '5', b: '5' })).toEqual({ c: '0.33', a: '0.34', b: '0.33' });
  });

  it('V3: a pool of 576,000.00 by seniority 10/20/25/33', () => {
    expect(splitYuan('576000.00', { a: '10', b: '20', c: '25', d: '33' })).toEqual({
      a: '65454.55',
      b: '130909.09',
      c: '163636.36',
      d: '216000.00',
    });
  });
});

describe('splitLargestRemainder, edges', () => {
  it('takes fractions and integers as weights together', () => {
    const parts = splitLargestRemainder(100n, [
      { id: 'a', weight: Ratio.parse('0.5') },
      { id: 'b', weight: 1n },
      { id: 'c', weight: Ratio.of(1, 3) },
    ]);
    expect([...parts]).toEqual([
      ['a', 27n],
      ['b', 55n],
      ['c', 18n],
    ]);
  });

  it('gives nothing to a weight of 0, even by remainder', () => {
    const parts = splitLargestRemainder(1n, [
      { id: 'a', weight: 0n },
      { id: 'b', weight: 1n },
      { id: 'c', weight: 1n },
    ]);
    expect(Object.fromEntries(parts)).toEqual({ a: 0n, b: 1n, c: 0n });
  });

  it('splits nothing into nothing, and refuses to lose an amount', () => {
    expect(splitLargestRemainder(0n, []).size).toBe(0);
    expect([...splitLargestRemainder(0n, [{ id: 'a', weight: 0n }])]).toEqual([['a', 0n]]);
    expect(() => splitLargestRemainder(1n, [])).toThrow(RangeError);
    expect(() => splitLargestRemainder(1n, [{ id: 'a', weight: 0n }])).toThrow(RangeError);
  });

  it('refuses an id given twice and a weight below zero', () => {
    const a: SplitWeight = { id: 'a', weight: 1n };
    expect(() => splitLargestRemainder(1n, [a, a])).toThrow(/twice/);
    expect(() => splitLargestRemainder(1n, [a, { id: 'b', weight: -1n }])).toThrow(/below zero/);
  });
});

describe('splitLargestRemainder, laws', () => {
  const weight = fc.oneof(
    fc.bigInt({ min: 0n, max: 10n ** 12n }),
    fc.tuple(fc.nat(), fc.integer({ min: 1, max: 1000 })).map(([n, d]) => Ratio.of(n, d)),
  );
  const weights = fc
    .uniqueArray(fc.record({ id: fc.string({ minLength: 1 }), weight }), {
      selector: (w) => w.id,
      maxLength: 12,
    })
    .map((list): SplitWeight[] => [...list, { id: '', weight: 1n }]);
  const total = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });

  it('parts sum exactly to the total', () => {
    fc.assert(fc.property(total, weights, (t, w) => sumFen(splitLargestRemainder(t, w).values()) === t));
  });

  it('order does not matter', () => {
    const shuffled = weights.chain((w) =>
      fc.tuple(fc.constant(w), fc.shuffledSubarray(w, { minLength: w.length, maxLength: w.length })),
    );
    fc.assert(
      fc.property(total, shuffled, (t, [given, mixed]) => {
        const expected = splitLargestRemainder(t, given);
        for (const [id, fen] of splitLargestRemainder(t, mixed)) expect(fen).toBe(expected.get(id));
      }),
    );
  });

  it('each part is less than one fen from its exact share', () => {
    fc.assert(
      fc.property(total, weights, (t, w) => {
        const sum = w.reduce((s, { weight: x }) => s.plus(x), Ratio.ZERO);
        const parts = splitLargestRemainder(t, w);
        for (const { id, weight: x } of w) {
          const error = Ratio.of(t)
            .times(x)
            .dividedBy(sum)
            .minus(parts.get(id) ?? 0n);
          expect(error.compare(1) < 0 && error.compare(-1) > 0).toBe(true);
        }
      }),
    );
  });
});
