import type { ReadTx, Tx } from '@anzhi/service-kit';

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

/** As {@link areFactsFinal}, with the series locked against becoming final until the transaction ends. */
export async function lockFactsFinal(tx: Tx, factoryId: string): Promise<boolean> {
  const [row] = await tx.query<{ final: boolean }>(
    `SELECT final_on IS NOT NULL AS final FROM posting_series WHERE factory_id = $1 AND kind = 'FACTS' FOR SHARE`,
    [factoryId],
  );
  return row?.final ?? false;
}
