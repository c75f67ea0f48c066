import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { count, id, yuan } from '../values.js';
import { seriesKind } from '../vocabulary.js';

/** A posting series became final (公示定案) with the root of its hash tree; payments rest on it. */
export const FactsFinalized = defineEvent({
  publisher: 'personnel',
  aggregate: 'posting-series',
  fact: 'finalized',
  version: 1,
  name: 'FactsFinalized',
  description:
    'A posting series became final (公示定案) with the root of its hash tree; payments rest on it.',
  payload: z.object({
    seriesId: id,
    kind: seriesKind,
    root: z.string().regex(/^[0-9a-f]{64}$/),
    totals: z.object({ rows: count, amount: yuan }),
  }),
});
