import type { Fen } from '@anzhi/domain';
import type { TraceData } from './trace.js';

/** Everything that a person can be entitled to: a closed list, documented in the graph. */
export const ENTITLEMENT_KINDS = [
  'COMPENSATION',
  'RESETTLEMENT_FEE',
  'BACK_PAY',
  'ANNUAL_LEAVE_PAY',
  'INTERNAL_RETIREMENT_ALLOWANCE',
  'INTERNAL_RETIREMENT_INSURANCE',
  'INJURY_LUMP_SUM',
  'INJURY_MONTHLY_ALLOWANCE',
  'INJURY_CARE_FEE',
  'INJURY_MEDICAL_GRANT',
  'INJURY_EMPLOYMENT_GRANT',
  'INJURY_MEDICAL_INSURANCE_RESERVE',
  'FUNERAL_GRANT',
  'SURVIVOR_PENSION',
  'DEATH_GRANT',
  'SOCIAL_INSURANCE_PERSONAL',
  'SOCIAL_INSURANCE_UNIT',
  'SOCIAL_INSURANCE_LATE_FEE',
  'HOUSING_FUND',
  'STAFF_LOAN',
  'MANAGER_PAY_EXCESS',
] as const;
export type EntitlementKind = (typeof ENTITLEMENT_KINDS)[number];

export type Payer = 'ESTATE' | 'INJURY_FUND' | 'PENSION_FUND' | 'SPECIAL_SUBSIDY' | 'GROUP';

/**
 * Where it ranks in the waterfall (破产法 113): CLASS_1 employees; CLASS_2 other insurance and tax; ORDINARY;
 * RESETTLEMENT before all of them under POLICY (国发〔1997〕10号); NOT_A_CLAIM what a fund pays.
 */
export type ClaimClass = 'CLASS_1' | 'CLASS_2' | 'ORDINARY' | 'RESETTLEMENT' | 'NOT_A_CLAIM';

export type Recurrence = 'ONCE' | 'MONTHLY';

/** One amount due to one person, with everything needed to explain and to pay it. */
export interface Entitlement {
  readonly kind: EntitlementKind;
  readonly amountFen: Fen;
  readonly payer: Payer;
  readonly claimClass: ClaimClass;
  readonly recurrence: Recurrence;
  readonly trace: TraceData;
}
