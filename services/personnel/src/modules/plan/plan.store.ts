import type { Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import type { PlanStatus } from './domain/plan-state.js';
import type { VoteCount, VoteOutcome } from './domain/vote.js';
import type { PlanBudgetLineInput, PlanContentInput, RecordCongressVoteInput } from './plan.inputs.js';

/** What an act on a plan needs to know of it. */
export interface LockedPlan {
  id: string;
  version: number;
  status: PlanStatus;
  submittedOn: string | null;
}

/** The plan, locked until the transaction ends, so that of two officers one acts after the other. */
export async function lockPlan(tx: Tx, factoryId: string, id: string): Promise<LockedPlan | null> {
  const [plan] = await tx.query<LockedPlan>(
    `SELECT id, version, status, submitted_on AS "submittedOn" FROM placement_plan
      WHERE factory_id = $1 AND id = $2 FOR UPDATE`,
    [factoryId, id],
  );
  return plan ?? null;
}

/** The newest version, locked. */
export async function lockNewestPlan(tx: Tx, factoryId: string): Promise<LockedPlan | null> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`placement-plan:${factoryId}`]);
  const [plan] = await tx.query<LockedPlan>(
    `SELECT id, version, status, submitted_on AS "submittedOn" FROM placement_plan
      WHERE factory_id = $1 ORDER BY version DESC LIMIT 1 FOR UPDATE`,
    [factoryId],
  );
  return plan ?? null;
}

export async function insertPlan(
  tx: Tx,
  plan: { factoryId: string; id: string; version: number; draftedOn: string },
  content: PlanContentInput,
): Promise<void> {
  await tx.query(
    `INSERT INTO placement_plan (factory_id, id, version, title, status, channels, standards, drafted_on)
     VALUES ($1, $2, $3, $4, 'DRAFT', $5, $6, $7)`,
    [
      plan.factoryId,
      plan.id,
      plan.version,
      content.title,
      channelsJson(content),
      standardsJson(content),
      plan.draftedOn,
    ],
  );
  await insertBudget(tx, plan.factoryId, plan.id, content.budget);
}

export async function replaceContent(
  tx: Tx,
  factoryId: string,
  id: string,
  content: PlanContentInput,
): Promise<void> {
  await tx.query(
    'UPDATE placement_plan SET title = $3, channels = $4, standards = $5 WHERE factory_id = $1 AND id = $2',
    [factoryId, id, content.title, channelsJson(content), standardsJson(content)],
  );
  await tx.query('DELETE FROM placement_plan_budget WHERE factory_id = $1 AND plan_id = $2', [factoryId, id]);
  await insertBudget(tx, factoryId, id, content.budget);
}

/** Moves the plan on; `dates` are the columns that the step fills. */
export async function movePlan(
  tx: Tx,
  factoryId: string,
  id: string,
  status: PlanStatus,
  filled: Readonly<Partial<Record<PlanDateColumn, string>>> = {},
): Promise<void> {
  const columns = Object.entries(filled);
  const sets = columns.map(([column], index) => `, ${column} = $${index + 4}`).join('');
  await tx.query(`UPDATE placement_plan SET status = $3${sets} WHERE factory_id = $1 AND id = $2`, [
    factoryId,
    id,
    status,
    ...columns.map(([, value]) => value),
  ]);
}

export type PlanDateColumn =
  | 'consulting_on'
  | 'submitted_on'
  | 'decided_on'
  | 'filed_on'
  | 'filing_no'
  | 'filed_with'
  | 'published_on'
  | 'document_no';

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

/** Keeps the tallies of a vote; who voted how is nowhere. */
export async function insertVote(
  tx: Tx,
  factoryId: string,
  planId: string,
  input: RecordCongressVoteInput,
  count: VoteCount,
  outcome: VoteOutcome,
): Promise<void> {
  await tx.query(
    `INSERT INTO congress_vote (factory_id, id, plan_id, term, session, voted_on, representatives, present, yes, no, abstain,
       invalid, result, quorum, needed, unanimous)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      factoryId,
      newId(),
      planId,
      input.term,
      input.session,
      input.votedOn,
      count.representatives,
      count.present,
      count.yes,
      count.no,
      count.abstain,
      count.invalid,
      outcome.result,
      outcome.quorum,
      outcome.needed,
      outcome.unanimous,
    ],
  );
}

/** The budget's totals by who pays, for the estate's reserve (decision 22). */
export function budgetBySource(
  tx: Tx,
  factoryId: string,
  planId: string,
): Promise<{ source: string; total: bigint }[]> {
  return tx.query<{ source: string; total: bigint }>(
    `SELECT source, sum(amount)::bigint AS total FROM placement_plan_budget
      WHERE factory_id = $1 AND plan_id = $2 GROUP BY source ORDER BY source`,
    [factoryId, planId],
  );
}

async function insertBudget(
  tx: Tx,
  factoryId: string,
  planId: string,
  lines: readonly PlanBudgetLineInput[],
): Promise<void> {
  const rows = lines.map((line, index) => ({
    no: index + 1,
    item: line.item,
    amount: line.amount.toString(),
    source: line.source,
  }));
  await tx.query(
    `INSERT INTO placement_plan_budget (factory_id, plan_id, no, item, amount, source)
     SELECT $1, $2, no, item, amount, source
       FROM jsonb_to_recordset($3::jsonb) AS line(no integer, item text, amount bigint, source text)`,
    [factoryId, planId, JSON.stringify(rows)],
  );
}

const channelsJson = (content: PlanContentInput): string =>
  JSON.stringify(
    content.channels.map(({ code, name, nameEn, eligibilityRule, benefits }) => ({
      code,
      name,
      nameEn,
      eligibilityRule,
      benefits,
    })),
  );

const standardsJson = (content: PlanContentInput): string =>
  JSON.stringify(
    content.standards.map(({ item, standard, legalBasis }) => ({
      item,
      standard,
      legalBasis: legalBasis ?? null,
    })),
  );
