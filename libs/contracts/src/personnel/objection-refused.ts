import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, reasonCode } from '../values.js';

/** A referred objection (转办异议) was not taken, with its reason as a code. */
export const ObjectionRefused = defineEvent({
  publisher: 'personnel',
  aggregate: 'objection',
  fact: 'refused',
  version: 1,
  name: 'ObjectionRefused',
  description: 'A referred objection (转办异议) was not taken, with its reason as a code.',
  payload: z.object({ referralId: id, reason: reasonCode }),
});
