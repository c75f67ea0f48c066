import type { Ymd } from '@anzhi/domain';
import type { RulePack } from './rule-pack.js';

/**
 * The longest time, in months, for which unemployment benefit may be drawn (社会保险法 46): by whole contribution years,
 * none under one year. The fund pays it; it comes with compensation, never with the one-off fee (I-P6).
 */
export function unemploymentBenefitMonths(contribution: Ymd, pack: RulePack): number {
  const tiers = [...pack.unemployment.tiers.value].sort((a, b) => b.fromYears - a.fromYears);
  return tiers.find(({ fromYears }) => contribution.years >= fromYears)?.months ?? 0;
}
