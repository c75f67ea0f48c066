import type { Tx } from '@anzhi/service-kit';
import { answer, lockBatchById } from './batch.service.js';
import { type ApprovalDecision, decideApproval } from './domain/approval.js';
import type { BatchStatus } from './domain/batch-state.js';
import {
  PaymentApproverIsDrafterError,
  PaymentBatchNotFoundError,
  PaymentNotReservedError,
  PaymentSameApproverError,
} from './payment.results.js';
import { moveBatch, movePayments } from './payment.store.js';

/**
 * Approves a reserved batch: two different people, neither of whom drafted it (architecture rule 13). The batch is
 * locked, so that of approvals that come at once each is decided on what the one before left.
 */
export async function approvePaymentBatch(tx: Tx, batchId: string) {
  const batch = await lockBatchById(tx, batchId);
  if (!batch) return new PaymentBatchNotFoundError();
  const given = await tx.query<{ approved_by: string }>(
    'SELECT approved_by FROM payment_approval WHERE factory_id = $1 AND batch_id = $2 ORDER BY no',
    [batch.factory_id, batch.id],
  );
  const { subject } = tx.viewer;
  const decision = decideApproval(
    { status: batch.status, draftedBy: batch.drafted_by, approvedBy: given.map((row) => row.approved_by) },
    subject,
  );
  if (decision.kind !== 'APPROVED') return refusalOf(decision.kind, batch.status);
  const { at, date } = await tx.clock.now(batch.factory_id);
  await tx.query(
    'INSERT INTO payment_approval (factory_id, batch_id, no, approved_by, approved_at) VALUES ($1, $2, $3, $4, $5)',
    [batch.factory_id, batch.id, decision.no, subject, at],
  );
  if (decision.complete) {
    await moveBatch(tx, batch, 'APPROVED');
    await movePayments(tx, batch, { from: 'PLANNED', to: 'APPROVED', on: date });
  }
  tx.audit({
    factoryId: batch.factory_id,
    action: 'approvePaymentBatch',
    entity: 'PaymentBatch',
    entityId: batchId,
    legalBasis: '双人审批',
    after: { approval: decision.no, people: batch.people, totalFen: batch.total_fen.toString() },
  });
  return answer(tx, batch);
}

function refusalOf(kind: Exclude<ApprovalDecision['kind'], 'APPROVED'>, status: BatchStatus) {
  if (kind === 'SAME_APPROVER') return new PaymentSameApproverError();
  return kind === 'DRAFTER' ? new PaymentApproverIsDrafterError() : new PaymentNotReservedError(status);
}
