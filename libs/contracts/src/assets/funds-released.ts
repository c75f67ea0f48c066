import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, reasonCode, yuan } from '../values.js';

/** Reserved money that was not paid went back to its source (预留资金已释放). */
export const FundsReleased = defineEvent({
  publisher: 'assets',
  aggregate: 'funds-reservation',
  fact: 'released',
  version: 1,
  name: 'FundsReleased',
  description: 'Reserved money that was not paid went back to its source (预留资金已释放).',
  payload: z.object({ batchId: id, total: yuan, reason: reasonCode.optional() }),
});
