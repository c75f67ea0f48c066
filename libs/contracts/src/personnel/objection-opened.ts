import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id } from '../values.js';
import { itemCode, seriesKind } from '../vocabulary.js';

/** An objection (异议) was opened, where referralId says for which referral. The aggregate is the referral where there is one. */
export const ObjectionOpened = defineEvent({
  publisher: 'personnel',
  aggregate: 'objection',
  fact: 'opened',
  version: 1,
  name: 'ObjectionOpened',
  description:
    'An objection (异议) was opened, where referralId says for which referral. The aggregate is the referral where there is one.',
  payload: z.object({ objectionId: id, referralId: id.nullable(), series: seriesKind, item: itemCode }),
});
