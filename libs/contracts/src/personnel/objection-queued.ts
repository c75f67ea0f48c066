import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id } from '../values.js';
import { itemCode, seriesKind } from '../vocabulary.js';

/** A referred objection (转办异议) waits because no round is open; it is opened with the next. */
export const ObjectionQueued = defineEvent({
  publisher: 'personnel',
  aggregate: 'objection',
  fact: 'queued',
  version: 1,
  name: 'ObjectionQueued',
  description: 'A referred objection (转办异议) waits because no round is open; it is opened with the next.',
  payload: z.object({ referralId: id, series: seriesKind, item: itemCode }),
});
