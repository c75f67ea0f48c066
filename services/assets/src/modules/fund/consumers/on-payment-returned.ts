import { PaymentReturned } from '@anzhi/contracts';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import { settlePayment } from '../settlement.service.js';

/** Paid money came back: it is free in its source again. */
export const onPaymentReturned = onEvent(PaymentReturned, (event, tx: Tx) =>
  settlePayment(tx, { ...event.payload, factoryId: event.factoryId, outcome: 'RETURNED' }),
);
