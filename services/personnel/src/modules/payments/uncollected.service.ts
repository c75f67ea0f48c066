import { FeeUncollected, PaymentCompleted, PaymentEscrowed } from '@anzhi/contracts';
import { formatYuan, opaqueId, parseOpaqueId } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { actingUnder, recordActUnder } from '../notices/index.js';
import { peopleByNo } from '../placement/index.js';
import { employeeOpaqueId } from '../roster/index.js';
import type { PaymentGate } from './domain/gates.js';
import { stillPayable } from './domain/payable.js';
import { isOpen, nextUncollected, publicReason, representativesFor } from './domain/uncollected-state.js';
import { appendMoney, moneyOf } from './money-events.js';
import { paymentGates } from './payable.js';
import { PaymentGatesMissingError } from './payment.results.js';
import { lockBatch, lockPayments, movePayments } from './payment.store.js';
import { endForItem, nameForItem, representativeFault } from './representative.js';
import { settleWhenAnswered } from './result.service.js';
import type {
  CloseUncollectedInput,
  EscrowUncollectedInput,
  RecordUncollectedFollowUpInput,
  RegisterUncollectedInput,
} from './uncollected.inputs.js';
import { toItem } from './uncollected.read-model.js';
import {
  UncollectedAlreadyOpenError,
  UncollectedDateInFutureError,
  UncollectedEmployeeNotFoundError,
  UncollectedItemNotFoundError,
  UncollectedMoneyMissingError,
  UncollectedNothingDueError,
  UncollectedOrderError,
  UncollectedSuccess,
} from './uncollected.results.js';
import {
  closeItem,
  type EscrowPayment,
  escrowPayments,
  findItem,
  ITEM_ID,
  type ItemRow,
  insertFollowUp,
  insertItem,
  itemOpaqueId,
  lockItem,
  markEscrowed,
  openUncollected,
} from './uncollected.store.js';
import { amountDue, notArrived, UNCOLLECTED_PURPOSES } from './uncollected-due.js';

/**
 * Puts a person on the register of the uncollected with what is still due to them by the final series. The reason is
 * encrypted; who acts for them is a representation on record. Emits FeeUncollected, which says nothing of health.
 */
export async function registerUncollected(tx: Tx, factoryId: string, input: RegisterUncollectedInput) {
  await lockPayments(tx, factoryId);
  const missing = await gatesOfAll(tx, factoryId);
  if (missing.length > 0) return new PaymentGatesMissingError(missing);
  const person = [...(await peopleByNo(tx, factoryId, [input.employeeNo])).values()][0];
  if (!person) return new UncollectedEmployeeNotFoundError(input.employeeNo);
  const { representative } = input;
  const unfit = representative && representativeFault(representativesFor(input.reason), representative);
  if (unfit) return unfit;
  if ((await openUncollected(tx, factoryId)).has(person.employeeId)) return new UncollectedAlreadyOpenError();
  const amountFen = await amountDue(tx, factoryId, person.employeeId);
  if (amountFen === 0n) return new UncollectedNothingDueError();
  const cipher = await tx.cipher(factoryId);
  const { date } = await tx.clock.now(factoryId);
  const id = await insertItem(tx, {
    factoryId,
    employeeId: person.employeeId,
    amountFen,
    reason: cipher.encrypt(input.reason),
    registeredOn: date,
  });
  const item = { factoryId, employeeId: person.employeeId, itemKey: id };
  const taken = representative ? await nameForItem(tx, item, representative) : null;
  if (taken) return taken;
  const employeeId = employeeOpaqueId(factoryId, person.employeeId);
  tx.append({
    contract: FeeUncollected,
    factoryId,
    aggregateId: itemOpaqueId(factoryId, id),
    payload: { employeeId, amount: formatYuan(amountFen), reasonCode: publicReason(input.reason) },
  });
  auditItem(tx, factoryId, id, 'registerUncollected', '民法典 28、34、42、161', {
    amountFen: amountFen.toString(),
  });
  return itemAnswer(tx, factoryId, id);
}

/**
 * Records that the money of an item was deposited (提存): its escrow payments, reserved, approved by two and sent, must
 * cover what waits. Decision 21: no effective placement is needed. Emits PaymentEscrowed for each batch. Stays open.
 */
export async function escrowUncollected(tx: Tx, input: EscrowUncollectedInput) {
  const item = await lockItemById(tx, input.itemId);
  if (!item) return new UncollectedItemNotFoundError();
  const status = nextUncollected(item.status, 'ESCROW');
  if (!status)
    return new UncollectedOrderError(
      item.status,
      'only an UNCOLLECTED item is deposited (只有未领取款项可以提存)',
    );
  const { date } = await tx.clock.now(item.factory_id);
  if (input.escrowedOn > date) return new UncollectedDateInFutureError(input.escrowedOn, date);
  const payments = await escrowPayments(tx, item, 'SENT');
  const missing = stillPayable(await notArrived(tx, item), moneyOf(payments).totalFen);
  if (missing > 0n)
    return new UncollectedMoneyMissingError(
      missing,
      `${formatYuan(missing)} yuan was not sent to a depositary yet: draft batches of method ESCROW for it, reserve, approve and send them (提存款尚未全部发出)`,
    );
  for (const payment of payments) {
    const batch = (await lockBatch(tx, item.factory_id, payment.batchId))!;
    await movePayments(tx, batch, {
      ...{ from: 'SENT', to: 'ESCROWED' },
      ...{ on: input.escrowedOn, ids: [payment.id] },
    });
    appendMoney(tx, PaymentEscrowed, batch, moneyOfEscrow(item, payment));
    await settleWhenAnswered(tx, batch, date);
  }
  await markEscrowed(tx, item, { no: input.escrowNo, institution: input.institution, on: input.escrowedOn });
  auditItem(tx, item.factory_id, item.id, 'escrowUncollected', input.legalBasis, {
    escrowNo: input.escrowNo,
  });
  return itemAnswer(tx, item.factory_id, item.id);
}

