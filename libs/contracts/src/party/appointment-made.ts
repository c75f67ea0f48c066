import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { factoryKey, id } from '../values.js';

/** A person was appointed (任命) to a role at a factory; services derive access from it. */
export const AppointmentMade = defineEvent({
  publisher: 'party',
  aggregate: 'appointment',
  fact: 'made',
  version: 1,
  name: 'AppointmentMade',
  description: 'A person was appointed (任命) to a role at a factory; services derive access from it.',
  payload: z.object({ appointmentId: id, subject: id, role: z.string().min(1), factoryId: factoryKey }),
});
