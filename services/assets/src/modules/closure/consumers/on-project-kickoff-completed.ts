import { ProjectKickoffCompleted } from '@anzhi/contracts';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';

/** Keeps that party's "three ones" are done, whether or not a closure is open yet: acceptance asks for it. */
export const onProjectKickoffCompleted = onEvent(ProjectKickoffCompleted, async (event, tx: Tx) => {
  await tx.query(
    'INSERT INTO known_kickoff (factory_id, completed_on) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [event.factoryId, event.payload.completedOn],
  );
});