/** Notes what was done this month to reach the person; the note is encrypted. Open items only. */
export async function recordUncollectedFollowUp(tx: Tx, input: RecordUncollectedFollowUpInput) {
  const item = await lockItemById(tx, input.itemId);
  if (!item) return new UncollectedItemNotFoundError();
  if (!isOpen(item.status))
    return new UncollectedOrderError(item.status, 'only open items are followed up (已结案)');
  const { date } = await tx.clock.now(item.factory_id);
  if (input.followedUpOn > date) return new UncollectedDateInFutureError(input.followedUpOn, date);
  const cipher = await tx.cipher(item.factory_id);
  await insertFollowUp(tx, item, { on: input.followedUpOn, note: cipher.encrypt(input.note) });
  return itemAnswer(tx, item.factory_id, item.id);
}

/**
 * Closes an item: PAID once nothing is due any more by the values that count, CLAIMED once the deposit was taken, which emits PaymentCompleted for
 * each payment that lay in escrow. There is no other end.
 */
export async function closeUncollected(tx: Tx, input: CloseUncollectedInput) {
  const item = await lockItemById(tx, input.itemId);
  if (!item) return new UncollectedItemNotFoundError();
  const status = nextUncollected(item.status, input.outcome === 'PAID' ? 'CLOSE_PAID' : 'CLOSE_CLAIMED');
  if (!status)
    return new UncollectedOrderError(
      item.status,
      'UNCOLLECTED closes as PAID, ESCROWED as CLAIMED, and neither in another way (未领取须支付后结案,已提存须领取后结案)',
    );
  const { factory_id: factoryId, employee_id: employeeId } = item;
  const collecting = { employeeId, act: 'COLLECT_MONEY' } as const;
  const acting = await actingUnder(tx, factoryId, {
    ...collecting,
    representativeId: input.representativeId,
  });
  if (!('representativeKey' in acting)) return acting;
  const { date } = await tx.clock.now(factoryId);
  if (input.outcome === 'PAID') {
    const missing = await notArrived(tx, item);
    if (missing > 0n)
      return new UncollectedMoneyMissingError(
        missing,
        `${formatYuan(missing)} yuan was not paid yet: draft a batch that names the person, and record the bank's answer (款项尚未支付)`,
      );
  } else {
    for (const payment of await escrowPayments(tx, item, 'ESCROWED')) {
      const batch = (await lockBatch(tx, item.factory_id, payment.batchId))!;
      await movePayments(tx, batch, { from: 'ESCROWED', to: 'CLAIMED', on: date, ids: [payment.id] });
      appendMoney(tx, PaymentCompleted, batch, moneyOfEscrow(item, payment));
    }
  }
  await closeItem(tx, item, { status: input.outcome, on: date, proof: input.proof });
  await recordActUnder(tx, factoryId, acting, { ...collecting, aboutId: input.itemId });
  await endForItem(tx, { factoryId, employeeId, itemKey: item.id }, date, '款项已结案');
  auditItem(tx, item.factory_id, item.id, 'closeUncollected', '民法典 574', { outcome: input.outcome });
  return itemAnswer(tx, item.factory_id, item.id);
}

async function gatesOfAll(tx: Tx, factoryId: string): Promise<PaymentGate[]> {
  const gates = new Set<PaymentGate>();
  for (const purpose of UNCOLLECTED_PURPOSES)
    for (const gate of await paymentGates(tx, factoryId, purpose)) gates.add(gate);
  return [...gates];
}

export async function lockItemById(tx: Tx, itemId: string): Promise<ItemRow | null> {
  const { factoryId, key } = parseOpaqueId(ITEM_ID, itemId);
  await lockPayments(tx, factoryId);
  return lockItem(tx, factoryId, key);
}

/** One payment in escrow: its claim names the same payment as its deposit. */
const moneyOfEscrow = (item: ItemRow, payment: EscrowPayment) => ({
  ...moneyOf([payment]),
  paymentId: opaqueId('payment', item.factory_id, payment.id),
});

export function auditItem(
  tx: Tx,
  factoryId: string,
  id: string,
  action: string,
  legalBasis: string,
  after: object,
): void {
  tx.audit({
    factoryId,
    action,
    entity: 'UncollectedItem',
    entityId: itemOpaqueId(factoryId, id),
    legalBasis,
    after,
  });
}

export async function itemAnswer(tx: Tx, factoryId: string, id: string): Promise<UncollectedSuccess> {
  return new UncollectedSuccess(toItem((await findItem(tx, factoryId, id))!));
}
