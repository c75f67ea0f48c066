import { opaqueId } from '@anzhi/domain';
import type { ServiceTools } from '@anzhi/graphql-kit';
import { type Database, type Stoppable, scopeOfFactory, startLoop, systemViewer } from '@anzhi/service-kit';
import { lockCalculation } from '../entitlements/index.js';
import { calculatedFactories, prunable, removeRows } from './prune.store.js';

/** How long figures of a superseded calculation are kept, in months of the factory's clock ([DESIGN]; 个人信息保护法 19). */
export const RETENTION_MONTHS = 12;
const EVERY_MS = 60 * 60 * 1_000;

const viewer = systemViewer('personnel', 'calculation-retention');

/**
 * Removes the rows of one superseded calculation that nothing refers to, over all factories. Its head with the hash of
 * its results stays, and the audit chain says what went. True when there was one.
 */
export async function pruneOnce(database: Database): Promise<boolean> {
  const factories = await database.read(viewer, calculatedFactories, { kind: 'group' });
  for (const factoryId of factories) if (await pruneOne(database, factoryId)) return true;
  return false;
}

function pruneOne(database: Database, factoryId: string): Promise<boolean> {
  return database.write(viewer, scopeOfFactory(factoryId), async (tx) => {
    // Whoever freezes figures or changes over holds the same lock, so that nothing begins to refer to it meanwhile.
    await lockCalculation(tx, factoryId);
    const { date } = await tx.clock.now(factoryId);
    const found = await prunable(tx, factoryId, { today: date, months: RETENTION_MONTHS });
    if (!found) return false;
    const gone = await removeRows(tx, factoryId, found, date);
    tx.audit({
      ...{ factoryId, action: 'pruneCalculation', entity: 'Calculation', legalBasis: '个人信息保护法 19' },
      entityId: opaqueId('calculation', factoryId, found.id),
      after: { rules: found.rules, resultHash: found.resultHash, ...gone },
    });
    return true;
  });
}

/** Prunes every hour until stopped; many replicas may: each calculation goes once. */
export function startPruning({ database, logger }: ServiceTools): Stoppable {
  let stopping = false;
  const loop = startLoop('calculation retention', EVERY_MS, logger, async () => {
    while (!stopping && (await pruneOnce(database)));
  });
  return {
    name: loop.name,
    async stop() {
      stopping = true;
      await loop.stop();
    },
  };
}
