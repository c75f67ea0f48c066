import { opaqueId } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import { isBinding, type PlanRegime, type PlanStatus } from './domain/plan-state.js';
import { PLAN_ID } from './plan.read-model.js';
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

/** The plan on which placements and money may rest; null until the congress passed it and, under POLICY, it was filed (I-P3). */
export async function approvedPlan(tx: ReadTx, factoryId: string): Promise<ApprovedPlan | null> {
  const [plan] = await tx.query<{ id: string; version: number; status: PlanStatus; channels: Channel[] }>(
    `SELECT id, version, status, channels FROM placement_plan
      WHERE factory_id = $1 AND status IN ('APPROVED', 'FILED', 'PUBLISHED') ORDER BY version DESC LIMIT 1`,
    [factoryId],
  );
  if (!plan) return null;
  const regime = await regimeOf(tx, factoryId);
  if (!isBinding(plan.status, regime)) return null;
  const { id, version, status, channels } = plan;
  return { planId: opaqueId(PLAN_ID, factoryId, id), version, regime, status, channels };
}
