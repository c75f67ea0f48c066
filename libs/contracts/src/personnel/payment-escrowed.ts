import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, yuan } from '../values.js';

/** One payment of a batch was put in escrow (提存) for a person who could not be reached. */
export const PaymentEscrowed = defineEvent({
  publisher: 'personnel',
  aggregate: 'payment-batch',
  fact: 'payment-escrowed',
  version: 1,
  name: 'PaymentEscrowed',
  description: 'One payment of a batch was put in escrow (提存) for a person who could not be reached.',
  payload: z.object({ batchId: id, paymentId: id, amount: yuan }),
});
