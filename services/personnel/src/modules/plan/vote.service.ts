import { PlacementPlanApproved, PlacementPlanRejected } from '@anzhi/contracts';
import { formatYuan, opaqueId, parseOpaqueId } from '@anzhi/domain';
import type { UserError } from '@anzhi/graphql-kit';
import type { Tx } from '@anzhi/service-kit';
import { ensureSession, insertVote, type LockedSession, lockSession, openItem } from './congress.store.js';
import { decidePlanAct, type PlanStatus } from './domain/plan-state.js';
import { checkVoteCount, decideVote, type VoteCount, type VoteOutcome, voteRule } from './domain/vote.js';
import { moneyBySource } from './plan.checks.js';
import { PlacementPlanNotFoundError, planOrderError } from './plan.errors.js';
import { AGENDA_ITEM_ID, PLAN_ID, SESSION_ID } from './plan.ids.js';
import { readPlan } from './plan.read-model.js';
import { congressRules } from './plan.regime.js';
import { type LockedPlan, lockPlan } from './plan.store.js';
import { advancePlan } from './plan-step.js';
import type {
  PreviewVoteInput,
  RecordCongressResolutionInput,
  RecordCongressVoteInput,
} from './vote.inputs.js';
import {
  CongressAgendaItemDecidedError,
  CongressSessionNotFoundError,
  CongressVoteCountError,
  CongressVoteDateError,
  CongressVoteNotSecretError,
  RecordCongressResolutionSuccess,
  RecordCongressVoteSuccess,
} from './vote.results.js';
import { CongressVoteResult } from './vote.type.js';

/** A ballot before the congress as it was counted; totals only. */
interface Ballot {
  count: VoteCount;
  secretBallot: boolean;
  votedOn: string;
  subject: string;
  agendaItemId: string | null;
}

/**
 * Records the congress's vote on a plan as totals and draws the consequence (§3.11): one resolution of its session,
 * which is opened with it where nobody did before. Emits PlacementPlanApproved with the budget by source, or
 * PlacementPlanRejected; without a quorum nothing is decided and the plan stays before the congress.
 */
export async function recordCongressVote(tx: Tx, input: RecordCongressVoteInput) {
  const { factoryId, key } = parseOpaqueId(PLAN_ID, input.planId);
  const plan = await lockPlan(tx, factoryId, key);
  if (!plan) return new PlacementPlanNotFoundError();
  const ballot = { ...toBallot(input), votedOn: input.votedOn, subject: '职工安置方案', agendaItemId: null };
  const fault = faultOf(ballot) ?? (await dateFault(tx, factoryId, plan, ballot.votedOn));
  if (fault) return fault;
  const session = await ensureSession(tx, factoryId, {
    term: input.term,
    session: input.session,
    heldOn: input.votedOn,
    representatives: input.representatives,
    attended: input.present,
  });
  const outcome = await takeVote(tx, factoryId, session, ballot, plan);
  if ('message' in outcome) return outcome;
  return new RecordCongressVoteSuccess(
    await readPlan(tx, factoryId, plan.id),
    CongressVoteResult[outcome.result],
    outcome.quorum,
    outcome.needed,
    outcome.unanimous,
  );
}

/** Records one resolution of a session, item by item; where it is about a plan, the plan moves with it. */
export async function recordCongressResolution(tx: Tx, input: RecordCongressResolutionInput) {
  const { factoryId, key } = parseOpaqueId(SESSION_ID, input.sessionId);
  const plan = input.planId ? await lockPlan(tx, factoryId, parseOpaqueId(PLAN_ID, input.planId).key) : null;
  if (input.planId && !plan) return new PlacementPlanNotFoundError();
  const session = await lockSession(tx, factoryId, key);
  if (!session) return new CongressSessionNotFoundError();
  const agendaItemId = input.agendaItemId ? parseOpaqueId(AGENDA_ITEM_ID, input.agendaItemId).key : null;
  const votedOn = input.votedOn ?? session.heldOn;
  const ballot = {
    ...toBallot({ ...input, representatives: session.representatives }),
    votedOn,
    agendaItemId,
  };
  const fault = faultOf(ballot) ?? (await dateFault(tx, factoryId, plan, votedOn));
  if (fault) return fault;
  if (agendaItemId && !(await openItem(tx, factoryId, session.id, agendaItemId)))
    return new CongressAgendaItemDecidedError();
  const outcome = await takeVote(tx, factoryId, session, { ...ballot, subject: input.subject }, plan);
  if ('message' in outcome) return outcome;
  return new RecordCongressResolutionSuccess(outcome, plan ? await readPlan(tx, factoryId, plan.id) : null);
}

