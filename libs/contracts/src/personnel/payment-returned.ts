import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { count, id, yuan } from '../values.js';
import { fundSource } from '../vocabulary.js';

/** Money that had been paid came back (退汇冲回): given back by the bank, or by a person who was paid too much. */
export const PaymentReturned = defineEvent({
  publisher: 'personnel',
  aggregate: 'payment-batch',
  fact: 'payment-returned',
  version: 1,
  name: 'PaymentReturned',
  description:
    'Money that had been paid came back (退汇冲回): given back by the bank, or by a person who was paid too much; it is free again.',
  payload: z.object({
    batchId: id,
    /** The act that reports the return; never a payment that was named before. */
    paymentId: id,
    amount: yuan,
    /** How many payments the amount covers; one when left out. */
    count: count.optional(),
    /** Who paid the batch; the insurance funds pay out of their own and nothing was reserved for them (decision 22). */
    payer: fundSource.optional(),
    /** BANK_RETURN: the person is owed it again. OVERPAYMENT_RECOVERED: the person was not. */
    cause: z.enum(['BANK_RETURN', 'OVERPAYMENT_RECOVERED']),
  }),
});
