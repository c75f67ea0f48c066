import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { instant } from '../values.js';

/** The simulated clock (模拟时钟) of a factory moved forward; refused in production. */
export const FactoryClockAdvanced = defineEvent({
  publisher: 'party',
  aggregate: 'factory',
  fact: 'clock-advanced',
  version: 1,
  name: 'FactoryClockAdvanced',
  description: 'The simulated clock (模拟时钟) of a factory moved forward; refused in production.',
  payload: z.object({ at: instant }),
});