const toBallot = (input: PreviewVoteInput & { secretBallot: boolean }) => {
  const { representatives, present, yes, no, abstain, invalid, secretBallot } = input;
  return { count: { representatives, present, yes, no, abstain, invalid }, secretBallot };
};

function faultOf({ count, secretBallot }: Pick<Ballot, 'count' | 'secretBallot'>): UserError | null {
  const fault = checkVoteCount(count);
  if (fault) return new CongressVoteCountError(fault);
  return secretBallot ? null : new CongressVoteNotSecretError();
}

/** A plan is voted on from its submission on; nothing is voted on tomorrow. */
async function dateFault(
  tx: Tx,
  factoryId: string,
  plan: LockedPlan | null,
  votedOn: string,
): Promise<UserError | null> {
  const { date: today } = await tx.clock.now(factoryId);
  const earliest = plan?.submittedOn ?? '0001-01-01';
  return votedOn < earliest || votedOn > today
    ? new CongressVoteDateError(plan?.submittedOn ?? null, today)
    : null;
}

async function outcomeOf(tx: Tx, factoryId: string, count: VoteCount): Promise<VoteOutcome> {
  return decideVote(count, voteRule(await congressRules(tx, factoryId)));
}

function nextAfter(plan: LockedPlan, { result }: VoteOutcome): PlanStatus | UserError {
  const decision = decidePlanAct(plan.status, { kind: 'VOTE', result });
  return 'gap' in decision ? planOrderError(decision.gap, plan.status) : decision.next;
}

/** Keeps the tallies in the session and moves the plan, if it is about one. */
async function takeVote(
  tx: Tx,
  factoryId: string,
  session: LockedSession,
  ballot: Ballot,
  plan: LockedPlan | null,
): Promise<VoteOutcome | UserError> {
  const { count } = ballot;
  const mismatch = sessionFault(session, count);
  if (mismatch) return mismatch;
  const outcome = await outcomeOf(tx, factoryId, count);
  const next = plan ? nextAfter(plan, outcome) : null;
  if (next !== null && typeof next !== 'string') return next;
  await insertVote(tx, factoryId, { session, planId: plan?.id ?? null, ...ballot, outcome });
  tx.audit({
    factoryId,
    action: 'congress-vote',
    entity: plan ? 'PlacementPlan' : 'CongressSession',
    entityId: plan?.id ?? session.id,
    legalBasis: '企业民主管理规定 art. 20',
    after: { ...count, ...outcome, votedOn: ballot.votedOn },
  });
  if (!plan || !next) return outcome;
  const decided = outcome.result === 'NO_QUORUM' ? {} : { decided_on: ballot.votedOn };
  const { date: today } = await tx.clock.now(factoryId);
  await advancePlan(tx, factoryId, plan, { act: 'VOTE', status: next, on: today }, decided);
  await announceVote(tx, factoryId, plan, ballot, outcome);
  return outcome;
}

/** A count must fit its session: the same congress, and nobody voting who did not attend (no proxies). */
function sessionFault(session: LockedSession, count: VoteCount): UserError | null {
  if (count.representatives !== session.representatives)
    return new CongressVoteCountError({
      field: 'representatives',
      message: `the session counts ${session.representatives} representatives`,
      messageZh: `本次会议代表总数为 ${session.representatives} 人`,
    });
  if (count.present > session.attended)
    return new CongressVoteCountError({
      field: 'present',
      message: `${count.present} present exceed ${session.attended} who attended; nobody votes by proxy`,
      messageZh: `到会 ${session.attended} 人,不得委托投票`,
    });
  return null;
}

async function announceVote(
  tx: Tx,
  factoryId: string,
  plan: LockedPlan,
  { count, votedOn }: Ballot,
  { result, unanimous }: VoteOutcome,
): Promise<void> {
  if (result === 'NO_QUORUM') return;
  const planId = opaqueId(PLAN_ID, factoryId, plan.id);
  const { representatives, yes, no, abstain, invalid } = count;
  const figures = { representatives, yes, no, abstain, invalid, unanimous, votedOn };
  const payload = { planId, version: plan.version, ...figures };
  if (result === 'FAILED') {
    tx.append({ contract: PlacementPlanRejected, factoryId, aggregateId: planId, payload });
    return;
  }
  const money = await moneyBySource(tx, factoryId, plan.id);
  const budget = money.flatMap(({ source, budget: fen }) =>
    fen > 0n ? [{ source, total: formatYuan(fen) }] : [],
  );
  tx.append({
    contract: PlacementPlanApproved,
    factoryId,
    aggregateId: planId,
    payload: { ...payload, budget: budget as never },
  });
}
