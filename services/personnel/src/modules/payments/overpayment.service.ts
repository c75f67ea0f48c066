import { formatYuan, parseOpaqueId } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { insertNotices } from '../notices/index.js';
import { finalRow } from '../postings/index.js';
import { decideClaim, decideInstalment, mayWithdraw } from './domain/overpayment.js';
import { stillPayable } from './domain/payable.js';
import { PURPOSE_RULES } from './domain/purposes.js';
import { postMove } from './ledger.store.js';
import { appendReturned, moneyOf } from './money-events.js';
import type {
  ClaimOverpaymentInput,
  RecordOverpaymentInstalmentInput,
  WithdrawOverpaymentInput,
} from './overpayment.inputs.js';
import { toOverpayment } from './overpayment.read-model.js';
import {
  OverpaymentBeyondExcessError,
  OverpaymentClosedError,
  OverpaymentDateInFutureError,
  OverpaymentNotFoundError,
  OverpaymentNotPaidError,
  OverpaymentReferenceBookedError,
  OverpaymentSuccess,
  OverpaymentTooMuchError,
} from './overpayment.results.js';
import {
  type ClaimedPayment,
  findClaimable,
  findOverpayment,
  insertInstalment,
  insertOverpayment,
  isBooked,
  OVERPAYMENT_ID,
  type OverpaymentRow,
  overpaymentOpaqueId,
  PAYMENT_ID,
  paidAndClaimed,
  saveOverpayment,
} from './overpayment.store.js';
import { finalValues } from './payable.js';
import { lockPayments } from './payment.store.js';

/**
 * Claims back what a payment paid too much, at most what was paid above the value that counts: a recorded decision with its basis in law and a claim letter. The payment
 * stays as it is; the amount is posted to what the person owes back.
 */
export async function claimOverpayment(tx: Tx, input: ClaimOverpaymentInput) {
  const { factoryId, key } = parseOpaqueId(PAYMENT_ID, input.paymentId);
  await lockPayments(tx, factoryId);
  const payment = await findClaimable(tx, factoryId, key);
  if (!payment) return new OverpaymentNotFoundError();
  const paid = payment.status === 'PAID' ? payment.amount_fen : null;
  const decision = decideClaim(input.amount, paid, payment.claimed_fen);
  if (decision.kind === 'NOT_PAID') return new OverpaymentNotPaidError();
  if (decision.kind === 'TOO_MUCH') return new OverpaymentTooMuchError(decision.most);
  const standing = await excessOf(tx, factoryId, payment);
  if (input.amount > standing.excess) return new OverpaymentBeyondExcessError(standing);
  const { date: on } = await tx.clock.now(factoryId);
  const { amount: amountFen, decisionNo, legalBasis, claimLetterNo } = input;
  const id = await insertOverpayment(tx, factoryId, payment, {
    ...{ amountFen, decisionNo, legalBasis, claimLetterNo, on },
  });
  const row = (await findOverpayment(tx, factoryId, id))!;
  await post(tx, row, { kind: 'OVERPAY', amountFen, on });
  audit(tx, row, 'claimOverpayment', { amountFen: amountFen.toString(), decisionNo, claimLetterNo });
  await tell(tx, row, [
    `向您支付的款项中有${formatYuan(amountFen)}元属于多付,请予退还(追索函 ${claimLetterNo})。`,
    `决定:${decisionNo};依据:${legalBasis}`,
    '有不同意见的,可以到办事大厅说明,也可以依法向人民法院提起诉讼。',
  ]);
  return answer(tx, row);
}

/** What is due, what stands paid and not claimed back, and the excess, in fen. While the row is reopened nothing is too much. */
async function excessOf(tx: Tx, factoryId: string, payment: ClaimedPayment) {
  const { employee_id: id, purpose, payer } = payment;
  const { posted, series } = PURPOSE_RULES[purpose];
  const { paid: all, claimed } = await paidAndClaimed(tx, factoryId, payment, posted === null);
  const paid = all - claimed;
  if (posted !== null && !(await finalRow(tx, factoryId, series, [id])).has(id))
    return { due: paid, paid, excess: 0n };
  const due = (await finalValues(tx, factoryId, purpose, payer, [id])).get(id) ?? 0n;
  return { due, paid, excess: stillPayable(paid, due) };
}

