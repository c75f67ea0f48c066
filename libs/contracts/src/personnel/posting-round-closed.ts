import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { civilDate, count, id } from '../values.js';
import { seriesKind } from '../vocabulary.js';

/** A posting round (公示轮次) closed; no further objection to it is taken. */
export const PostingRoundClosed = defineEvent({
  publisher: 'personnel',
  aggregate: 'posting-series',
  fact: 'round-closed',
  version: 1,
  name: 'PostingRoundClosed',
  description: 'A posting round (公示轮次) closed; no further objection to it is taken.',
  payload: z.object({
    seriesId: id,
    roundId: id,
    kind: seriesKind,
    no: z.int().min(1),
    closedOn: civilDate,
    rows: count,
    objections: count,
  }),
});
