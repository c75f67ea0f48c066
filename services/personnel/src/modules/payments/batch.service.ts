import {
  PaymentCancelled,
  PaymentCompleted,
  type PaymentEscrowed,
  PaymentFailed,
  PaymentRequested,
} from '@anzhi/contracts';
import { type Fen, formatYuan, opaqueId, parseOpaqueId, sumFen } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { settlePlacements } from '../placement/index.js';
import { rowProblem } from './bank-account.service.js';
import { batchStatesFor, holdsMoney, nextBatch, reservesFunds } from './domain/batch-state.js';
import { type ControlTotals, controlTotals, totalsAgree } from './domain/control-totals.js';
import { matchResults, type SentPayment } from './domain/match-results.js';
import type {
  CancelPaymentBatchInput,
  RecordPaymentResultsInput,
  SendPaymentBatchInput,
} from './payment.inputs.js';
import {
  PaymentBatchNotFoundError,
  PaymentBatchOrderError,
  PaymentBatchSuccess,
  PaymentControlTotalError,
  PaymentRowsRefusedError,
} from './payment.results.js';
import {
  anySent,
  BATCH_ID,
  type BatchRow,
  batchOpaqueId,
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
  await movePayments(tx, batch, ['PLANNED', 'APPROVED'], 'CANCELLED');
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
  if (!totalsAgree(totals, stated, { people: input.people, totalFen: input.total }))
    return new PaymentControlTotalError(batch.people, batch.total_fen, formatYuan(batch.total_fen));
  const { date } = await tx.clock.now(batch.factory_id);
  await moveBatch(tx, batch, status, { column: 'sent_on', value: date });
  await movePayments(tx, batch, ['APPROVED'], 'SENT');
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

/**
 * Takes the bank's answers, all or none. One PaymentCompleted and one PaymentFailed for the whole call, each with its
 * total and count. People whose placement money arrived are settled; with the last answer the batch is.
 */
export async function recordPaymentResults(tx: Tx, input: RecordPaymentResultsInput) {
  const batch = await lockBatchById(tx, input.batchId);
  if (!batch) return new PaymentBatchNotFoundError();
  if (batch.status !== 'SENT' || batch.method !== 'BANK')
    return new PaymentBatchOrderError(batch.status, ['SENT']);
  const lines = input.results.map((line) => ({ ...line, employeeNo: line.employeeNo.toUpperCase() }));
  const { matched, unmatched } = matchResults(
    lines.map(({ employeeNo, status, reasonCode }) => ({
      employeeNo,
      status,
      reasonCode: reasonCode ?? null,
    })),
    await sentPayments(
      tx,
      batch,
      lines.map((line) => line.employeeNo),
    ),
  );
  if (unmatched.length > 0)
    return new PaymentRowsRefusedError(
      unmatched.map((row) => rowProblem(row.index, row.employeeNo, row.reason)),
    );
  const { date } = await tx.clock.now(batch.factory_id);
  const failed = matched.failed.map((failure) => failure.payment);
  await movePayments(tx, batch, ['SENT'], 'PAID', idsOf(matched.paid), date);
  await markFailed(tx, batch, matched.failed, date);
  if (matched.paid.length > 0) appendMoney(tx, PaymentCompleted, batch, totalOf(matched.paid));
  if (failed.length > 0) appendMoney(tx, PaymentFailed, batch, totalOf(failed));
  if (batch.purpose === 'COMPENSATION' || batch.purpose === 'RESETTLEMENT_FEE')
    await settlePlacements(
      tx,
      batch.factory_id,
      matched.paid.map((payment) => payment.employeeId),
    );
  await settleWhenAnswered(tx, batch, date);
  tx.audit({
    factoryId: batch.factory_id,
    action: 'recordPaymentResults',
    entity: 'PaymentBatch',
    entityId: input.batchId,
    after: { paid: matched.paid.length, failed: failed.length },
  });
  return answer(tx, batch);
}

/** Settles a batch of which no payment waits for its answer any more. */
export async function settleWhenAnswered(tx: Tx, batch: BatchRow, date: string): Promise<void> {
  const status = nextBatch(batch.status, 'SETTLE');
  if (status && !(await anySent(tx, batch)))
    await moveBatch(tx, batch, status, { column: 'settled_on', value: date });
}

/**
 * Says what became of money of a batch; assets posts or releases the amount. Several payments are told as one, but for
 * those in escrow: their later claim names the same payment.
 */
export function appendMoney(
  tx: Tx,
  contract: typeof PaymentCompleted | typeof PaymentFailed | typeof PaymentCancelled | typeof PaymentEscrowed,
  batch: BatchRow,
  money: { count: number; totalFen: Fen; paymentId?: string },
): void {
  const { factory_id: factoryId } = batch;
  const batchId = batchOpaqueId(factoryId, batch.id);
  tx.append({
    contract: contract as unknown as typeof PaymentCompleted,
    factoryId,
    aggregateId: batchId,
    payload: {
      batchId,
      paymentId: money.paymentId ?? opaqueId('payment-result', factoryId, newId()),
      amount: formatYuan(money.totalFen),
      count: money.count,
      payer: batch.payer,
    },
  });
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

function sentPayments(tx: Tx, batch: BatchRow, employeeNos: readonly string[]): Promise<SentPayment[]> {
  return tx.query<SentPayment>(
    `SELECT p.id, p.employee_id AS "employeeId", upper(e.employee_no) AS "employeeNo", p.amount_fen AS "amountFen"
       FROM payment p JOIN employee e ON e.factory_id = p.factory_id AND e.id = p.employee_id
      WHERE p.factory_id = $1 AND p.batch_id = $2 AND p.status = 'SENT' AND upper(e.employee_no) = ANY ($3)`,
    [batch.factory_id, batch.id, employeeNos],
  );
}

async function markFailed(
  tx: Tx,
  batch: BatchRow,
  failed: readonly { payment: SentPayment; reasonCode: string }[],
  date: string,
): Promise<void> {
  await tx.query(
    `UPDATE payment p SET status = 'FAILED', reason_code = f.reason, settled_on = $4
       FROM unnest($2::uuid[], $3::text[]) AS f(id, reason) WHERE p.factory_id = $1 AND p.id = f.id`,
    [batch.factory_id, failed.map((row) => row.payment.id), failed.map((row) => row.reasonCode), date],
  );
}

const idsOf = (payments: readonly SentPayment[]): string[] => payments.map((payment) => payment.id);

const totalOf = (payments: readonly SentPayment[]) => ({
  count: payments.length,
  totalFen: sumFen(payments.map((payment) => payment.amountFen)),
});
