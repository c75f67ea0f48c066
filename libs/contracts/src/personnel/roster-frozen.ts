import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { civilDate, count } from '../values.js';
import { employeeCategory } from '../vocabulary.js';

/** The roster (职工名册) was frozen as of the declaration; later changes are dated amendments. */
export const RosterFrozen = defineEvent({
  publisher: 'personnel',
  aggregate: 'roster',
  fact: 'frozen',
  version: 1,
  name: 'RosterFrozen',
  description: 'The roster (职工名册) was frozen as of the declaration; later changes are dated amendments.',
  payload: z.object({ asOf: civilDate, total: count, counts: z.record(employeeCategory, count) }),
});
