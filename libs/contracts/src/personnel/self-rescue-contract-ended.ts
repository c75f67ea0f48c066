import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { civilDate, count, yuan } from '../values.js';
import { peopleBatch } from '../vocabulary.js';

/** Contracts of production self-rescue ended before their term (生产自救劳动合同终止). */
export const SelfRescueContractEnded = defineEvent({
  publisher: 'personnel',
  aggregate: 'self-rescue',
  fact: 'contract-ended',
  version: 1,
  name: 'SelfRescueContractEnded',
  description: 'Contracts of production self-rescue ended before their term (生产自救劳动合同终止).',
  payload: z.object({
    contractIds: peopleBatch,
    count,
    endedOn: civilDate,
    why: z.enum(['EARLY', 'CLOSURE_ENDED']),
    monthlyWages: yuan,
  }),
});
