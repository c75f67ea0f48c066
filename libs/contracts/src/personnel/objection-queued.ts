import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id } from '../values.js';
import { itemCode, seriesKind } from '../vocabulary.js';

/** A referred objection (转办异议) waits for the next round, or after the last one for a reopening. */
export const ObjectionQueued = defineEvent({
  publisher: 'personnel',
  aggregate: 'objection',
  fact: 'queued',
  version: 1,
  name: 'ObjectionQueued',
  description:
    'A referred objection (转办异议) waits for the next round, or after the last one for a reopening.',
  payload: z.object({ referralId: id, series: seriesKind, item: itemCode }),
});