/** Takes an instalment that arrived; its bank reference is booked once. Emits PaymentReturned. */
export async function recordOverpaymentInstalment(tx: Tx, input: RecordOverpaymentInstalmentInput) {
  const row = await lockOverpayment(tx, input.overpaymentId);
  if (!row) return new OverpaymentNotFoundError();
  const decision = decideInstalment(stateOf(row), input.amount);
  if (decision.kind === 'CLOSED') return new OverpaymentClosedError(row.status);
  if (decision.kind === 'TOO_MUCH') return new OverpaymentTooMuchError(decision.most);
  const { date: on } = await tx.clock.now(row.factory_id);
  if (input.receivedOn > on) return new OverpaymentDateInFutureError(input.receivedOn, on);
  if (await isBooked(tx, row.factory_id, input.reference))
    return new OverpaymentReferenceBookedError(input.reference);
  const { amount: amountFen, receivedOn, reference } = input;
  await insertInstalment(tx, row, { amountFen, receivedOn, reference });
  await saveOverpayment(tx, row, {
    ...{ status: decision.complete ? 'RECOVERED' : 'OPEN', recoveredFen: decision.recovered, reason: null },
    closedOn: decision.complete ? on : null,
  });
  await post(tx, row, { kind: 'RECOVER', amountFen, on: receivedOn });
  const batch = { factory_id: row.factory_id, id: row.batch_id, payer: row.payer };
  appendReturned(tx, batch, moneyOf([{ amountFen }]), 'OVERPAYMENT_RECOVERED');
  audit(tx, row, 'recordOverpaymentInstalment', { amountFen: amountFen.toString(), reference });
  return answer(tx, row);
}

/** Withdraws a claim of which nothing came back yet: the posting is reversed. */
export async function withdrawOverpayment(tx: Tx, input: WithdrawOverpaymentInput) {
  const row = await lockOverpayment(tx, input.overpaymentId);
  if (!row) return new OverpaymentNotFoundError();
  if (!mayWithdraw(stateOf(row))) return new OverpaymentClosedError(row.status);
  const { date: on } = await tx.clock.now(row.factory_id);
  await saveOverpayment(tx, row, {
    ...{ status: 'WITHDRAWN', recoveredFen: 0n, closedOn: on, reason: input.reason },
  });
  await post(tx, row, { kind: 'WAIVE', amountFen: row.amount_fen, on });
  audit(tx, row, 'withdrawOverpayment', { reason: input.reason });
  await tell(tx, row, [`对您的多付款追索(${row.decision_no})已撤销,无须退还。`]);
  return answer(tx, row);
}

/** Tells the person what is claimed back of them, or no more. */
async function tell(tx: Tx, row: OverpaymentRow, lines: readonly string[]): Promise<void> {
  const { factory_id: factoryId, employee_id: employeeId, id } = row;
  const letter = { title: '多付款追索告知书', body: lines.join('\n') };
  const aboutId = overpaymentOpaqueId(factoryId, id);
  await insertNotices(tx, factoryId, [{ employeeId, kind: 'OVERPAYMENT', aboutId, ...letter }]);
}

async function lockOverpayment(tx: Tx, overpaymentId: string): Promise<OverpaymentRow | null> {
  const { factoryId, key } = parseOpaqueId(OVERPAYMENT_ID, overpaymentId);
  await lockPayments(tx, factoryId);
  return findOverpayment(tx, factoryId, key);
}

const stateOf = ({ status, amount_fen: amount, recovered_fen: recovered }: OverpaymentRow) => ({
  ...{ status, amount, recovered },
});

function post(
  tx: Tx,
  row: OverpaymentRow,
  { kind, amountFen, on }: { kind: 'OVERPAY' | 'RECOVER' | 'WAIVE'; amountFen: bigint; on: string },
): Promise<void> {
  const { factory_id: factoryId, employee_id: employeeId, purpose, payer, payment_id: paymentId } = row;
  return postMove(tx, {
    ...{ factoryId, employeeId, purpose, payer, paymentId },
    ...{ kind, amountFen, on, basis: `${row.decision_no}; ${row.legal_basis}` },
  });
}

function audit(tx: Tx, row: OverpaymentRow, action: string, after: object): void {
  tx.audit({
    ...{ factoryId: row.factory_id, action, entity: 'Overpayment', legalBasis: row.legal_basis, after },
    entityId: overpaymentOpaqueId(row.factory_id, row.id),
  });
}

async function answer(tx: Tx, row: OverpaymentRow): Promise<OverpaymentSuccess> {
  return new OverpaymentSuccess(toOverpayment((await findOverpayment(tx, row.factory_id, row.id))!));
}
