import { RosterFrozen } from '@anzhi/contracts';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';

/** Keeps the size of the frozen roster: what K6 and K7 are counted by (§3.16). */
export const onRosterFrozen = onEvent(RosterFrozen, async ({ factoryId, payload }, tx: Tx) => {
  await tx.query(
    `INSERT INTO roster_frozen (factory_id, as_of, total) VALUES ($1, $2, $3)
     ON CONFLICT (factory_id) DO UPDATE SET as_of = excluded.as_of, total = excluded.total`,
    [factoryId, payload.asOf, payload.total],
  );
});
