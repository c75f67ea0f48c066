import { PaymentRequested } from '@anzhi/contracts';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import { reserveFunds } from '../reservation.service.js';

/** A payment batch asks for its money: all of it is reserved, or none. */
export const onPaymentRequested = onEvent(PaymentRequested, (event, tx: Tx) =>
  reserveFunds(tx, { ...event.payload, factoryId: event.factoryId }),
);
