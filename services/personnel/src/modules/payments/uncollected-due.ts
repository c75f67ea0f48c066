import { sumFen } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import { isPlaced, placementsOf } from '../placement/index.js';
import { finalRow } from '../postings/index.js';
import { channelPays, type PaymentPurpose, stillPayable } from './domain/payable.js';
import { COMMITTED_STATUSES, type PaymentStatus } from './domain/payment-state.js';
import { finalValues } from './payable.js';
import { committedByPerson } from './payment.store.js';
import { type ItemRow, paidSince } from './uncollected.store.js';

/** What may wait for a person who cannot be reached: the posted amounts. */
export const UNCOLLECTED_PURPOSES: readonly PaymentPurpose[] = [
  'BACK_PAY',
  'COMPENSATION',
  'RESETTLEMENT_FEE',
];
const ARRIVED: readonly PaymentStatus[] = ['PAID', 'ESCROWED', 'CLAIMED'];

/** Final values less the payments in those states, in fen; the fee stands in place of compensation (I-P6). */
export async function amountDue(
  tx: ReadTx,
  factoryId: string,
  employeeId: string,
  statuses: readonly PaymentStatus[] = COMMITTED_STATUSES,
): Promise<bigint> {
  const placement = (await placementsOf(tx, factoryId, [employeeId])).get(employeeId);
  const settles = placement && isPlaced(placement.status) ? placement.settles : undefined;
  const due = new Map<PaymentPurpose, bigint>();
  for (const purpose of UNCOLLECTED_PURPOSES) {
    if (!channelPays(purpose, settles)) continue;
    const value = (await finalValues(tx, factoryId, purpose, 'ESTATE', [employeeId])).get(employeeId) ?? 0n;
    if (purpose === 'RESETTLEMENT_FEE' && value > 0n) due.delete('COMPENSATION');
    const committed = (await committedByPerson(tx, factoryId, purpose, statuses)).get(employeeId) ?? 0n;
    due.set(purpose, stillPayable(value, committed));
  }
  return sumFen(due.values());
}

/**
 * What did not arrive yet of an item, in fen: what is due by the values that count now, not what was due when it was
 * registered. While a row of the person is reopened no value counts, and the amount of the item stands.
 */
export async function notArrived(tx: ReadTx, item: ItemRow): Promise<bigint> {
  const { factory_id: factoryId, employee_id: id } = item;
  for (const series of ['FACTS', 'BACK_PAY'] as const)
    if (!(await finalRow(tx, factoryId, series, [id])).has(id))
      return stillPayable(item.amount_fen, await paidSince(tx, item, UNCOLLECTED_PURPOSES));
  return amountDue(tx, factoryId, id, ARRIVED);
}
