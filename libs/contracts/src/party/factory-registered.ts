import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { factoryKey, instant } from '../values.js';

/** A factory (工厂) joined the group system; every service keeps a copy of it. */
export const FactoryRegistered = defineEvent({
  publisher: 'party',
  aggregate: 'factory',
  fact: 'registered',
  version: 1,
  name: 'FactoryRegistered',
  description: 'A factory (工厂) joined the group system; every service keeps a copy of it.',
  payload: z.object({
    factoryId: factoryKey,
    code: z.string().min(1),
    name: z.string().min(1),
    city: z.string().min(1),
    launchBatch: z.string().min(1).optional(),
    clock: z.object({ mode: z.enum(['REAL', 'SIMULATED']), at: instant.nullable() }),
  }),
});
