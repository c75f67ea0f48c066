import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { count, id, yuan } from '../values.js';
import { fundSource } from '../vocabulary.js';

/** Payments of a batch failed (付款失败), told as one total; their reserved money is released. */
export const PaymentFailed = defineEvent({
  publisher: 'personnel',
  aggregate: 'payment-batch',
  fact: 'payment-failed',
  version: 1,
  name: 'PaymentFailed',
  description: 'Payments of a batch failed (付款失败), told as one total; their reserved money is released.',
  payload: z.object({
    batchId: id,
    /** The payment, or the act that reports several at once. */
    paymentId: id,
    amount: yuan,
    /** How many payments the amount covers; one when left out. */
    count: count.optional(),
    /** Who paid the batch; the insurance funds pay out of their own and nothing was reserved for them (decision 22). */
    payer: fundSource.optional(),
  }),
});
