import { parseOpaqueId } from '@anzhi/domain';
import type { UserError } from '@anzhi/graphql-kit';
import type { Tx } from '@anzhi/service-kit';
import { decidePlanAct, isBinding, type PlanAct } from './domain/plan-state.js';
import { PlacementPlanNotFoundError, planOrderError } from './plan.errors.js';
import { PLAN_ID } from './plan.ids.js';
import { readPlan } from './plan.read-model.js';
import { regimeOf } from './plan.regime.js';
import { PlacementPlanSuccess } from './plan.results.js';
import {
  type LockedPlan,
  lockPlan,
  movePlan,
  type PlanFilled,
  type PlanStep,
  supersede,
} from './plan.store.js';

/** Acts that law or policy asks for are audited with what asks for them. */
const BASIS: Partial<Record<PlanAct['kind'], string>> = {
  SUBMIT: '企业民主管理规定; 国发〔1997〕10号',
  FILE: '国发〔1997〕10号',
  PUBLISH: '劳动合同法 4',
};

/** What an act does beside moving the state: why it is refused all the same, what it writes, what it fills in. */
export interface Doing {
  refuse?: (plan: LockedPlan, factoryId: string, today: string) => Promise<UserError | null>;
  save?: (plan: LockedPlan, factoryId: string, today: string) => Promise<void>;
  fill?: (today: string) => PlanFilled;
}

/** Acts on the plan of an opaque id: locked, decided, done; or the refusal. */
export async function actOnPlan(
  tx: Tx,
  planId: string,
  act: PlanAct,
  doing: Doing = {},
): Promise<PlacementPlanSuccess | UserError> {
  const { factoryId, key } = parseOpaqueId(PLAN_ID, planId);
  const plan = await lockPlan(tx, factoryId, key);
  return plan ? step(tx, factoryId, plan, act, doing) : new PlacementPlanNotFoundError();
}

/** Takes a locked plan one step on: decision, refusal, what the act writes, state, history and audit. */
export async function step(
  tx: Tx,
  factoryId: string,
  plan: LockedPlan,
  act: PlanAct,
  doing: Doing = {},
): Promise<PlacementPlanSuccess | UserError> {
  const decision = decidePlanAct(plan.status, act);
  if ('gap' in decision) return planOrderError(decision.gap, plan.status);
  const { date: today } = await tx.clock.now(factoryId);
  const refusal = await doing.refuse?.(plan, factoryId, today);
  if (refusal) return refusal;
  await doing.save?.(plan, factoryId, today);
  const filled = doing.fill?.(today);
  await advancePlan(tx, factoryId, plan, { act: act.kind, status: decision.next, on: today }, filled);
  const legalBasis = BASIS[act.kind];
  if (legalBasis)
    tx.audit({
      factoryId,
      action: act.kind,
      entity: 'PlacementPlan',
      entityId: plan.id,
      legalBasis,
      before: { status: plan.status },
      after: { status: decision.next, ...filled },
    });
  return new PlacementPlanSuccess(await readPlan(tx, factoryId, plan.id));
}

/** Moves a locked plan on; with the step by which an amendment binds, the version that it amends is superseded. */
export async function advancePlan(
  tx: Tx,
  factoryId: string,
  plan: LockedPlan,
  step: PlanStep,
  filled: PlanFilled = {},
): Promise<void> {
  if (plan.amendsVersion !== null && isBinding(step.status, await regimeOf(tx, factoryId)))
    await supersede(tx, factoryId, plan.amendsVersion, step.on);
  await movePlan(tx, factoryId, plan.id, step, filled);
}
