import { type PaymentPurpose, PURPOSE_RULES } from './purposes.js';

/** What must stand before money may be planned (I-P3). Closed list, said to the officer. */
export const PAYMENT_GATES = [
  'FACTS_NOT_FINAL',
  'BACK_PAY_NOT_FINAL',
  'PLAN_NOT_APPROVED',
  'FIGURES_NOT_FROZEN',
] as const;
export type PaymentGate = (typeof PAYMENT_GATES)[number];

export interface GateFacts {
  readonly factsFinal: boolean;
  readonly backPayFinal: boolean;
  /** The plan passed the congress and, under POLICY, was filed. */
  readonly planBinding: boolean;
  /** Figures that are not posted were frozen by an act; posted ones are final by their series. */
  readonly figuresFrozen: boolean;
}

/** What is still missing for the purpose, empty when nothing is. The effective placement is checked per person. */
export function missingGates(purpose: PaymentPurpose, facts: GateFacts): PaymentGate[] {
  const { series, placement, posted } = PURPOSE_RULES[purpose];
  const missing: PaymentGate[] = [];
  if (series === 'BACK_PAY' && !facts.backPayFinal) missing.push('BACK_PAY_NOT_FINAL');
  if (series === 'FACTS' && !facts.factsFinal) missing.push('FACTS_NOT_FINAL');
  if (placement && !facts.planBinding) missing.push('PLAN_NOT_APPROVED');
  if (posted === null && !facts.figuresFrozen) missing.push('FIGURES_NOT_FROZEN');
  return missing;
}
