import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { civilDate } from '../values.js';

/** The start-up "three ones" (三个一) are done, which lets the closure leave SETUP. */
export const ProjectKickoffCompleted = defineEvent({
  publisher: 'party',
  aggregate: 'project-kickoff',
  fact: 'completed',
  version: 1,
  name: 'ProjectKickoffCompleted',
  description: 'The start-up "three ones" (三个一) are done, which lets the closure leave SETUP.',
  payload: z.object({ completedOn: civilDate }),
});
