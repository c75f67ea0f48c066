import type { Ymd } from '@anzhi/domain';

/**
 * Units counted in halves: a full year 2, a rest of half a year or more 2, a shorter rest 1, none 0
 * (劳动合同法 47 ¶1; 粤府办〔2000〕102号 counts the fee's years alike).
 */
export function halfYearUnits(length: Ymd, halfYearMonths: number): number {
  const rest = length.months === 0 && length.days === 0 ? 0 : length.months >= halfYearMonths ? 2 : 1;
  return length.years * 2 + rest;
}

/** Units kept as halves, written as decimal text: 11 is '5.5', 32 is '16'. */
export function unitsText(halves: number): string {
  return halves % 2 === 0 ? String(halves / 2) : `${Math.floor(halves / 2)}.5`;
}
