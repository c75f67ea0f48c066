import type { EventContract, PaymentCompleted } from '@anzhi/contracts';
import { PaymentReturned } from '@anzhi/contracts';
import { type Fen, formatYuan, opaqueId, sumFen } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { type BatchRow, batchOpaqueId } from './payment.store.js';

/** Contracts that say what became of money of a batch: all of one shape. */
type MoneyContract = EventContract<string, (typeof PaymentCompleted)['payload']>;

/** How many payments and how much, in fen; the payment where it is one that is named again later. */
export interface Money {
  readonly count: number;
  readonly totalFen: Fen;
  readonly paymentId?: string;
}

/** Heads and total of some payments. */
export const moneyOf = (payments: readonly { readonly amountFen: Fen }[]): Money => ({
  count: payments.length,
  totalFen: sumFen(payments.map((payment) => payment.amountFen)),
});

type MoneyBatch = Pick<BatchRow, 'factory_id' | 'id' | 'payer'>;

/**
 * Says what became of money of a batch; assets posts or releases the amount. Several payments are told as one, but for
 * those in escrow: their later claim names the same payment.
 */
export function appendMoney(tx: Tx, contract: MoneyContract, batch: MoneyBatch, money: Money): void {
  const payload = payloadOf(batch, money);
  tx.append({ contract, factoryId: batch.factory_id, aggregateId: payload.batchId, payload });
}

/** Says that money which was paid came back: from the bank, or from a person who was paid too much. */
export function appendReturned(
  tx: Tx,
  batch: MoneyBatch,
  money: Money,
  cause: 'BANK_RETURN' | 'OVERPAYMENT_RECOVERED',
): void {
  const payload = { ...payloadOf(batch, money), cause };
  tx.append({
    contract: PaymentReturned,
    factoryId: batch.factory_id,
    aggregateId: payload.batchId,
    payload,
  });
}

const payloadOf = ({ factory_id: factoryId, id, payer }: MoneyBatch, money: Money) => ({
  batchId: batchOpaqueId(factoryId, id),
  paymentId: money.paymentId ?? opaqueId('payment-result', factoryId, newId()),
  amount: formatYuan(money.totalFen),
  count: money.count,
  payer,
});
