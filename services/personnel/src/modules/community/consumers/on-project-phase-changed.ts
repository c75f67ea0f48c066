import { ProjectPhaseChanged } from '@anzhi/contracts';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import { tellEnded } from '../self-rescue/self-rescue.service.js';
import { endContracts, lockSelfRescue } from '../self-rescue/self-rescue.store.js';

/** Phases in which the estate no longer works: contracts of production self-rescue end with the closure. */
const OVER = ['TERMINATED', 'DEREGISTERED', 'DISMISSED', 'ENDED_EARLY'];

/** Ends all contracts of production self-rescue at once when the closure ends (S127). */
export const onProjectPhaseChanged = onEvent(ProjectPhaseChanged, async ({ factoryId, payload }, tx: Tx) => {
  if (!OVER.includes(payload.to)) return;
  await lockSelfRescue(tx, factoryId);
  const { date: on } = await tx.clock.now(factoryId);
  await tx.query(
    'INSERT INTO known_closure_end (factory_id, phase, ended_on) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [factoryId, payload.to, on],
  );
  const end = { on, why: 'CLOSURE_ENDED', reason: '破产程序终结' } as const;
  tellEnded(tx, factoryId, await endContracts(tx, factoryId, null, end), end);
});
