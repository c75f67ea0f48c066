import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { factoryKey, id } from '../values.js';

/** An appointment ended (免职); access derived from it is withdrawn. */
export const AppointmentEnded = defineEvent({
  publisher: 'party',
  aggregate: 'appointment',
  fact: 'ended',
  version: 1,
  name: 'AppointmentEnded',
  description: 'An appointment ended (免职); access derived from it is withdrawn.',
  payload: z.object({ appointmentId: id, subject: id, role: z.string().min(1), factoryId: factoryKey }),
});
