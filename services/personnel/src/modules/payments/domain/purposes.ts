import type { FinalValues } from './payable.js';

/** What a batch can pay: a closed list, each with its rule below. */
export const PAYMENT_PURPOSES = [
  'BACK_PAY',
  'COMPENSATION',
  'RESETTLEMENT_FEE',
  'INJURY_GRANT',
  'LEAVE_PAY',
  'SOCIAL_INSURANCE',
  'HOUSING_FUND',
  'STAFF_LOAN',
  'SURVIVOR_BENEFIT',
] as const;
export type PaymentPurpose = (typeof PAYMENT_PURPOSES)[number];

/** Payers whose money assets sets aside (decision 22). */
export const RESERVING_PAYERS: readonly string[] = ['ESTATE', 'SPECIAL_SUBSIDY', 'GROUP'];
const ANY_PAYER: readonly string[] = [...RESERVING_PAYERS, 'INJURY_FUND', 'PENSION_FUND'];

export interface PurposeRule {
  /** The posting series that must be final (I-P3). */
  readonly series: 'FACTS' | 'BACK_PAY';
  /** True where an approved plan and an effective placement are needed (I-P3). */
  readonly placement: boolean;
  /** The posted column that says the value (I-P4), null for what is not posted: then the stored entitlement does. */
  readonly posted: keyof FinalValues | null;
  /** What a channel must settle for the purpose to be paid (I-P6), null when every channel pays it. */
  readonly settles: 'COMPENSATION' | 'FEE' | null;
  readonly payers: readonly string[];
  /** FUND: to the agency or centre that keeps the account of the person, not to their bank account. */
  readonly payee: 'PERSON' | 'FUND';
}

const arrears = (
  posted: PurposeRule['posted'],
  payers = ANY_PAYER,
  payee: PurposeRule['payee'] = 'PERSON',
): PurposeRule => ({
  ...{ series: 'BACK_PAY', placement: false, settles: null },
  ...{ posted, payers, payee },
});

export const PURPOSE_RULES: Readonly<Record<PaymentPurpose, PurposeRule>> = {
  BACK_PAY: arrears('backPayFen', RESERVING_PAYERS),
  COMPENSATION: {
    ...{ series: 'FACTS', placement: true, posted: 'compensationFen' },
    ...{ settles: 'COMPENSATION', payers: RESERVING_PAYERS, payee: 'PERSON' },
  },
  RESETTLEMENT_FEE: {
    ...{ series: 'FACTS', placement: true, posted: 'resettlementFeeFen' },
    ...{ settles: 'FEE', payers: RESERVING_PAYERS, payee: 'PERSON' },
  },
  INJURY_GRANT: {
    ...{ series: 'FACTS', placement: true, posted: null },
    ...{ settles: null, payers: ANY_PAYER, payee: 'PERSON' },
  },
  LEAVE_PAY: arrears(null),
  SOCIAL_INSURANCE: arrears(null, RESERVING_PAYERS, 'FUND'),
  HOUSING_FUND: arrears(null, RESERVING_PAYERS, 'FUND'),
  STAFF_LOAN: arrears(null),
  SURVIVOR_BENEFIT: {
    ...{ series: 'FACTS', placement: false, posted: null },
    ...{ settles: null, payers: ANY_PAYER, payee: 'PERSON' },
  },
};

/** Why an amount is not paid by a batch to the person, and what happens to it instead. */
export const UNPAYABLE_REASONS = [
  'MONTHLY_BY_RECEIVER',
  'RESERVE_HANDED_OVER',
  'CLAIM_OF_AGENCY',
  'ORDINARY_CLAIM',
] as const;
export type UnpayableReason = (typeof UNPAYABLE_REASONS)[number];

export type KindRule = { readonly purpose: PaymentPurpose } | { readonly unpayable: UnpayableReason };

const pays = (purpose: PaymentPurpose): KindRule => ({ purpose });
const MONTHLY: KindRule = { unpayable: 'MONTHLY_BY_RECEIVER' };
const RESERVE: KindRule = { unpayable: 'RESERVE_HANDED_OVER' };

/**
 * Every kind of entitlement and what pays it. A kind that is missing here could be due and never paid: a test holds the
 * table against the list of kinds.
 */
export const KIND_RULES: Readonly<Record<string, KindRule>> = {
  BACK_PAY: pays('BACK_PAY'),
  COMPENSATION: pays('COMPENSATION'),
  RESETTLEMENT_FEE: pays('RESETTLEMENT_FEE'),
  ANNUAL_LEAVE_PAY: pays('LEAVE_PAY'),
  INJURY_LUMP_SUM: pays('INJURY_GRANT'),
  INJURY_MEDICAL_GRANT: pays('INJURY_GRANT'),
  INJURY_EMPLOYMENT_GRANT: pays('INJURY_GRANT'),
  FUNERAL_GRANT: pays('SURVIVOR_BENEFIT'),
  DEATH_GRANT: pays('SURVIVOR_BENEFIT'),
  SURVIVOR_PENSION: MONTHLY,
  INJURY_MONTHLY_ALLOWANCE: MONTHLY,
  INJURY_CARE_FEE: MONTHLY,
  INTERNAL_RETIREMENT_ALLOWANCE: RESERVE,
  INTERNAL_RETIREMENT_INSURANCE: RESERVE,
  INJURY_MEDICAL_INSURANCE_RESERVE: RESERVE,
  SOCIAL_INSURANCE_PERSONAL: pays('SOCIAL_INSURANCE'),
  SOCIAL_INSURANCE_UNIT: { unpayable: 'CLAIM_OF_AGENCY' },
  SOCIAL_INSURANCE_LATE_FEE: { unpayable: 'CLAIM_OF_AGENCY' },
  HOUSING_FUND: pays('HOUSING_FUND'),
  STAFF_LOAN: pays('STAFF_LOAN'),
  MANAGER_PAY_EXCESS: { unpayable: 'ORDINARY_CLAIM' },
};

/** Whether a payment goes to the bank account of the person. */
export const paysPerson = (purpose: PaymentPurpose): boolean => PURPOSE_RULES[purpose].payee === 'PERSON';

/** The kinds of entitlement that a purpose pays. */
export const kindsOf = (purpose: PaymentPurpose): string[] =>
  Object.entries(KIND_RULES).flatMap(([kind, rule]) =>
    'purpose' in rule && rule.purpose === purpose ? [kind] : [],
  );
