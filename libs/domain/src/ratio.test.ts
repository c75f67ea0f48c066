import fc from 'fast-check';
import { Ratio, RatioFormatError } from './index.js';

const part = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 24n });
const ratio = fc.tuple(part, positive).map(([n, d]) => Ratio.of(n, d));

describe('Ratio', () => {
  it('shows lowest terms and the sign in the numerator, however it came about', () => {
    const quarters = Ratio.of(1, 4).plus(Ratio.of(1, 4));
    expect([quarters.numerator, quarters.denominator]).toEqual([1n, 2n]);
    const negative = Ratio.of(6, -4);
    expect([negative.numerator, negative.denominator]).toEqual([-3n, 2n]);
    const zero = Ratio.of(0, -7);
    expect([zero.numerator, zero.denominator]).toEqual([0n, 1n]);
  });

  it.each([
    ['15.5', 31n, 2n],
    ['-0.125', -1n, 8n],
    ['-0.5', -1n, 2n],
    ['7', 7n, 1n],
    ['0.10', 1n, 10n],
  ])('parses %s exactly', (text, numerator, denominator) => {
    const parsed = Ratio.parse(text);
    expect([parsed.numerator, parsed.denominator]).toEqual([numerator, denominator]);
  });

  it.each(['', '.5', '5.', '+1', '1e3', '1/2', ' 1', 'NaN', '1\n'])('refuses the text %j', (text) => {
    expect(() => Ratio.parse(text)).toThrow(RatioFormatError);
  });

  it('refuses fractions given as numbers, and division by zero', () => {
    expect(() => Ratio.of(0.5)).toThrow(RangeError);
    expect(() => Ratio.of(2 ** 53)).toThrow(RangeError);
    expect(() => Ratio.ONE.times(0.1)).toThrow(RangeError);
    expect(() => Ratio.of(1, 0)).toThrow(RangeError);
    expect(() => Ratio.ONE.dividedBy(0n)).toThrow(RangeError);
  });

  it.each([
    ['0.5', 1n, 0n],
    ['0.4999', 0n, 0n],
    ['1.5', 2n, 1n],
    ['-0.5', -1n, -1n],
    ['-0.4', 0n, -1n],
    ['-1.5', -2n, -2n],
    ['-2', -2n, -2n],
  ])('rounds %s half-up, and floors it', (text, rounded, floor) => {
    expect(Ratio.parse(text).roundHalfUp()).toBe(rounded);
    expect(Ratio.parse(text).floor()).toBe(floor);
  });

  it.each([
    [2664, 2700, 100, 1, '98.7'],
    [996, 1000, 100, 1, '99.6'],
    [1410, 1440, 100, 1, '97.9'],
    [1, 8, 1, 2, '0.13'],
    [-1, 8, 1, 2, '-0.13'],
    [-1, 1000, 1, 2, '0.00'],
    [5, 2, 1, 0, '3'],
    [1, 3, 1, 5, '0.33333'],
  ])('writes %s/%s × %s with %s digits as %s', (n, d, factor, digits, text) => {
    expect(Ratio.of(n, d).times(factor).toDecimal(digits)).toBe(text);
  });

  it('obeys the laws of fractions', () => {
    fc.assert(
      fc.property(ratio, ratio, ratio, (a, b, c) => {
        expect(a.plus(b).equals(b.plus(a))).toBe(true);
        expect(
          a
            .plus(b)
            .plus(c)
            .equals(a.plus(b.plus(c))),
        ).toBe(true);
        expect(
          a
            .times(b)
            .times(c)
            .equals(a.times(b.times(c))),
        ).toBe(true);
        expect(a.times(b.plus(c)).equals(a.times(b).plus(a.times(c)))).toBe(true);
        expect(a.plus(b).minus(b).equals(a)).toBe(true);
        expect(b.numerator === 0n || a.times(b).dividedBy(b).equals(a)).toBe(true);
        expect(Math.sign(a.compare(b))).toBe(-Math.sign(b.compare(a)) + 0);
      }),
    );
  });

  it('has one pair of lowest terms for each value', () => {
    fc.assert(
      fc.property(part, positive, positive, (n, d, factor) => {
        const a = Ratio.of(n, d);
        const b = Ratio.of(n * factor, d * factor);
        expect([a.numerator, a.denominator]).toEqual([b.numerator, b.denominator]);
      }),
    );
  });

  it('rounds to within one half and floors to within one', () => {
    fc.assert(
      fc.property(ratio, (a) => {
        const error = a.minus(a.roundHalfUp()).times(2);
        expect(error.compare(1) <= 0 && error.compare(-1) >= 0).toBe(true);
        expect(a.compare(a.floor()) >= 0 && a.compare(a.floor() + 1n) < 0).toBe(true);
      }),
    );
  });

  it('reads back what it writes when the decimals suffice', () => {
    fc.assert(
      fc.property(part, fc.integer({ min: 0, max: 20 }), (n, digits) => {
        const a = Ratio.of(n, 10n ** BigInt(digits));
        expect(Ratio.parse(a.toDecimal(digits)).equals(a)).toBe(true);
      }),
    );
  });
});
