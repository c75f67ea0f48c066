import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { civilDate, id } from '../values.js';

/** A person left the roster (离册) by a dated amendment. */
export const EmployeeLeft = defineEvent({
  publisher: 'personnel',
  aggregate: 'roster',
  fact: 'employee-left',
  version: 1,
  name: 'EmployeeLeft',
  description: 'A person left the roster (离册) by a dated amendment.',
  payload: z.object({ employeeId: id, leftOn: civilDate }),
});
