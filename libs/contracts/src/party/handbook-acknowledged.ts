import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { civilDate, count, id } from '../values.js';
import { peopleBatch } from '../vocabulary.js';

/** Up to 500 people acknowledged a version of the policy handbook (政策问答签收). */
export const HandbookAcknowledged = defineEvent({
  publisher: 'party',
  aggregate: 'handbook',
  fact: 'acknowledged',
  version: 1,
  name: 'HandbookAcknowledged',
  description: 'Up to 500 people acknowledged a version of the policy handbook (政策问答签收).',
  payload: z.object({
    handbookId: id,
    /** Number of the version, from 1. */
    version: count,
    acknowledgedOn: civilDate,
    employeeIds: peopleBatch,
  }),
});
