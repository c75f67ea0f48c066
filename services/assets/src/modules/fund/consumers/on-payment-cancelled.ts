import { PaymentCancelled } from '@anzhi/contracts';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import { settlePayment } from '../settlement.service.js';

/** A payment was cancelled: its money goes back to its source. */
export const onPaymentCancelled = onEvent(PaymentCancelled, (event, tx: Tx) =>
  settlePayment(tx, { ...event.payload, factoryId: event.factoryId, outcome: 'CANCELLED' }),
);
