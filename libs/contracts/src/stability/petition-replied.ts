import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { civilDate, id } from '../values.js';

/** A petition (信访事项) got its written reply (答复). */
export const PetitionReplied = defineEvent({
  publisher: 'stability',
  aggregate: 'petition',
  fact: 'replied',
  version: 1,
  name: 'PetitionReplied',
  description: 'A petition (信访事项) got its written reply (答复).',
  payload: z.object({ petitionId: id, repliedOn: civilDate }),
});
