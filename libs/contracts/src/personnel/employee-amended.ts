import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id } from '../values.js';
import { employeeCategory } from '../vocabulary.js';

/** The number or category of a person on the roster changed (名册更正). */
export const EmployeeAmended = defineEvent({
  publisher: 'personnel',
  aggregate: 'roster',
  fact: 'employee-amended',
  version: 1,
  name: 'EmployeeAmended',
  description: 'The number or category of a person on the roster changed (名册更正).',
  payload: z.object({ employeeId: id, employeeNo: z.string().min(1), category: employeeCategory }),
});
