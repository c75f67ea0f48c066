import { PaymentFailed } from '@anzhi/contracts';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import { settlePayment } from '../settlement.service.js';

/** A payment failed: its money goes back to its source. */
export const onPaymentFailed = onEvent(PaymentFailed, (event, tx: Tx) =>
  settlePayment(tx, { ...event.payload, factoryId: event.factoryId, outcome: 'FAILED' }),
);
