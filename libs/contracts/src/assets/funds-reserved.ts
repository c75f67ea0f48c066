import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, yuan } from '../values.js';

/** Money for a payment batch was set aside whole (资金已预留). */
export const FundsReserved = defineEvent({
  publisher: 'assets',
  aggregate: 'funds-reservation',
  fact: 'reserved',
  version: 1,
  name: 'FundsReserved',
  description: 'Money for a payment batch was set aside whole (资金已预留).',
  payload: z.object({ batchId: id, total: yuan }),
});
