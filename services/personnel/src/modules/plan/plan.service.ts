import { PlacementPlanApproved, PlacementPlanRejected } from '@anzhi/contracts';
import { formatYuan, opaqueId, parseOpaqueId } from '@anzhi/domain';
import type { UserError } from '@anzhi/graphql-kit';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { builtInPack } from '../rules/domain/packs.js';
import { decidePlanAct, isOpenOrInForce, type PlanAct } from './domain/plan-state.js';
import { checkVoteCount, decideVote, type VoteOutcome, voteRule } from './domain/vote.js';
import { PlacementPlanInProgressError, PlacementPlanNotFoundError, planOrderError } from './plan.errors.js';
import type {
  ClosePlanFindingInput,
  DraftPlacementPlanInput,
  FilePlanInput,
  PlacementPlanInput,
  PublishPlanInput,
  RecordCongressVoteInput,
  RecordPlanFindingInput,
  RevisePlacementPlanInput,
} from './plan.inputs.js';
import { FINDING_ID, PLAN_ID, readPlan } from './plan.read-model.js';
import { regimeOf } from './plan.regime.js';
import {
  CongressVoteCountError,
  CongressVoteDateError,
  CongressVoteNotSecretError,
  PlacementPlanSuccess,
  PlanFindingNotOpenError,
  RecordCongressVoteSuccess,
} from './plan.results.js';
import {
  budgetBySource,
  closeFinding,
  insertFinding,
  insertPlan,
  insertVote,
  type LockedPlan,
  lockNewestPlan,
  lockPlan,
  movePlan,
  openFindingOf,
  type PlanDateColumn,
  replaceContent,
} from './plan.store.js';
import { CongressVoteResult } from './vote.type.js';

/** Writes the next version of the plan; the one before must have been rejected. */
export async function draftPlacementPlan(tx: Tx, input: DraftPlacementPlanInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const newest = await lockNewestPlan(tx, factoryId);
  if (newest && isOpenOrInForce(newest.status))
    return new PlacementPlanInProgressError(newest.status, newest.version);
  const id = newId();
  const { date } = await tx.clock.now(factoryId);
  await insertPlan(tx, { factoryId, id, version: (newest?.version ?? 0) + 1, draftedOn: date }, input);
  return new PlacementPlanSuccess(await readPlan(tx, factoryId, id));
}

/** Changes what the plan says while that is still open: as a draft, with open findings, during the consultation. */
export function revisePlacementPlan(tx: Tx, input: RevisePlacementPlanInput) {
  return actOnPlan(tx, input.planId, { kind: 'REVISE' }, (plan, factoryId) =>
    replaceContent(tx, factoryId, plan.id, input),
  );
}

export function startPlanReview(tx: Tx, input: PlacementPlanInput) {
  return actOnPlan(tx, input.planId, { kind: 'START_REVIEW' });
}

export function recordPlanFinding(tx: Tx, input: RecordPlanFindingInput) {
  return actOnPlan(tx, input.planId, { kind: 'RECORD_FINDING' }, (plan, factoryId, today) =>
    insertFinding(tx, factoryId, plan.id, input.finding, today),
  );
}

/** Settles a finding; with the last one the plan is back in review. */
export async function closePlanFinding(tx: Tx, input: ClosePlanFindingInput) {
  const { factoryId, key } = parseOpaqueId(FINDING_ID, input.findingId);
  const finding = await openFindingOf(tx, factoryId, key);
  if (!finding) return new PlanFindingNotOpenError();
  const plan = await lockPlan(tx, factoryId, finding.planId);
  if (!plan) return new PlanFindingNotOpenError();
  const { date } = await tx.clock.now(factoryId);
  const openAfter = await closeFinding(tx, factoryId, {
    id: key,
    planId: plan.id,
    resolution: input.resolution,
    closedOn: date,
  });
  if (openAfter === null) return new PlanFindingNotOpenError();
  return step(tx, factoryId, plan, { kind: 'CLOSE_FINDING', openAfter });
}

/** Puts the plan to the workers for their opinion (劳动合同法 4: what touches their interests is discussed with them). */
export function startConsultation(tx: Tx, input: PlacementPlanInput) {
  return actOnPlan(tx, input.planId, { kind: 'START_CONSULTATION' }, undefined, (today) => ({
    consulting_on: today,
  }));
}

export function submitPlan(tx: Tx, input: PlacementPlanInput) {
  return actOnPlan(tx, input.planId, { kind: 'SUBMIT' }, undefined, (today) => ({ submitted_on: today }));
}

/**
 * Records the congress's vote as totals and draws the consequence (§3.11). Emits PlacementPlanApproved with the budget
 * by source, or PlacementPlanRejected; without a quorum nothing is decided and the plan stays before the congress.
 */
