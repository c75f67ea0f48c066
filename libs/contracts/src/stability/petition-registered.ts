import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { civilDate, id } from '../values.js';

/** A petition (信访事项) was registered; counts only, never the petitioner or the matter. */
export const PetitionRegistered = defineEvent({
  publisher: 'stability',
  aggregate: 'petition',
  fact: 'registered',
  version: 1,
  name: 'PetitionRegistered',
  description: 'A petition (信访事项) was registered; counts only, never the petitioner or the matter.',
  payload: z.object({ petitionId: id, registeredOn: civilDate }),
});
