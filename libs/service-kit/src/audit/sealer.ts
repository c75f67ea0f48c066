import { systemViewer } from '../access/viewer.js';
import type { Database } from '../database/database.js';
import type { Logger } from '../lifecycle/logger.js';
import { startLoop } from '../lifecycle/loop.js';
import type { Stoppable } from '../lifecycle/shutdown.js';
import { sealAudit } from './seal.js';

/** Chains new audit rows of every factory, every few seconds; safe with several replicas. */
export function startAuditSealer(
  database: Database,
  service: string,
  logger: Logger,
  everyMs = 3_000,
): Stoppable {
  const viewer = systemViewer(service, 'audit-sealer');
  return startLoop('audit sealer', everyMs, logger, async () => {
    const factories = await database.read(viewer, (tx) =>
      tx.query<{ factory_id: string }>(
        `SELECT DISTINCT e.factory_id FROM audit_entry e
          WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.factory_id = e.factory_id AND s.entry_id = e.id)`,
      ),
    );
    for (const { factory_id } of factories) {
      await database.write(viewer, { kind: 'factories', factoryIds: [factory_id] }, (tx) =>
        sealAudit(tx, factory_id),
      );
    }
  });
}
