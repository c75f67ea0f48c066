import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { civilDate } from '../values.js';
import { peopleBatch } from '../vocabulary.js';

/** Up to 500 people chose a way of placement (选择安置方式); which one is not told. */
export const PlacementChosen = defineEvent({
  publisher: 'personnel',
  aggregate: 'placement-choice',
  fact: 'chosen',
  version: 1,
  name: 'PlacementChosen',
  description: 'Up to 500 people chose a way of placement (选择安置方式); which one is not told.',
  payload: z.object({ chosenOn: civilDate, employeeIds: peopleBatch }),
});
