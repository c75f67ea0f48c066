import { opaqueId } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import { gapOf, type SourceMoney } from './domain/plan-checks.js';
import { FINDING_ID, PLAN_ID } from './plan.ids.js';
import { PlacementPlan, PlanBudgetLine, PlanChannel, PlanFinding, PlanStandard } from './plan.type.js';
import { PlanFundingLine, PlanSourceMoney, PlanStepTaken } from './plan-part.type.js';
import { CongressVote } from './vote.type.js';

type Parts = 'budget' | 'budgetTotal' | 'funding' | 'sources' | 'gapTotal' | 'findings' | 'votes' | 'history';

/** A version as its row has it; its parts are read beside it. */
export interface PlanSqlRow extends Omit<PlacementPlan, Parts> {
  key: string;
}

/** The columns of PlanSqlRow, of `placement_plan p`. */
export const PLAN_COLUMNS = `p.factory_id AS "factoryId", p.id AS key, p.version, p.title, p.status, p.channels, p.standards,
  p.drafted_on AS "draftedOn", p.submitted_on AS "submittedOn", p.filed_on AS "filedOn", p.filing_no AS "filingNo",
  p.filed_with AS "filedWith", p.filing_document AS "filingDocument", p.published_on AS "publishedOn",
  p.document_no AS "documentNo", p.published_places AS "publishedPlaces", p.published_channels AS "publishedChannels",
  p.revision, p.amends_version AS "amendsVersion", p.amend_reason AS "amendReason", p.superseded_on AS "supersededOn"`;

/** The columns of CongressVote: tallies only. */
export const VOTE_COLUMNS = `subject, term, session, voted_on AS "votedOn", representatives, present, yes, no, abstain, invalid,
  result, quorum, needed, unanimous`;

interface PartOf {
  planId: string;
}

/** The parts of some versions, each list in order, in one query a kind. */
async function readParts(tx: ReadTx, rows: readonly PlanSqlRow[]) {
  const keys = [rows.map((row) => row.factoryId), rows.map((row) => row.key)];
  const read = <T>(columns: string, table: string, order: string): Promise<(T & PartOf)[]> =>
    tx.query<T & PartOf>(
      `SELECT plan_id AS "planId", ${columns} FROM ${table}
        WHERE (factory_id, plan_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) ORDER BY ${order}`,
      keys,
    );
  return {
    budget: await read<PlanBudgetLine>('item, amount, source', 'placement_plan_budget', 'no'),
    funding: await read<PlanFundingLine>('source, amount, basis', 'placement_plan_funding', 'no'),
    findings: await read<PlanFinding>(
      'id, finding, raised_on AS "raisedOn", resolution, closed_on AS "closedOn"',
      'placement_plan_finding',
      'id',
    ),
    votes: await read<CongressVote>(VOTE_COLUMNS, 'congress_vote', 'id'),
    history: await read<PlanStepTaken>(
      'no, act, status, taken_on AS "takenOn"',
      'placement_plan_step',
      'plan_id, no',
    ),
  };
}

/** Versions with all their parts, in the order of the rows. */
export async function assemblePlans(tx: ReadTx, rows: readonly PlanSqlRow[]): Promise<PlacementPlan[]> {
  if (rows.length === 0) return [];
  const parts = await readParts(tx, rows);
  return rows.map((row) => {
    const own = <T extends PartOf, P extends object>(all: readonly T[], type: new () => P): P[] =>
      all
        .filter(({ planId }) => planId === row.key)
        .map(({ planId: _planId, ...part }) => Object.assign(new type(), part));
    const budget = own(parts.budget, PlanBudgetLine);
    const funding = own(parts.funding, PlanFundingLine);
    const sources = sourcesOf(budget, funding);
    return Object.assign(new PlacementPlan(), row, {
      id: opaqueId(PLAN_ID, row.factoryId, row.key),
      channels: row.channels.map((channel) => Object.assign(new PlanChannel(), channel)),
      standards: row.standards.map((standard) => Object.assign(new PlanStandard(), standard)),
      budget,
      budgetTotal: budget.reduce((total, { amount }) => total + amount, 0n),
      funding,
      sources,
      gapTotal: sources.reduce((total, { gap }) => total + gap, 0n),
      findings: own(parts.findings, PlanFinding).map((finding) =>
        Object.assign(finding, { id: opaqueId(FINDING_ID, row.factoryId, finding.id) }),
      ),
      votes: own(parts.votes, CongressVote),
      history: own(parts.history, PlanStepTaken),
    });
  });
}

function sourcesOf(
  budget: readonly PlanBudgetLine[],
  funding: readonly PlanFundingLine[],
): PlanSourceMoney[] {
  const names = [...new Set([...budget, ...funding].map(({ source }) => source))].sort();
  const sum = (lines: readonly { source: string; amount: bigint }[], name: string): bigint =>
    lines.reduce((total, { source, amount }) => (source === name ? total + amount : total), 0n);
  return names.map((source) => {
    const money: SourceMoney = { source, budget: sum(budget, source), funded: sum(funding, source) };
    return Object.assign(new PlanSourceMoney(), { ...money, source, gap: gapOf(money) });
  });
}
