import { PaymentCompleted } from '@anzhi/contracts';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import { settlePayment } from '../settlement.service.js';

/** A payment was made: its money leaves the reserve, or the escrow that it waited in. */
export const onPaymentCompleted = onEvent(PaymentCompleted, (event, tx: Tx) =>
  settlePayment(tx, { ...event.payload, factoryId: event.factoryId, outcome: 'COMPLETED' }),
);
