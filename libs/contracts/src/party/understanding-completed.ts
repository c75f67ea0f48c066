import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { civilDate } from '../values.js';
import { peopleBatch, understandingItem } from '../vocabulary.js';

/** Up to 500 people understood the same items of the four (四了解), by their own word or with an explanation. */
export const UnderstandingCompleted = defineEvent({
  publisher: 'party',
  aggregate: 'understanding',
  fact: 'completed',
  version: 1,
  name: 'UnderstandingCompleted',
  description:
    'Up to 500 people understood the same items of the four (四了解), by their own word or with an explanation.',
  payload: z.object({
    items: z.array(understandingItem).min(1),
    /** Whether somebody explained it to them (协助说明). */
    assisted: z.boolean(),
    completedOn: civilDate,
    employeeIds: peopleBatch,
  }),
});
