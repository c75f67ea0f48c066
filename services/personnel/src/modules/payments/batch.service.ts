import { PaymentCancelled, PaymentRequested } from '@anzhi/contracts';
import { formatYuan, parseOpaqueId } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { keepAccounts, lastExport } from './bank-file.store.js';
import { batchStatesFor, holdsMoney, nextBatch, reservesFunds } from './domain/batch-state.js';
import { type ControlTotals, controlTotals, totalsAgree } from './domain/control-totals.js';
import { paysPerson } from './domain/purposes.js';
import { appendMoney } from './money-events.js';
import type { CancelPaymentBatchInput, SendPaymentBatchInput } from './payment.inputs.js';
import {
  PaymentBatchNotFoundError,
  PaymentBatchOrderError,
  PaymentBatchSuccess,
  PaymentControlTotalError,
} from './payment.results.js';
import {
  BATCH_ID,
  type BatchRow,
  findBatch,
  lockBatch,
  lockPayments,
  moveBatch,
  movePayments,
  toBatch,
} from './payment.store.js';

/**
 * Asks assets to set the money of a drafted batch aside, whole. Emits PaymentRequested. The insurance funds pay out of
 * their own and reserve nothing (decision 22): such a batch goes on to approval at once.
 */
export async function requestPaymentFunds(tx: Tx, batchId: string) {
  const batch = await lockBatchById(tx, batchId);
  if (!batch) return new PaymentBatchNotFoundError();
  const reserving = reservesFunds(batch.payer);
  const act = reserving ? 'REQUEST' : 'RESERVE_WITHOUT_REQUEST';
  const status = nextBatch(batch.status, act);
  if (!status) return new PaymentBatchOrderError(batch.status, batchStatesFor(act));
  await moveBatch(tx, batch, status);
  if (reserving) {
    tx.append({
      contract: PaymentRequested,
      factoryId: batch.factory_id,
      aggregateId: batchId,
      payload: { batchId, payer: batch.payer, purpose: batch.purpose, total: formatYuan(batch.total_fen) },
    });
  }
  return answer(tx, batch);
}

/** Gives a batch up before it is sent; what was asked for or set aside goes back. Emits PaymentCancelled for the whole. */
export async function cancelPaymentBatch(tx: Tx, input: CancelPaymentBatchInput) {
  const batch = await lockBatchById(tx, input.batchId);
  if (!batch) return new PaymentBatchNotFoundError();
  const status = nextBatch(batch.status, 'CANCEL');
  if (!status) return new PaymentBatchOrderError(batch.status, batchStatesFor('CANCEL'));
  await moveBatch(tx, batch, status);
  const { date } = await tx.clock.now(batch.factory_id);
  for (const from of ['PLANNED', 'APPROVED'] as const)
    await movePayments(tx, batch, { from, to: 'CANCELLED', on: date });
  if (holdsMoney(batch.status) && reservesFunds(batch.payer))
    appendMoney(tx, PaymentCancelled, batch, { count: batch.people, totalFen: batch.total_fen });
  tx.audit({
    factoryId: batch.factory_id,
    action: 'cancelPaymentBatch',
    entity: 'PaymentBatch',
    entityId: input.batchId,
    before: { status: batch.status },
    after: { status, reason: input.reason },
  });
  return answer(tx, batch);
}

/** Sends an approved batch, once persons, units, batch and bank file agree in heads and to the fen (I-P9). */
export async function sendPaymentBatch(tx: Tx, input: SendPaymentBatchInput) {
  const batch = await lockBatchById(tx, input.batchId);
  if (!batch) return new PaymentBatchNotFoundError();
  const status = nextBatch(batch.status, 'SEND');
  if (!status) return new PaymentBatchOrderError(batch.status, batchStatesFor('SEND'));
  const stated = { people: batch.people, totalFen: batch.total_fen };
  const totals = await totalsOf(tx, batch);
  const exported = await lastExport(tx, batch);
  const files = [{ people: input.people, totalFen: input.total }, ...(exported ? [exported] : [])];
  if (!files.every((file) => totalsAgree(totals, stated, file)))
    return new PaymentControlTotalError(batch.people, batch.total_fen, formatYuan(batch.total_fen));
  const { date } = await tx.clock.now(batch.factory_id);
  await moveBatch(tx, batch, status, { column: 'sent_on', value: date });
  if (batch.method === 'BANK' && paysPerson(batch.purpose)) await keepAccounts(tx, batch);
  await movePayments(tx, batch, { from: 'APPROVED', to: 'SENT', on: date });
  tx.audit({
    factoryId: batch.factory_id,
    action: 'sendPaymentBatch',
    entity: 'PaymentBatch',
    entityId: input.batchId,
    legalBasis: batch.legal_basis ?? '破产法 113; 劳动合同法 50',
    after: { people: batch.people, totalFen: batch.total_fen.toString() },
  });
  return answer(tx, batch);
}

export async function lockBatchById(tx: Tx, batchId: string): Promise<BatchRow | null> {
  const { factoryId, key } = parseOpaqueId(BATCH_ID, batchId);
  await lockPayments(tx, factoryId);
  return lockBatch(tx, factoryId, key);
}

export async function answer(tx: Tx, batch: BatchRow): Promise<PaymentBatchSuccess> {
  return new PaymentBatchSuccess(toBatch((await findBatch(tx, batch.factory_id, batch.id))!));
}

/** Totals of a batch by person and unit, from the payments themselves. */
export async function totalsOf(
  tx: Pick<Tx, 'query'>,
  batch: { factory_id: string; id: string },
): Promise<ControlTotals> {
  const lines = await tx.query<{ unit: string; amountFen: bigint }>(
    'SELECT unit, amount_fen AS "amountFen" FROM payment WHERE factory_id = $1 AND batch_id = $2',
    [batch.factory_id, batch.id],
  );
  return controlTotals(lines);
}
