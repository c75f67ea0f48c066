import { PlacementPlanApproved } from '@anzhi/contracts';
import { formatYuan, parseYuan, sumFen } from '@anzhi/domain';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';

/** The congress passed a plan: its budget by source is what the fund must hold. The highest version counts, whichever arrives last. */
export const onPlacementPlanApproved = onEvent(PlacementPlanApproved, async (event, tx: Tx) => {
  const { factoryId, payload } = event;
  const { planId, version, budget } = payload;
  const sources = [...new Set(budget.map((line) => line.source))];
  for (const source of sources) {
    const total = sumFen(
      budget.filter((line) => line.source === source).map((line) => parseYuan(line.total)),
    );
    await tx.query(
      `INSERT INTO plan_budget (factory_id, plan_version, source, plan_id, total_fen) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [factoryId, version, source, planId, total.toString()],
    );
    const after = { version, source, total: formatYuan(total) };
    tx.audit({
      factoryId,
      action: 'setBudget',
      entity: 'PlanBudget',
      entityId: planId,
      legalBasis: '职工代表大会决议',
      after,
    });
  }
});
