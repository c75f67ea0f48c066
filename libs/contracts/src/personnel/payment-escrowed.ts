import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { count, id, yuan } from '../values.js';
import { fundSource } from '../vocabulary.js';

/** Payments of a batch were put in escrow (提存) for people who could not be reached, told as one total. */
export const PaymentEscrowed = defineEvent({
  publisher: 'personnel',
  aggregate: 'payment-batch',
  fact: 'payment-escrowed',
  version: 1,
  name: 'PaymentEscrowed',
  description:
    'Payments of a batch were put in escrow (提存) for people who could not be reached, told as one total.',
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
