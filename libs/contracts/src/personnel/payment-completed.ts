import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, yuan } from '../values.js';

/** One payment of a batch was made (付款完成). */
export const PaymentCompleted = defineEvent({
  publisher: 'personnel',
  aggregate: 'payment-batch',
  fact: 'payment-completed',
  version: 1,
  name: 'PaymentCompleted',
  description: 'One payment of a batch was made (付款完成).',
  payload: z.object({ batchId: id, paymentId: id, amount: yuan }),
});
