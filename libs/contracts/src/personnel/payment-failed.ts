import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, yuan } from '../values.js';

/** One payment of a batch failed (付款失败); its reserved money is released. */
export const PaymentFailed = defineEvent({
  publisher: 'personnel',
  aggregate: 'payment-batch',
  fact: 'payment-failed',
  version: 1,
  name: 'PaymentFailed',
  description: 'One payment of a batch failed (付款失败); its reserved money is released.',
  payload: z.object({ batchId: id, paymentId: id, amount: yuan }),
});
