import { FundsReserved } from '@anzhi/contracts';
import { formatYuan, parseOpaqueId } from '@anzhi/domain';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import { nextBatch } from '../domain/batch-state.js';
import { BATCH_ID, lockBatch, lockPayments, moveBatch } from '../payment.store.js';

/** The estate set the money of a batch aside: two people may approve it now. A batch that was cancelled meanwhile stays so. */
export const onFundsReserved = onEvent(FundsReserved, async (event, tx: Tx) => {
  const { factoryId, key } = parseOpaqueId(BATCH_ID, event.payload.batchId);
  await lockPayments(tx, factoryId);
  const batch = await lockBatch(tx, factoryId, key);
  const status = batch ? nextBatch(batch.status, 'RESERVED') : null;
  if (!batch || !status) return;
  if (formatYuan(batch.total_fen) !== event.payload.total)
    throw new Error(`batch ${event.payload.batchId} was reserved with another total than it asked for`);
  await moveBatch(tx, batch, status);
});
