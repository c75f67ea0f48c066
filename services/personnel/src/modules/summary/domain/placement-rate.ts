import { Ratio } from '@anzhi/domain';

/** K1 安置率 in percent, one decimal half-up, as text: 996 of 1000 is "99.6"; null when nobody is on the roster (§3.16). */
export function placementRate(placed: number, roster: number): string | null {
  return roster === 0 ? null : Ratio.of(placed, roster).times(100).toDecimal(1);
}
