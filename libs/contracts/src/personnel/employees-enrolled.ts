import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id } from '../values.js';
import { employeeCategory } from '../vocabulary.js';

/** Up to 500 people of one import entered the roster (职工入册); ids and numbers only. */
export const EmployeesEnrolled = defineEvent({
  publisher: 'personnel',
  aggregate: 'roster',
  fact: 'employees-enrolled',
  version: 1,
  name: 'EmployeesEnrolled',
  description: 'Up to 500 people of one import entered the roster (职工入册); ids and numbers only.',
  payload: z.object({
    importId: id,
    employees: z
      .array(z.object({ employeeId: id, employeeNo: z.string().min(1), category: employeeCategory }))
      .min(1)
      .max(500),
  }),
});
