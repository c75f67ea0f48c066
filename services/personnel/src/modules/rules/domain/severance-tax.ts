import type { Fen } from '@anzhi/domain';
import type { RulePack } from './rule-pack.js';
import { citeOf, fenValue, noteStep, type TraceData } from './trace.js';

const MONTHS_A_YEAR = 12n;

/** Up to what amount severance is free of income tax. */
export interface SeveranceTaxTerms {
  /** So many annual average wages. */
  readonly exemptWages: number;
  readonly exempt: Fen;
  readonly exemptText: string;
  readonly cite: string;
}

/** The tax terms of a pack on a city average of fen a month. */
export function severanceTaxTerms(pack: RulePack, cityMonthlyWage: Fen): SeveranceTaxTerms {
  const { exemptAnnualWages } = pack.severanceTax;
  const exempt = cityMonthlyWage * MONTHS_A_YEAR * BigInt(exemptAnnualWages.value);
  return {
    exemptWages: exemptAnnualWages.value,
    exempt,
    exemptText: fenValue(exempt),
    cite: citeOf(exemptAnnualWages),
  };
}

/** Notes what of compensation (fen) is free of income tax (财税〔2018〕164号 5(1)); the tax itself is the person's. */
export function noteCompensationTax(amount: Fen, terms: SeveranceTaxTerms, trace: TraceData): void {
  const { exempt, exemptWages, exemptText, cite } = terms;
  if (amount <= exempt) {
    noteStep(trace, 'taxWithin', cite, amount, exemptWages, exemptText);
  } else {
    noteStep(trace, 'taxAbove', cite, amount, exemptWages, exemptText, amount - exempt);
  }
}
