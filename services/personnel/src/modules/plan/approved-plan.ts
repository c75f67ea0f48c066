import { opaqueId } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import { isBinding, type PlanRegime, type PlanStatus } from './domain/plan-state.js';
import { PLAN_ID } from './plan.ids.js';
import { regimeOf } from './plan.regime.js';

/** A way of placement as the plan defines it. */
export interface Channel {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly eligibilityRule: string;
  readonly benefits: readonly string[];
}

export interface ApprovedPlan {
  readonly planId: string;
  readonly version: number;
  readonly regime: PlanRegime | null;
  readonly status: PlanStatus;
  readonly channels: readonly Channel[];
}

/**
 * The plan on which placements and money may rest; null until the congress passed it and, under POLICY, it was filed
 * (I-P3). While an amendment is under way, and when it is voted down, that is the version before it.
 */
export async function approvedPlan(tx: ReadTx, factoryId: string): Promise<ApprovedPlan | null> {
  const plans = await tx.query<{ id: string; version: number; status: PlanStatus; channels: Channel[] }>(
    `SELECT id, version, status, channels FROM placement_plan
      WHERE factory_id = $1 AND status IN ('APPROVED', 'FILED', 'PUBLISHED') AND superseded_on IS NULL ORDER BY version DESC`,
    [factoryId],
  );
  if (plans.length === 0) return null;
  const regime = await regimeOf(tx, factoryId);
  const plan = plans.find(({ status }) => isBinding(status, regime));
  if (!plan) return null;
  const { id, version, status, channels } = plan;
  return { planId: opaqueId(PLAN_ID, factoryId, id), version, regime, status, channels };
}
