import { PaymentEscrowed } from '@anzhi/contracts';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import { settlePayment } from '../settlement.service.js';

/** A payment was put in escrow: its money leaves the reserve for the escrow account. */
export const onPaymentEscrowed = onEvent(PaymentEscrowed, (event, tx: Tx) =>
  settlePayment(tx, { ...event.payload, factoryId: event.factoryId, outcome: 'ESCROWED' }),
);
