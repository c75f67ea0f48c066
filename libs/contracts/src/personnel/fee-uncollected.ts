import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, reasonCode, yuan } from '../values.js';

/** An amount could not be handed over (未领取) and stays on the open register. */
export const FeeUncollected = defineEvent({
  publisher: 'personnel',
  aggregate: 'uncollected-item',
  fact: 'recorded',
  version: 1,
  name: 'FeeUncollected',
  description: 'An amount could not be handed over (未领取) and stays on the open register.',
  payload: z.object({ employeeId: id, amount: yuan, reasonCode }),
});
