import { ContinuedOperationApproved } from '@anzhi/contracts';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';

/** The factory goes on working from the first decision on: contracts of production self-rescue may begin. */
export const onContinuedOperationApproved = onEvent(
  ContinuedOperationApproved,
  async ({ factoryId, payload }, tx: Tx) => {
    await tx.query(
      `INSERT INTO known_continued_operation (factory_id, approved_on, basis, document_no) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [factoryId, payload.approvedOn, payload.basis, payload.documentNo],
    );
  },
);
