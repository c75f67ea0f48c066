import { randomUUID } from 'node:crypto';
import type { ServiceTools } from '@anzhi/graphql-kit';
import { type Stoppable, startLoop } from '@anzhi/service-kit';
import { cleanOnce, workOnce } from './worker.js';

const EVERY_MS = 1_000;
const LEASE_MS = 30_000;

/** Works on calculations of whole factories, beside the workers of other replicas, until stopped. */
export function startCalculationWorker({ database, logger, now }: ServiceTools): Stoppable {
  let stopping = false;
  const worker = { database, now, name: randomUUID(), leaseMs: LEASE_MS, isStopping: () => stopping };
  const loop = startLoop('calculation worker', EVERY_MS, logger, async () => {
    while (!stopping && (await workOnce(worker)));
    while (!stopping && (await cleanOnce(worker)));
  });
  return {
    name: loop.name,
    async stop() {
      stopping = true;
      await loop.stop();
    },
  };
}
