import {
  BATCH_STATUSES,
  type BatchAct,
  batchStatesFor,
  holdsMoney,
  nextBatch,
  reservesFunds,
} from './batch-state.js';
import { COMMITTED_STATUSES, nextPayment, PAYMENT_STATUSES, type PaymentAct } from './payment-state.js';
import {
  isOpen,
  nextUncollected,
  publicReason,
  UNCOLLECTED_REASONS,
  UNCOLLECTED_STATUSES,
  type UncollectedAct,
} from './uncollected-state.js';

function table<S extends string, A extends string>(
  states: readonly S[],
  acts: readonly A[],
  next: (state: S, act: A) => S | null,
): string[] {
  return states.flatMap((from) =>
    acts.flatMap((act) => (next(from, act) ? [`${from} ${act} ${next(from, act)}`] : [])),
  );
}

const BATCH_ACTS: BatchAct[] = [
  'REQUEST',
  'RESERVE_WITHOUT_REQUEST',
  'RESERVED',
  'REFUSED',
  'APPROVE',
  'SEND',
  'SETTLE',
  'CANCEL',
];
const PAYMENT_ACTS: PaymentAct[] = ['APPROVE', 'SEND', 'PAY', 'FAIL', 'RETURN', 'ESCROW', 'CLAIM', 'CANCEL'];
const UNCOLLECTED_ACTS: UncollectedAct[] = ['ESCROW', 'CLOSE_PAID', 'CLOSE_CLAIMED'];

describe('payment batch (decision 22)', () => {
  it('knows these steps and no others', () => {
    expect(table(BATCH_STATUSES, BATCH_ACTS, nextBatch)).toEqual([
      'DRAFT REQUEST REQUESTED',
      'DRAFT RESERVE_WITHOUT_REQUEST RESERVED',
      'DRAFT CANCEL CANCELLED',
      'REQUESTED RESERVED RESERVED',
      'REQUESTED REFUSED REFUSED',
      'REQUESTED CANCEL CANCELLED',
      'RESERVED APPROVE APPROVED',
      'RESERVED CANCEL CANCELLED',
      'REFUSED CANCEL CANCELLED',
      'APPROVED SEND SENT',
      'APPROVED CANCEL CANCELLED',
      'SENT SETTLE SETTLED',
    ]);
  });

  it('never sends what two people did not approve', () => {
    expect(batchStatesFor('SEND')).toEqual(['APPROVED']);
    expect(batchStatesFor('APPROVE')).toEqual(['RESERVED']);
  });

  it('holds money between request and sending; insurance funds reserve nothing', () => {
    expect(BATCH_STATUSES.filter(holdsMoney)).toEqual(['REQUESTED', 'RESERVED', 'APPROVED']);
    expect(
      ['ESTATE', 'INJURY_FUND', 'PENSION_FUND', 'SPECIAL_SUBSIDY', 'GROUP'].filter(reservesFunds),
    ).toEqual(['ESTATE', 'SPECIAL_SUBSIDY', 'GROUP']);
  });
});

describe('payment', () => {
  it('knows these steps and no others', () => {
    expect(table(PAYMENT_STATUSES, PAYMENT_ACTS, nextPayment)).toEqual([
      'PLANNED APPROVE APPROVED',
      'PLANNED CANCEL CANCELLED',
      'APPROVED SEND SENT',
      'APPROVED CANCEL CANCELLED',
      'SENT PAY PAID',
      'SENT FAIL FAILED',
      'SENT ESCROW ESCROWED',
      'PAID RETURN RETURNED',
      'ESCROWED CLAIM CLAIMED',
    ]);
  });

  it('uses up the entitlement unless it failed, came back or was cancelled', () => {
    expect(PAYMENT_STATUSES.filter((status) => !COMMITTED_STATUSES.includes(status))).toEqual([
      'FAILED',
      'RETURNED',
      'CANCELLED',
    ]);
  });
});

describe('uncollected item (decision 21)', () => {
  it('closes as PAID or CLAIMED only, and ESCROWED stays open', () => {
    expect(table(UNCOLLECTED_STATUSES, UNCOLLECTED_ACTS, nextUncollected)).toEqual([
      'UNCOLLECTED ESCROW ESCROWED',
      'UNCOLLECTED CLOSE_PAID PAID',
      'ESCROWED CLOSE_CLAIMED CLAIMED',
    ]);
    expect(UNCOLLECTED_STATUSES.filter(isOpen)).toEqual(['UNCOLLECTED', 'ESCROWED']);
  });

  it('tells others nothing of health', () => {
    expect(UNCOLLECTED_REASONS.map(publicReason)).toEqual([
      'REPRESENTATION_NEEDED',
      'REPRESENTATION_NEEDED',
      'ABSENT',
      'REFUSED',
      'HEIR_PENDING',
    ]);
  });
});
