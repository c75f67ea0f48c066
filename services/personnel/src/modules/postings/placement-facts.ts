import type { ReadTx } from '@anzhi/service-kit';
import type { PostedPlacement } from './domain/posted-row.js';

/**
 * How people stand placed, by uuid, read narrowly from the placements' table: placement asks this module for final
 * amounts, so asking it would be a circle. A draft is not posted: nobody has signed it.
 */
export async function placementFacts(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[] | null = null,
): Promise<Map<string, PostedPlacement>> {
  const rows = await tx.query<PostedPlacement & { employeeId: string }>(
    `SELECT employee_id AS "employeeId", channel_name AS "channelName", settles FROM placement
      WHERE factory_id = $1 AND status NOT IN ('DRAFT', 'VOID', 'SUPERSEDED') AND ($2::uuid[] IS NULL OR employee_id = ANY($2))`,
    [factoryId, employeeIds],
  );
  return new Map(rows.map(({ employeeId, ...placement }) => [employeeId, placement]));
}

/** True once anybody has signed a placement agreement. */
export async function isAnybodyPlaced(tx: ReadTx, factoryId: string): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 FROM placement WHERE factory_id = $1 AND status NOT IN ('DRAFT', 'VOID', 'SUPERSEDED') LIMIT 1`,
    [factoryId],
  );
  return rows.length > 0;
}
