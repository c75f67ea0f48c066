import type { Ymd } from '@anzhi/domain';
import type { RulePack } from './rule-pack.js';
import { citeOf } from './trace.js';

/** How long unemployment benefit may be drawn (社会保险法 46). */
export interface UnemploymentTerms {
  readonly rules: string;
  /** Highest tier first: whole contribution years from which so many months may be drawn. */
  readonly tiers: readonly { readonly fromYears: number; readonly months: number }[];
  readonly cites: { readonly months: string; readonly fee: string };
}

/** The unemployment parameters of a pack. */
export function unemploymentTerms(pack: RulePack): UnemploymentTerms {
  return {
    rules: `${pack.code}@${pack.version}`,
    tiers: [...pack.unemployment.tiers.value].sort((a, b) => b.fromYears - a.fromYears),
    cites: { months: citeOf(pack.unemployment.tiers), fee: citeOf(pack.grounds.feeExcludesCompensation) },
  };
}

/**
 * The longest time, in months, for which unemployment benefit may be drawn (社会保险法 46): by whole contribution years,
 * none under one year. The fund pays it; it comes with compensation, never with the one-off fee (I-P6).
 */
export function unemploymentBenefitMonths(contribution: Ymd, terms: UnemploymentTerms): number {
  return terms.tiers.find(({ fromYears }) => contribution.years >= fromYears)?.months ?? 0;
}
