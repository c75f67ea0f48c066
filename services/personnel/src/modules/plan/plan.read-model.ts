import { opaqueId, parseOpaqueId } from '@anzhi/domain';
import {
  COUNT_LIMIT,
  type Page,
  type RequestContext,
  readPage,
  STAFF_ROLES,
  toPage,
} from '@anzhi/graphql-kit';
import { factoryIdOfCode, holdsRole, type ReadTx } from '@anzhi/service-kit';
import { OPEN_TO_WORKERS, PLAN_STATUSES } from './domain/plan-state.js';
import type { PlacementPlansArgs } from './plan.inputs.js';
import { PlacementPlan, PlanBudgetLine, PlanChannel, PlanFinding, PlanStandard } from './plan.type.js';
import { CongressVote } from './vote.type.js';

export const PLAN_ID = 'plan';
export const FINDING_ID = 'finding';

interface PlanSqlRow extends Omit<PlacementPlan, 'budget' | 'budgetTotal' | 'findings' | 'votes'> {
  key: string;
}

const COLUMNS = `p.factory_id AS "factoryId", p.id AS key, p.version, p.title, p.status, p.channels, p.standards,
  p.drafted_on AS "draftedOn", p.submitted_on AS "submittedOn", p.filed_on AS "filedOn", p.filing_no AS "filingNo",
  p.published_on AS "publishedOn", p.document_no AS "documentNo"`;

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
    `SELECT ${COLUMNS} FROM placement_plan p WHERE ${where} ORDER BY ${order} LIMIT ${limit}`,
    params,
  );
  if (rows.length === 0) return [];
  const keys = [rows.map((row) => row.factoryId), rows.map((row) => row.key)];
  const among = '(factory_id, plan_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))';
  const budget = await tx.query<PlanBudgetLine & { planId: string }>(
    `SELECT plan_id AS "planId", item, amount, source FROM placement_plan_budget WHERE ${among} ORDER BY no`,
    keys,
  );
  const findings = await tx.query<PlanFinding & { planId: string; factoryId: string }>(
    `SELECT plan_id AS "planId", factory_id AS "factoryId", id, finding, raised_on AS "raisedOn", resolution, closed_on AS "closedOn"
       FROM placement_plan_finding WHERE ${among} ORDER BY id`,
    keys,
  );
  const votes = await tx.query<CongressVote & { planId: string }>(
    `SELECT plan_id AS "planId", term, session, voted_on AS "votedOn", representatives, present, yes, no, abstain, invalid, result,
            quorum, needed, unanimous FROM congress_vote WHERE ${among} ORDER BY id`,
    keys,
  );
  return rows.map((row) => {
    const lines = budget.filter((line) => line.planId === row.key);
    return Object.assign(new PlacementPlan(), row, {
      id: opaqueId(PLAN_ID, row.factoryId, row.key),
      channels: row.channels.map((channel) => Object.assign(new PlanChannel(), channel)),
      standards: row.standards.map((standard) => Object.assign(new PlanStandard(), standard)),
      budget: lines.map(({ item, amount, source }) =>
        Object.assign(new PlanBudgetLine(), { item, amount, source }),
      ),
      budgetTotal: lines.reduce((total, line) => total + line.amount, 0n),
      findings: findings
        .filter((finding) => finding.planId === row.key)
        .map(({ planId: _planId, factoryId, ...finding }) =>
          Object.assign(new PlanFinding(), finding, { id: opaqueId(FINDING_ID, factoryId, finding.id) }),
        ),
      votes: votes
        .filter((vote) => vote.planId === row.key)
        .map(({ planId: _planId, ...vote }) => Object.assign(new CongressVote(), vote)),
    });
  });
}
