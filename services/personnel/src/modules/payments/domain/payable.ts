import type { Fen } from '@anzhi/domain';
import { type FinalValues, type PaymentPurpose, PURPOSE_RULES } from './purposes.js';

export { type FinalValues, PAYMENT_PURPOSES, type PaymentPurpose } from './purposes.js';

/** What is paid only on an effective placement (I-P3); arrears and survivors' benefits are owed without one. */
export const needsPlacement = (purpose: PaymentPurpose): boolean => PURPOSE_RULES[purpose].placement;

/** The final posted value of a purpose in fen (I-P4); null for purposes that are not posted. */
export function postedValue(purpose: PaymentPurpose, final: FinalValues): Fen | null {
  const { posted } = PURPOSE_RULES[purpose];
  return posted ? final[posted] : null;
}

/**
 * Whether the channel that a person settled in pays the purpose: fee and compensation exclude each other (I-P6), and
 * neither goes with internal retirement or carried-over seniority. Without a placement (decision 21) nothing is excluded.
 */
export function channelPays(purpose: PaymentPurpose, settles: string | null | undefined): boolean {
  const needed = PURPOSE_RULES[purpose].settles;
  return settles === undefined || needed === null || settles === needed;
}

/** Whether the payer can pay the purpose: the insurance funds pay neither wages nor severance. */
export const payerPays = (purpose: PaymentPurpose, payer: string): boolean =>
  PURPOSE_RULES[purpose].payers.includes(payer);

/** What is left to pay: the final value less what is paid, deposited or on the way. Never negative. */
export function stillPayable(value: Fen, committed: Fen): Fen {
  return value > committed ? value - committed : 0n;
}
