import { Ratio } from '@anzhi/domain';

/** A share in percent, one decimal half-up, as text; null where there is nothing to share (§3.16). */
export const rateOf = (part: number, whole: number): string | null =>
  whole === 0 ? null : Ratio.of(part, whole).times(100).toDecimal(1);
