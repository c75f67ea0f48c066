import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, reasonCode, yuan } from '../values.js';

/** Money for a payment batch was refused whole (资金预留被拒). */
export const FundsRefused = defineEvent({
  publisher: 'assets',
  aggregate: 'funds-reservation',
  fact: 'refused',
  version: 1,
  name: 'FundsRefused',
  description: 'Money for a payment batch was refused whole (资金预留被拒).',
  payload: z.object({
    batchId: id,
    total: yuan,
    reason: reasonCode.optional(),
    shortfall: yuan.optional(),
  }),
});
