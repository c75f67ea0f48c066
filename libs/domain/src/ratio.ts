/** Thrown by {@link Ratio.parse} when a text is not a plain decimal. */
export class RatioFormatError extends Error {
  override readonly name = 'RatioFormatError';

  constructor(readonly text: string) {
    super('ratio must be a plain decimal, such as 15.5');
  }
}

/** What a {@link Ratio} may be combined with. A number must be an integer: fractions come as `Ratio.parse('0.5')`. */
export type RatioLike = Ratio | bigint | number;

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Parts are reduced once the denominator passes this size; below it, reducing costs more than it saves. */
const REDUCE_ABOVE = 1n << 62n;

/**
 * An exact fraction of integers, denominator always above 0 (§3.1: exact rationals, one rounding per entitlement).
 * Results are reduced only when they grow large or when a part is asked for, because reducing costs more than the
 * sums that a calculation makes; whoever looks sees lowest terms.
 */
export class Ratio {
  static readonly ZERO = new Ratio(0n, 1n);
  static readonly ONE = new Ratio(1n, 1n);

  private constructor(
    private n: bigint,
    private d: bigint,
  ) {}

  /** The numerator in lowest terms; it carries the sign. */
  get numerator(): bigint {
    return this.reduce().n;
  }

  /** The denominator in lowest terms, at least 1. */
  get denominator(): bigint {
    return this.reduce().d;
  }

  /**
   * The fraction n / d; d is 1 when left out.
   * @throws RangeError when d is 0 or a number is not a safe integer
   */
  static of(n: bigint | number, d: bigint | number = 1n): Ratio {
    const denominator = integer(d);
    if (denominator === 0n) throw new RangeError('denominator must not be zero');
    const numerator = integer(n);
    return denominator < 0n ? new Ratio(-numerator, -denominator) : new Ratio(numerator, denominator);
  }

  /**
   * Reads a plain decimal such as '15.5', '-0.125' or '7' exactly.
   * @throws RatioFormatError on exponents, signs of plus, blanks or anything else
   */
  static parse(decimal: string): Ratio {
    if (typeof decimal !== 'string' || !DECIMAL.test(decimal)) throw new RatioFormatError(decimal);
    const dot = decimal.indexOf('.');
    if (dot < 0) return new Ratio(BigInt(decimal), 1n);
    const decimals = decimal.length - dot - 1;
    return Ratio.of(BigInt(decimal.slice(0, dot) + decimal.slice(dot + 1)), 10n ** BigInt(decimals));
  }

  /** The exact sum. */
  plus(other: RatioLike): Ratio {
    const r = toRatio(other);
    if (this.d === r.d) return Ratio.lazily(this.n + r.n, this.d);
    return Ratio.lazily(this.n * r.d + r.n * this.d, this.d * r.d);
  }

  /** The exact difference. */
  minus(other: RatioLike): Ratio {
    const r = toRatio(other);
    return this.plus(new Ratio(-r.n, r.d));
  }

  /** The exact product. */
  times(other: RatioLike): Ratio {
    const r = toRatio(other);
    return Ratio.lazily(this.n * r.n, this.d * r.d);
  }

  /**
   * The exact quotient.
   * @throws RangeError when the divisor is 0
   */
  dividedBy(other: RatioLike): Ratio {
    const r = toRatio(other);
    if (r.n === 0n) throw new RangeError('division by zero');
    const sign = r.n < 0n ? -1n : 1n;
    return Ratio.lazily(this.n * r.d * sign, this.d * r.n * sign);
  }

  /** Below 0, 0 or above 0 as this is less than, equal to or greater than the other. */
  compare(other: RatioLike): -1 | 0 | 1 {
    const r = toRatio(other);
    const left = this.n * r.d;
    const right = r.n * this.d;
    return left < right ? -1 : left > right ? 1 : 0;
  }

  /** Whether both stand for the same value, whatever their parts. */
  equals(other: RatioLike): boolean {
    return this.compare(other) === 0;
  }

  /** The greatest integer not above this: floor(-1/2) is -1n. */
  floor(): bigint {
    return floorDivide(this.n, this.d);
  }

  /** The nearest integer, halves away from zero (§3.1, half-up): 0.5 is 1n, -0.5 is -1n. */
  roundHalfUp(): bigint {
    const magnitude = this.n < 0n ? -this.n : this.n;
    const rounded = (2n * magnitude + this.d) / (2n * this.d);
    return this.n < 0n ? -rounded : rounded;
  }

  /**
   * Writes this with exactly so many decimals, rounded half-up: 996/1000 in percent with 1 digit is '99.6'.
   * @throws RangeError when digits is not an integer from 0 to 100
   */
  toDecimal(digits: number): string {
    if (!Number.isInteger(digits) || digits < 0 || digits > 100)
      throw new RangeError('digits must be 0 to 100');
    const scaled = this.times(10n ** BigInt(digits)).roundHalfUp();
    const text = (scaled < 0n ? -scaled : scaled).toString().padStart(digits + 1, '0');
    const sign = scaled < 0n ? '-' : '';
    return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
  }

  /** Brings the parts to lowest terms in place; the value stays the same. */
  private reduce(): this {
    if (this.d !== 1n) {
      const divisor = greatestCommonDivisor(this.n, this.d);
      if (divisor !== 1n) {
        this.n /= divisor;
        this.d /= divisor;
      }
    }
    return this;
  }

  private static lazily(n: bigint, d: bigint): Ratio {
    const result = new Ratio(n, d);
    return d > REDUCE_ABOVE ? result.reduce() : result;
  }
}

function toRatio(value: RatioLike): Ratio {
  return value instanceof Ratio ? value : Ratio.of(value);
}

function integer(value: bigint | number): bigint {
  if (typeof value === 'bigint') return value;
  if (!Number.isSafeInteger(value))
    throw new RangeError('a number must be a safe integer: parse decimals instead');
  return BigInt(value);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function floorDivide(n: bigint, d: bigint): bigint {
  // BigInt division cuts towards zero, so a negative remainder means one step too high.
  return n < 0n && n % d !== 0n ? n / d - 1n : n / d;
}
