import type { Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import type { PlanAct, PlanStatus } from './domain/plan-state.js';

/** What an act on a plan needs to know of it. */
export interface LockedPlan {
  id: string;
  version: number;
  status: PlanStatus;
  submittedOn: string | null;
  decidedOn: string | null;
  /** How often the text was written; a revision that names another one is refused. */
  revision: number;
  /** The version in force that this one would replace; null where it is the first. */
  amendsVersion: number | null;
}

const LOCKED = `id, version, status, submitted_on AS "submittedOn", decided_on AS "decidedOn", revision, amends_version AS "amendsVersion"`;

/** The plan, locked until the transaction ends, so that of two officers one acts after the other. */
export async function lockPlan(tx: Tx, factoryId: string, id: string): Promise<LockedPlan | null> {
  const [plan] = await tx.query<LockedPlan>(
    `SELECT ${LOCKED} FROM placement_plan WHERE factory_id = $1 AND id = $2 FOR UPDATE`,
    [factoryId, id],
  );
  return plan ?? null;
}

/** Versions of one factory are made one after the other: the number of the next, and the newest that was not rejected. */
export async function lockVersions(
  tx: Tx,
  factoryId: string,
): Promise<{ next: number; alive: LockedPlan | null }> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`placement-plan:${factoryId}`]);
  const plans = await tx.query<LockedPlan>(
    `SELECT ${LOCKED} FROM placement_plan WHERE factory_id = $1 ORDER BY version DESC`,
    [factoryId],
  );
  const alive = plans.find(({ status }) => status !== 'REJECTED') ?? null;
  return { next: (plans[0]?.version ?? 0) + 1, alive };
}

/** What a step fills in beside the state: columns of placement_plan. */
export interface PlanFilled {
  consulting_on?: string;
  submitted_on?: string;
  decided_on?: string;
  filed_on?: string;
  filing_no?: string;
  filed_with?: string;
  filing_document?: string | null;
  published_on?: string;
  document_no?: string;
  published_places?: string;
  published_channels?: string;
}

/** A step of a plan: what was done, the state after it and the day on the factory's clock. */
export interface PlanStep {
  act: PlanAct['kind'] | 'DRAFT';
  status: PlanStatus;
  on: string;
}

/** Moves the plan on and keeps the step. */
export async function movePlan(
  tx: Tx,
  factoryId: string,
  id: string,
  step: PlanStep,
  filled: PlanFilled = {},
): Promise<void> {
  const columns = Object.entries(filled);
  const sets = columns.map(([column], index) => `, ${column} = $${index + 4}`).join('');
  await tx.query(`UPDATE placement_plan SET status = $3${sets} WHERE factory_id = $1 AND id = $2`, [
    factoryId,
    id,
    step.status,
    ...columns.map(([, value]) => value),
  ]);
  await keepStep(tx, factoryId, id, step);
}

/** Keeps a step in the history of the version; the plan's row must be locked or new. */
export async function keepStep(tx: Tx, factoryId: string, id: string, step: PlanStep): Promise<void> {
  await tx.query(
    `INSERT INTO placement_plan_step (factory_id, plan_id, no, act, status, taken_on)
     SELECT $1, $2, coalesce(max(no), 0) + 1, $3, $4, $5 FROM placement_plan_step WHERE factory_id = $1 AND plan_id = $2`,
    [factoryId, id, step.act, step.status, step.on],
  );
}

/** Ends the version that an amendment replaces, once the amendment binds. */
export async function supersede(tx: Tx, factoryId: string, version: number, on: string): Promise<void> {
  await tx.query(
    'UPDATE placement_plan SET superseded_on = $3 WHERE factory_id = $1 AND version = $2 AND superseded_on IS NULL',
    [factoryId, version, on],
  );
}

export async function insertFinding(
  tx: Tx,
  factoryId: string,
  planId: string,
  finding: string,
  raisedOn: string,
): Promise<void> {
  await tx.query(
    'INSERT INTO placement_plan_finding (factory_id, id, plan_id, finding, raised_on) VALUES ($1, $2, $3, $4, $5)',
    [factoryId, newId(), planId, finding, raisedOn],
  );
}

/** The plan of an open finding, and how many stay open once this one is closed; null when it is not open. */
export async function openFindingOf(
  tx: Tx,
  factoryId: string,
  id: string,
): Promise<{ planId: string } | null> {
  const [finding] = await tx.query<{ planId: string }>(
    'SELECT plan_id AS "planId" FROM placement_plan_finding WHERE factory_id = $1 AND id = $2 AND closed_on IS NULL',
    [factoryId, id],
  );
  return finding ?? null;
}

/** Closes a finding once; answers how many stay open, or null when somebody closed it before. */
export async function closeFinding(
  tx: Tx,
  factoryId: string,
  finding: { id: string; planId: string; resolution: string; closedOn: string },
): Promise<number | null> {
  const closed = await tx.query(
    `UPDATE placement_plan_finding SET resolution = $3, closed_on = $4
      WHERE factory_id = $1 AND id = $2 AND closed_on IS NULL RETURNING id`,
    [factoryId, finding.id, finding.resolution, finding.closedOn],
  );
  if (closed.length === 0) return null;
  const [open] = await tx.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM placement_plan_finding WHERE factory_id = $1 AND plan_id = $2 AND closed_on IS NULL',
    [factoryId, finding.planId],
  );
  return open?.n ?? 0;
}
