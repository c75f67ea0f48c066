import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { closurePhase } from '../vocabulary.js';

/** The closure project moved to another phase (关闭破产阶段). */
export const ProjectPhaseChanged = defineEvent({
  publisher: 'assets',
  aggregate: 'closure-project',
  fact: 'phase-changed',
  version: 1,
  name: 'ProjectPhaseChanged',
  description: 'The closure project moved to another phase (关闭破产阶段).',
  payload: z.object({ from: closurePhase, to: closurePhase }),
});
