import type { Fen } from '@anzhi/domain';

export interface FinalValues {
  readonly resettlementFeeFen: Fen;
  readonly compensationFen: Fen;
  readonly backPayFen: Fen;
}

export const PAYMENT_PURPOSES = ['BACK_PAY', 'COMPENSATION', 'RESETTLEMENT_FEE', 'INJURY_GRANT'] as const;
export type PaymentPurpose = (typeof PAYMENT_PURPOSES)[number];

/** Entitlements that are paid at the end of the relation beside compensation, and not posted (工伤保险条例 36–37). */
export const INJURY_KINDS: readonly string[] = [
  'INJURY_LUMP_SUM',
  'INJURY_MEDICAL_GRANT',
  'INJURY_EMPLOYMENT_GRANT',
];

/** What is paid only on an effective placement (I-P3); back pay is owed without one. */
export const needsPlacement = (purpose: PaymentPurpose): boolean => purpose !== 'BACK_PAY';

/** The final posted value of a purpose (I-P4); null for purposes that are not posted. */
export function postedValue(purpose: PaymentPurpose, final: FinalValues): Fen | null {
  if (purpose === 'BACK_PAY') return final.backPayFen;
  if (purpose === 'COMPENSATION') return final.compensationFen;
  return purpose === 'RESETTLEMENT_FEE' ? final.resettlementFeeFen : null;
}

/**
 * Whether the channel that a person settled in pays the purpose: fee and compensation exclude each other (I-P6), and
 * neither goes with internal retirement or carried-over seniority. Without a placement (decision 21) nothing is excluded.
 */
export function channelPays(purpose: PaymentPurpose, settles: string | null | undefined): boolean {
  if (settles === undefined || purpose === 'BACK_PAY' || purpose === 'INJURY_GRANT') return true;
  return settles === (purpose === 'COMPENSATION' ? 'COMPENSATION' : 'FEE');
}

/** What is left to pay: the final value less what is paid, deposited or on the way. Never negative. */
export function stillPayable(value: Fen, committed: Fen): Fen {
  return value > committed ? value - committed : 0n;
}