export async function recordCongressVote(tx: Tx, input: RecordCongressVoteInput) {
  const { factoryId, key } = parseOpaqueId(PLAN_ID, input.planId);
  const plan = await lockPlan(tx, factoryId, key);
  if (!plan) return new PlacementPlanNotFoundError();
  const { representatives, present, yes, no, abstain, invalid } = input;
  const count = { representatives, present, yes, no, abstain, invalid };
  const fault = checkVoteCount(count);
  if (fault) return new CongressVoteCountError(fault);
  if (!input.secretBallot) return new CongressVoteNotSecretError();
  const outcome = decideVote(count, voteRule(builtInPack((await regimeOf(tx, factoryId)) ?? 'STATUTORY')));
  const decision = decidePlanAct(plan.status, { kind: 'VOTE', result: outcome.result });
  if ('gap' in decision) return planOrderError(decision.gap, plan.status);
  const { date: today } = await tx.clock.now(factoryId);
  const earliest = plan.submittedOn ?? today;
  if (input.votedOn < earliest || input.votedOn > today) return new CongressVoteDateError(earliest, today);
  await insertVote(tx, factoryId, plan.id, input, count, outcome);
  await movePlan(
    tx,
    factoryId,
    plan.id,
    decision.next,
    outcome.result === 'NO_QUORUM' ? {} : { decided_on: input.votedOn },
  );
  await announceVote(tx, factoryId, plan, input, outcome);
  tx.audit({
    factoryId,
    action: 'congress-vote',
    entity: 'PlacementPlan',
    entityId: plan.id,
    legalBasis: '企业民主管理规定 art. 20',
    after: { ...count, ...outcome, votedOn: input.votedOn },
  });
  const current = await readPlan(tx, factoryId, plan.id);
  return new RecordCongressVoteSuccess(
    current,
    CongressVoteResult[outcome.result],
    outcome.quorum,
    outcome.needed,
    outcome.unanimous,
  );
}

/** Records the filing with the local coordination group, which a POLICY closure needs before money rests on the plan. */
export function filePlan(tx: Tx, input: FilePlanInput) {
  return actOnPlan(tx, input.planId, { kind: 'FILE' }, undefined, (today) => ({
    filed_on: today,
    filing_no: input.filingNo,
    filed_with: input.filedWith,
  }));
}

/** Publishes the plan under its document number; a POLICY plan must be filed before. */
export async function publishPlan(tx: Tx, input: PublishPlanInput) {
  const { factoryId } = parseOpaqueId(PLAN_ID, input.planId);
  const act = { kind: 'PUBLISH', regime: await regimeOf(tx, factoryId) } as const;
  return actOnPlan(tx, input.planId, act, undefined, (today) => ({
    published_on: today,
    document_no: input.documentNo,
  }));
}

type Filled = Readonly<Partial<Record<PlanDateColumn, string>>>;

async function actOnPlan(
  tx: Tx,
  planId: string,
  act: PlanAct,
  save?: (plan: LockedPlan, factoryId: string, today: string) => Promise<void>,
  filled: (today: string) => Filled = () => ({}),
): Promise<PlacementPlanSuccess | UserError> {
  const { factoryId, key } = parseOpaqueId(PLAN_ID, planId);
  const plan = await lockPlan(tx, factoryId, key);
  if (!plan) return new PlacementPlanNotFoundError();
  const { date: today } = await tx.clock.now(factoryId);
  return step(tx, factoryId, plan, act, () => save?.(plan, factoryId, today), filled(today));
}

async function step(
  tx: Tx,
  factoryId: string,
  plan: LockedPlan,
  act: PlanAct,
  save?: () => Promise<void> | undefined,
  filled: Filled = {},
): Promise<PlacementPlanSuccess | UserError> {
  const decision = decidePlanAct(plan.status, act);
  if ('gap' in decision) return planOrderError(decision.gap, plan.status);
  await save?.();
  await movePlan(tx, factoryId, plan.id, decision.next, filled);
  return new PlacementPlanSuccess(await readPlan(tx, factoryId, plan.id));
}

async function announceVote(
  tx: Tx,
  factoryId: string,
  plan: LockedPlan,
  input: RecordCongressVoteInput,
  outcome: VoteOutcome,
): Promise<void> {
  if (outcome.result === 'NO_QUORUM') return;
  const planId = opaqueId(PLAN_ID, factoryId, plan.id);
  const { representatives, yes, no, abstain, invalid, votedOn } = input;
  const figures = { representatives, yes, no, abstain, invalid, unanimous: outcome.unanimous, votedOn };
  const payload = { planId, version: plan.version, ...figures };
  if (outcome.result === 'FAILED') {
    tx.append({ contract: PlacementPlanRejected, factoryId, aggregateId: planId, payload });
    return;
  }
  const budget = (await budgetBySource(tx, factoryId, plan.id)).map(({ source, total }) => ({
    source,
    total: formatYuan(total),
  }));
  tx.append({
    contract: PlacementPlanApproved,
    factoryId,
    aggregateId: planId,
    payload: { ...payload, budget: budget as never },
  });
}
