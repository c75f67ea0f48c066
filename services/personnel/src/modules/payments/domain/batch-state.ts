import { type Machine, statesFor, step } from '../../placement/domain/machine.js';
import { RESERVING_PAYERS } from './purposes.js';

/** A payment batch (decision 22): one payer and one purpose, money set aside before anybody approves. */
export const BATCH_STATUSES = [
  'DRAFT',
  'REQUESTED',
  'RESERVED',
  'REFUSED',
  'APPROVED',
  'SENT',
  'SETTLED',
  'CANCELLED',
] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];
export type BatchAct =
  | 'REQUEST'
  | 'RESERVE_WITHOUT_REQUEST'
  | 'RESERVED'
  | 'REFUSED'
  | 'APPROVE'
  | 'SEND'
  | 'SETTLE'
  | 'CANCEL';

export const BATCH_MACHINE: Machine<BatchStatus, BatchAct> = {
  DRAFT: { REQUEST: 'REQUESTED', RESERVE_WITHOUT_REQUEST: 'RESERVED', CANCEL: 'CANCELLED' },
  REQUESTED: { RESERVED: 'RESERVED', REFUSED: 'REFUSED', CANCEL: 'CANCELLED' },
  RESERVED: { APPROVE: 'APPROVED', CANCEL: 'CANCELLED' },
  REFUSED: { CANCEL: 'CANCELLED' },
  APPROVED: { SEND: 'SENT', CANCEL: 'CANCELLED' },
  SENT: { SETTLE: 'SETTLED' },
  SETTLED: {},
  CANCELLED: {},
};

export const nextBatch = (status: BatchStatus, act: BatchAct): BatchStatus | null =>
  step(BATCH_MACHINE, status, act);

/** The states in which the act is possible. */
export const batchStatesFor = (act: BatchAct): BatchStatus[] => statesFor(BATCH_MACHINE, act);

/** Money was asked for and not refused: cancelling gives it back. */
export const holdsMoney = (status: BatchStatus): boolean =>
  status === 'REQUESTED' || status === 'RESERVED' || status === 'APPROVED';

/** Payers whose money assets sets aside; the insurance funds pay out of their own (decision 22). */
export const reservesFunds = (payer: string): boolean => RESERVING_PAYERS.includes(payer);
