import { PlacementChosen } from '@anzhi/contracts';
import { NotYetError, onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import { understandByChoosing } from '../understanding.service.js';

/** Who chooses understands their own choice: the fourth understanding (decision 33). */
export const onPlacementChosen = onEvent(PlacementChosen, async ({ factoryId, payload }, tx: Tx) => {
  const unknown = await understandByChoosing(tx, factoryId, payload);
  if (unknown > 0) throw new NotYetError(`${unknown} people who chose are not enrolled here yet`);
});
