import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id } from '../values.js';

/** A placement agreement took effect (安置生效) in one channel. */
export const PlacementEffective = defineEvent({
  publisher: 'personnel',
  aggregate: 'placement',
  fact: 'effective',
  version: 1,
  name: 'PlacementEffective',
  description: 'A placement agreement took effect (安置生效) in one channel.',
  payload: z.object({ employeeId: id, channel: z.string().min(1) }),
});
