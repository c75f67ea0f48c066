import { PaymentCompleted, PaymentFailed } from '@anzhi/contracts';
import type { Tx } from '@anzhi/service-kit';
import { settlePlacements, unsettlePlacements } from '../placement/index.js';
import { rowProblem } from './bank-account.service.js';
import { answer, lockBatchById } from './batch.service.js';
import { nextBatch } from './domain/batch-state.js';
import { type MatchedResults, matchResults, matchReturns, type SentPayment } from './domain/match-results.js';
import type { PaymentStatus } from './domain/payment-state.js';
import { appendMoney, appendReturned, moneyOf } from './money-events.js';
import type { RecordPaymentResultsInput, RecordPaymentReturnsInput } from './payment.inputs.js';
import {
  PaymentBatchNotFoundError,
  PaymentBatchOrderError,
  PaymentRowsRefusedError,
} from './payment.results.js';
import { anySent, type BatchRow, moveBatch, movePayments } from './payment.store.js';

/** Takes the bank's answers for some payments of a sent batch, all or none. */
export async function recordPaymentResults(tx: Tx, input: RecordPaymentResultsInput) {
  const batch = await lockBatchById(tx, input.batchId);
  if (!batch) return new PaymentBatchNotFoundError();
  if (batch.status !== 'SENT' || batch.method !== 'BANK')
    return new PaymentBatchOrderError(batch.status, ['SENT']);
  const lines = input.results.map(({ employeeNo, status, reasonCode }) => ({
    ...{ employeeNo: employeeNo.toUpperCase(), status },
    reasonCode: reasonCode ?? null,
  }));
  const sent = await paymentsIn(tx, batch, 'SENT', lines);
  const { matched, unmatched } = matchResults(lines, sent);
  if (unmatched.length > 0) return refused(unmatched);
  await applyResults(tx, batch, matched);
  auditResults(tx, batch, 'recordPaymentResults', matched);
  return answer(tx, batch);
}

/**
 * Books the bank's answers. One PaymentCompleted and one PaymentFailed for the whole call, each with its total and count.
 * People whose placement money arrived are settled; with the last answer the batch is.
 */
export async function applyResults(tx: Tx, batch: BatchRow, { paid, failed }: MatchedResults): Promise<void> {
  const { date: on } = await tx.clock.now(batch.factory_id);
  const failures = failed.map((failure) => failure.payment);
  await movePayments(tx, batch, { from: 'SENT', to: 'PAID', on, ids: idsOf(paid) });
  await movePayments(tx, batch, {
    ...{ from: 'SENT', to: 'FAILED', on, ids: idsOf(failures) },
    reasonCodes: failed.map((failure) => failure.reasonCode),
  });
  if (paid.length > 0) appendMoney(tx, PaymentCompleted, batch, moneyOf(paid));
  if (failures.length > 0) appendMoney(tx, PaymentFailed, batch, moneyOf(failures));
  if (settlesPlacement(batch)) await settlePlacements(tx, batch.factory_id, peopleOf(paid));
  await settleWhenAnswered(tx, batch, on);
}

/** Takes what the bank gave back after it had arrived, all or none: it is due again and goes on another batch. */
export async function recordPaymentReturns(tx: Tx, input: RecordPaymentReturnsInput) {
  const batch = await lockBatchById(tx, input.batchId);
  if (!batch) return new PaymentBatchNotFoundError();
  if (!takesReturns(batch)) return new PaymentBatchOrderError(batch.status, ['SENT', 'SETTLED']);
  const lines = input.returns.map((line) => ({ ...line, employeeNo: line.employeeNo.toUpperCase() }));
  const { returned, unmatched } = matchReturns(lines, await paymentsIn(tx, batch, 'PAID', lines));
  if (unmatched.length > 0) return refused(unmatched);
  await applyReturns(tx, batch, returned);
  auditResults(tx, batch, 'recordPaymentReturns', { returned });
  return answer(tx, batch);
}

/** A bank batch has paid something that may come back. */
export const takesReturns = ({ status, method }: BatchRow): boolean =>
  method === 'BANK' && (status === 'SENT' || status === 'SETTLED');

/** Reverses payments that the bank gave back. Emits one PaymentReturned for the whole call. */
export async function applyReturns(
  tx: Tx,
  batch: BatchRow,
  returned: MatchedResults['failed'],
): Promise<void> {
  const { date: on } = await tx.clock.now(batch.factory_id);
  const payments = returned.map((line) => line.payment);
  await movePayments(tx, batch, {
    ...{ from: 'PAID', to: 'RETURNED', on, ids: idsOf(payments) },
    reasonCodes: returned.map((line) => line.reasonCode),
  });
  appendReturned(tx, batch, moneyOf(payments), 'BANK_RETURN');
  if (settlesPlacement(batch)) await unsettlePlacements(tx, batch.factory_id, peopleOf(payments));
}

/** Settles a batch of which no payment waits for its answer any more. */
export async function settleWhenAnswered(tx: Tx, batch: BatchRow, date: string): Promise<void> {
  const status = nextBatch(batch.status, 'SETTLE');
  if (status && !(await anySent(tx, batch)))
    await moveBatch(tx, batch, status, { column: 'settled_on', value: date });
}

/** Writes who took answers of the bank and how many of each. */
export function auditResults(
  tx: Tx,
  batch: BatchRow,
  action: string,
  results: Partial<Record<'paid' | 'failed' | 'returned', readonly unknown[]>>,
): void {
  tx.audit({
    ...{ factoryId: batch.factory_id, action, entity: 'PaymentBatch', entityId: batch.id },
    after: Object.fromEntries(Object.entries(results).map(([name, of]) => [name, of.length])),
  });
}

function paymentsIn(
  tx: Tx,
  batch: BatchRow,
  status: PaymentStatus,
  lines: readonly { employeeNo: string }[],
): Promise<SentPayment[]> {
  return tx.query<SentPayment>(
    `SELECT p.id, p.employee_id AS "employeeId", upper(e.employee_no) AS "employeeNo", p.amount_fen AS "amountFen",
            EXISTS (SELECT 1 FROM overpayment o WHERE o.factory_id = p.factory_id AND o.payment_id = p.id AND o.status <> 'WITHDRAWN') AS "claimedBack"
       FROM payment p JOIN employee e ON e.factory_id = p.factory_id AND e.id = p.employee_id
      WHERE p.factory_id = $1 AND p.batch_id = $2 AND p.status = $3 AND upper(e.employee_no) = ANY ($4)`,
    [batch.factory_id, batch.id, status, lines.map((line) => line.employeeNo)],
  );
}

const refused = (
  unmatched: readonly { index: number; employeeNo: string; reason: Parameters<typeof rowProblem>[2] }[],
): PaymentRowsRefusedError =>
  new PaymentRowsRefusedError(unmatched.map((row) => rowProblem(row.index, row.employeeNo, row.reason)));

const settlesPlacement = (batch: BatchRow): boolean =>
  batch.purpose === 'COMPENSATION' || batch.purpose === 'RESETTLEMENT_FEE';

const idsOf = (payments: readonly { id: string }[]): string[] => payments.map((payment) => payment.id);
const peopleOf = (payments: readonly { employeeId: string }[]): string[] =>
  payments.map((payment) => payment.employeeId);
