import type { PaymentPurpose } from './payable.js';
import { needsPlacement } from './payable.js';

/** What must stand before money may be planned (I-P3). Closed list, said to the officer. */
export const PAYMENT_GATES = ['FACTS_NOT_FINAL', 'BACK_PAY_NOT_FINAL', 'PLAN_NOT_APPROVED'] as const;
export type PaymentGate = (typeof PAYMENT_GATES)[number];

export interface GateFacts {
  readonly factsFinal: boolean;
  readonly backPayFinal: boolean;
  /** The plan passed the congress and, under POLICY, was filed. */
  readonly planBinding: boolean;
}

/** What is still missing for the purpose, empty when nothing is. The effective placement is checked per person. */
export function missingGates(purpose: PaymentPurpose, facts: GateFacts): PaymentGate[] {
  if (!needsPlacement(purpose)) return facts.backPayFinal ? [] : ['BACK_PAY_NOT_FINAL'];
  const missing: PaymentGate[] = [];
  if (!facts.factsFinal) missing.push('FACTS_NOT_FINAL');
  if (!facts.planBinding) missing.push('PLAN_NOT_APPROVED');
  return missing;
}
