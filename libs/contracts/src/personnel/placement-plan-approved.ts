import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, yuan } from '../values.js';
import { fundSource, voteFigures } from '../vocabulary.js';

/** The workers' congress (职工代表大会) passed the placement plan (安置方案); carries the vote and the budget by source. */
export const PlacementPlanApproved = defineEvent({
  publisher: 'personnel',
  aggregate: 'placement-plan',
  fact: 'approved',
  version: 1,
  name: 'PlacementPlanApproved',
  description:
    "The workers' congress (职工代表大会) passed the placement plan (安置方案); carries the vote and the budget by source.",
  payload: z.object({
    planId: id,
    version: z.int().min(1),
    ...voteFigures,
    budget: z.array(z.object({ source: fundSource, total: yuan })),
  }),
});
