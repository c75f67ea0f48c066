import { Ratio } from '@anzhi/domain';

/** Part of whole in percent, one decimal half-up, as text: 996 of 1000 is "99.6"; null when the whole is 0 (§3.16). */
export function percent(part: number, whole: number): string | null {
  return whole === 0 ? null : Ratio.of(part, whole).times(100).toDecimal(1);
}
