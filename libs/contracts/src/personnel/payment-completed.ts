import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { count, id, yuan } from '../values.js';
import { fundSource } from '../vocabulary.js';

/** Payments of a batch were made (付款完成): the total of one answer of the bank, with how many payments it covers. */
export const PaymentCompleted = defineEvent({
  publisher: 'personnel',
  aggregate: 'payment-batch',
  fact: 'payment-completed',
  version: 1,
  name: 'PaymentCompleted',
  description:
    'Payments of a batch were made (付款完成): the total of one answer of the bank, with how many payments it covers.',
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
