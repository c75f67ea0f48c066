import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, yuan } from '../values.js';

/** One payment of a batch was cancelled (付款取消); its reserved money is released. */
export const PaymentCancelled = defineEvent({
  publisher: 'personnel',
  aggregate: 'payment-batch',
  fact: 'payment-cancelled',
  version: 1,
  name: 'PaymentCancelled',
  description: 'One payment of a batch was cancelled (付款取消); its reserved money is released.',
  payload: z.object({ batchId: id, paymentId: id, amount: yuan }),
});
