import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { civilDate, count, id } from '../values.js';
import { seriesKind } from '../vocabulary.js';

/** A posting round (公示轮次) opened on the notice boards. */
export const PostingRoundOpened = defineEvent({
  publisher: 'personnel',
  aggregate: 'posting-series',
  fact: 'round-opened',
  version: 1,
  name: 'PostingRoundOpened',
  description: 'A posting round (公示轮次) opened on the notice boards.',
  payload: z.object({
    seriesId: id,
    roundId: id,
    kind: seriesKind,
    no: z.int().min(1),
    supplementary: z.boolean(),
    openedOn: civilDate,
    closesOn: civilDate,
    rows: count,
  }),
});
