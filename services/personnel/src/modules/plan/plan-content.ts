import type { ReadTx } from '@anzhi/service-kit';
import type { Channel } from './approved-plan.js';

/** What a version of the plan says of channels and money, whatever its status: for copies that change nothing. */
export interface PlanContent {
  readonly planId: string;
  readonly channels: readonly Channel[];
  /** The budget by who pays, fen. */
  readonly funds: readonly { readonly source: string; readonly total: bigint }[];
}

/** The content of a plan by its uuid; null where there is none. */
export async function planContent(
  tx: ReadTx,
  factoryId: string,
  planId: string,
): Promise<PlanContent | null> {
  const [plan] = await tx.query<{ channels: Channel[] }>(
    'SELECT channels FROM placement_plan WHERE factory_id = $1 AND id = $2',
    [factoryId, planId],
  );
  if (!plan) return null;
  const funds = await tx.query<{ source: string; total: bigint }>(
    `SELECT source, sum(amount)::bigint AS total FROM placement_plan_budget
      WHERE factory_id = $1 AND plan_id = $2 GROUP BY source ORDER BY source`,
    [factoryId, planId],
  );
  return { planId, channels: plan.channels, funds };
}
