import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, yuan } from '../values.js';
import { fundSource, itemCode } from '../vocabulary.js';

/** Money is asked for one payment batch (付款批次): one payer, one purpose. */
export const PaymentRequested = defineEvent({
  publisher: 'personnel',
  aggregate: 'payment-batch',
  fact: 'requested',
  version: 1,
  name: 'PaymentRequested',
  description: 'Money is asked for one payment batch (付款批次): one payer, one purpose.',
  payload: z.object({ batchId: id, payer: fundSource, purpose: itemCode, total: yuan }),
});
