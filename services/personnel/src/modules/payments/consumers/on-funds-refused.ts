import { FundsRefused } from '@anzhi/contracts';
import { parseOpaqueId } from '@anzhi/domain';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import { nextBatch } from '../domain/batch-state.js';
import { BATCH_ID, lockBatch, lockPayments, moveBatch } from '../payment.store.js';

/** The money of a batch was refused whole: the batch is cancelled and drafted anew once there is money. */
export const onFundsRefused = onEvent(FundsRefused, async (event, tx: Tx) => {
  const { factoryId, key } = parseOpaqueId(BATCH_ID, event.payload.batchId);
  await lockPayments(tx, factoryId);
  const batch = await lockBatch(tx, factoryId, key);
  const status = batch ? nextBatch(batch.status, 'REFUSED') : null;
  if (!batch || !status) return;
  await moveBatch(tx, batch, status, { column: 'refusal_reason', value: event.payload.reason ?? null });
});
