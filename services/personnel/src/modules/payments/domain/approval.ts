import type { BatchStatus } from './batch-state.js';

/** Two different people approve where money moves (architecture rule 13). */
export const APPROVALS_NEEDED = 2;

export interface ApprovalState {
  readonly status: BatchStatus;
  readonly draftedBy: string;
  /** Subjects that approved already, in order. */
  readonly approvedBy: readonly string[];
}

export type ApprovalDecision =
  | { readonly kind: 'APPROVED'; readonly no: number; readonly complete: boolean }
  | { readonly kind: 'NOT_RESERVED' }
  | { readonly kind: 'DRAFTER' }
  | { readonly kind: 'SAME_APPROVER' };

/** Whether the subject may approve the batch now, as which approval, and whether that completes it. */
export function decideApproval(batch: ApprovalState, subject: string): ApprovalDecision {
  if (batch.approvedBy.includes(subject)) return { kind: 'SAME_APPROVER' };
  if (batch.status !== 'RESERVED') return { kind: 'NOT_RESERVED' };
  if (batch.draftedBy === subject) return { kind: 'DRAFTER' };
  const no = batch.approvedBy.length + 1;
  return { kind: 'APPROVED', no, complete: no >= APPROVALS_NEEDED };
}
