import type { ReadTx } from '@anzhi/service-kit';

/**
 * Whether the FACTS series is final, read narrowly from the postings' table: postings calculate through this module,
 * so asking them would be a circle.
 */
export async function areFactsFinal(tx: ReadTx, factoryId: string): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 FROM posting_series WHERE factory_id = $1 AND kind = 'FACTS' AND final_on IS NOT NULL`,
    [factoryId],
  );
  return rows.length > 0;
}
