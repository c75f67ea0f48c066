import { parseOpaqueId } from '@anzhi/domain';
import {
  badUserInput,
  COUNT_LIMIT,
  type Page,
  type RequestContext,
  readPage,
  STAFF_ROLES,
  toPage,
} from '@anzhi/graphql-kit';
import { factoryIdOfCode, holdsRole, type ReadTx } from '@anzhi/service-kit';
import { OPEN_TO_WORKERS, PLAN_STATUSES } from './domain/plan-state.js';
import { checkPlan } from './plan.checks.js';
import { PLAN_ID } from './plan.ids.js';
import type { PlacementPlansArgs } from './plan.inputs.js';
import type { PlacementPlan } from './plan.type.js';
import { type PlanCheckResult, toCheckResult } from './plan-part.type.js';
import { assemblePlans, PLAN_COLUMNS, type PlanSqlRow } from './plan-rows.js';

/** The plan of an act that just went through, as it stands in that transaction. */
export async function readPlan(tx: ReadTx, factoryId: string, id: string): Promise<PlacementPlan> {
  const [plan] = await selectPlans(tx, 'p.factory_id = $1 AND p.id = $2', [factoryId, id], 'p.version', 1);
  if (!plan) throw new Error(`plan ${id} of ${factoryId} is not there`);
  return plan;
}

/** A plan by its id; workers see it from the consultation on. */
export async function findPlan(context: RequestContext, id: string): Promise<PlacementPlan | null> {
  const { factoryId, key } = parseOpaqueId(PLAN_ID, id);
  const where = 'p.factory_id = $1 AND p.id = $2 AND p.status = ANY($3)';
  const [plan] = await selectPlans(
    context.reads,
    where,
    [factoryId, key, visibleTo(context, factoryId)],
    'p.version',
    1,
  );
  return plan ?? null;
}

/** The versions of a factory, newest first. */
export async function listPlans(
  context: RequestContext,
  args: PlacementPlansArgs,
): Promise<Page<PlacementPlan>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const visible = visibleTo(context, factoryId);
  const plans = await selectPlans(
    context.reads,
    'p.factory_id = $1 AND p.status = ANY($2) AND ($3::int IS NULL OR p.version < $3)',
    [factoryId, visible, after?.[0] ?? null],
    'p.version DESC',
    limit + 1,
  );
  const count = async (): Promise<number> => {
    const [row] = await context.reads.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM (SELECT 1 FROM placement_plan WHERE factory_id = $1 AND status = ANY($2) LIMIT ${COUNT_LIMIT + 1}) AS counted`,
      [factoryId, visible],
    );
    return row?.n ?? 0;
  };
  return toPage(plans, limit, (plan) => [String(plan.version)], count);
}

/** The newest version of each factory that may be seen, in the order of the ids. */
export async function loadCurrentPlans(
  context: RequestContext,
  factoryIds: readonly string[],
): Promise<(PlacementPlan | null)[]> {
  const staff = factoryIds.filter((id) => holdsRole(context.viewer, STAFF_ROLES, id));
  const plans = await selectPlans(
    context.reads,
    `p.factory_id = ANY($1) AND (p.factory_id = ANY($2) OR p.status = ANY($3)) AND p.version = (
       SELECT max(q.version) FROM placement_plan q
        WHERE q.factory_id = p.factory_id AND (q.factory_id = ANY($2) OR q.status = ANY($3)))`,
    [factoryIds, staff, OPEN_TO_WORKERS],
    'p.factory_id',
    factoryIds.length,
  );
  const byFactory = new Map(plans.map((plan) => [plan.factoryId, plan]));
  return factoryIds.map((id) => byFactory.get(id) ?? null);
}

/** The version in force of each factory, in the order of the ids: passed, filed under POLICY, not superseded (I-P3). */
export async function loadPlansInForce(
  context: RequestContext,
  factoryIds: readonly string[],
): Promise<(PlacementPlan | null)[]> {
  const plans = await selectPlans(
    context.reads,
    `p.factory_id = ANY($1) AND p.superseded_on IS NULL AND (p.status IN ('FILED', 'PUBLISHED') OR (p.status = 'APPROVED'
       AND EXISTS (SELECT 1 FROM roster r WHERE r.factory_id = p.factory_id AND r.regime = 'STATUTORY')))`,
    [factoryIds],
    'p.factory_id',
    factoryIds.length,
  );
  const byFactory = new Map(plans.map((plan) => [plan.factoryId, plan]));
  return factoryIds.map((id) => byFactory.get(id) ?? null);
}

/** The checks of a plan; an unknown one is a fault of the caller. @throws GraphQLError BAD_USER_INPUT */
export async function readChecks(
  context: RequestContext,
  factoryId: string,
  key: string,
): Promise<PlanCheckResult[]> {
  const known = await context.reads.query('SELECT 1 FROM placement_plan WHERE factory_id = $1 AND id = $2', [
    factoryId,
    key,
  ]);
  if (known.length === 0) throw badUserInput('there is no such placement plan (方案不存在)', 'planId');
  return (await checkPlan(context.reads, factoryId, key)).map(toCheckResult);
}

const visibleTo = (context: RequestContext, factoryId: string): readonly string[] =>
  holdsRole(context.viewer, STAFF_ROLES, factoryId) ? PLAN_STATUSES : OPEN_TO_WORKERS;

async function selectPlans(
  tx: ReadTx,
  where: string,
  params: readonly unknown[],
  order: string,
  limit: number,
): Promise<PlacementPlan[]> {
  const rows = await tx.query<PlanSqlRow>(
    `SELECT ${PLAN_COLUMNS} FROM placement_plan p WHERE ${where} ORDER BY ${order} LIMIT ${limit}`,
    params,
  );
  return assemblePlans(tx, rows);
}
