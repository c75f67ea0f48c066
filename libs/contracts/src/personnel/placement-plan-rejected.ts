import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id } from '../values.js';
import { voteFigures } from '../vocabulary.js';

/** The workers' congress (职工代表大会) did not pass the placement plan (安置方案). */
export const PlacementPlanRejected = defineEvent({
  publisher: 'personnel',
  aggregate: 'placement-plan',
  fact: 'rejected',
  version: 1,
  name: 'PlacementPlanRejected',
  description: "The workers' congress (职工代表大会) did not pass the placement plan (安置方案).",
  payload: z.object({ planId: id, version: z.int().min(1), ...voteFigures }),
});
