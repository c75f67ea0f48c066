import { type Machine, step } from '../../placement/domain/machine.js';

/** One payment to one person (2-model §2.1.2). One that failed or was returned is planned again in another batch. */
export const PAYMENT_STATUSES = [
  'PLANNED',
  'APPROVED',
  'SENT',
  'PAID',
  'FAILED',
  'RETURNED',
  'ESCROWED',
  'CLAIMED',
  'CANCELLED',
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];
export type PaymentAct = 'APPROVE' | 'SEND' | 'PAY' | 'FAIL' | 'RETURN' | 'ESCROW' | 'CLAIM' | 'CANCEL';

export const PAYMENT_MACHINE: Machine<PaymentStatus, PaymentAct> = {
  PLANNED: { APPROVE: 'APPROVED', CANCEL: 'CANCELLED' },
  APPROVED: { SEND: 'SENT', CANCEL: 'CANCELLED' },
  SENT: { PAY: 'PAID', FAIL: 'FAILED', ESCROW: 'ESCROWED' },
  PAID: { RETURN: 'RETURNED' },
  RETURNED: {},
  FAILED: {},
  // Nothing ends a deposit but its taking: after five years it stays to be seen (decision 21, ADR 11).
  ESCROWED: { CLAIM: 'CLAIMED' },
  CLAIMED: {},
  CANCELLED: {},
};

export const nextPayment = (status: PaymentStatus, act: PaymentAct): PaymentStatus | null =>
  step(PAYMENT_MACHINE, status, act);

/** States that use up what a person is entitled to: paid, deposited, or on the way. Failed, returned and cancelled ones do not. */
export const COMMITTED_STATUSES: readonly PaymentStatus[] = [
  'PLANNED',
  'APPROVED',
  'SENT',
  'PAID',
  'ESCROWED',
  'CLAIMED',
];
