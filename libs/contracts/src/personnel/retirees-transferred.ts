import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { civilDate, count, id } from '../values.js';
import { employeeCategory } from '../vocabulary.js';

/** A receiver confirmed a batch of retirees, survivors or injured people (离退休人员移交社区), told as counts. */
export const RetireesTransferred = defineEvent({
  publisher: 'personnel',
  aggregate: 'handover-batch',
  fact: 'retirees-transferred',
  version: 1,
  name: 'RetireesTransferred',
  description:
    'A receiver confirmed a batch of retirees, survivors or injured people (离退休人员移交社区), told as counts.',
  payload: z.object({
    batchId: id,
    receiverId: id,
    receiver: z.enum(['COMMITTEE', 'LOCAL_BODY']),
    confirmedOn: civilDate,
    count,
    counts: z.record(employeeCategory, count),
  }),
});
