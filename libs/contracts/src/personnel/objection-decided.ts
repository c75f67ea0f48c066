import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { civilDate, id } from '../values.js';

/** An objection (异议) was decided and the person notified (告知). */
export const ObjectionDecided = defineEvent({
  publisher: 'personnel',
  aggregate: 'objection',
  fact: 'decided',
  version: 1,
  name: 'ObjectionDecided',
  description: 'An objection (异议) was decided and the person notified (告知).',
  payload: z.object({
    objectionId: id,
    referralId: id.nullable(),
    result: z.enum(['UPHELD', 'PARTLY', 'DISMISSED']),
    notifiedOn: civilDate,
  }),
});
