import fc from 'fast-check';
import { formatYuan, MoneyFormatError, parseYuan, sumFen } from './index.js';

describe('parseYuan', () => {
  it.each([
    ['0', 0n],
    ['7', 700n],
    ['0.5', 50n],
    ['0.05', 5n],
    ['102400.00', 10_240_000n],
    ['007.10', 710n],
    ['90071992547409.93', 9_007_199_254_740_993n],
  ])('reads %s', (text, fen) => {
    expect(parseYuan(text)).toBe(fen);
  });

  it.each(['', '.5', '5.', '1.234', '-1', '+1', '1,000', '1e3', ' 1', '1 ', '1\n', '１.00', '0x10', 'NaN'])(
    'refuses %j',
    (text) => {
      expect(() => parseYuan(text)).toThrow(MoneyFormatError);
    },
  );
});

describe('formatYuan', () => {
  it.each([
    [0n, '0.00'],
    [5n, '0.05'],
    [-5n, '-0.05'],
    [-100n, '-1.00'],
    [10_240_000n, '102400.00'],
  ])('writes %s fen', (fen, text) => {
    expect(formatYuan(fen)).toBe(text);
  });

  it('is the inverse of parseYuan', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (fen) => parseYuan(formatYuan(fen)) === fen),
    );
  });

  it('writes a negative amount as its positive one with a sign', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 30n }),
        (fen) => formatYuan(-fen) === `-${formatYuan(fen)}`,
      ),
    );
  });
});

describe('sumFen', () => {
  it('adds any iterable, and none to 0', () => {
    expect(sumFen([])).toBe(0n);
    expect(sumFen(new Set([1n, 2n, -5n]))).toBe(-2n);
  });
});
