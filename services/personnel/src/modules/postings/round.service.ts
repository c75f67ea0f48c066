import { FactsFinalized, ObjectionRefused, PostingRoundClosed, PostingRoundOpened } from '@anzhi/contracts';
import { chinaCalendar, formatYuan, type LocalDate, opaqueId, parseOpaqueId } from '@anzhi/domain';
import type { UserError } from '@anzhi/graphql-kit';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { isCalculated } from '../entitlements/index.js';
import { rosterState } from '../roster/index.js';
import { buildTree, rootOf } from './domain/merkle.js';
import type { SnapshotRow } from './domain/posted-row.js';
import {
  becomesFinal,
  decideClose,
  decideOpenRound,
  decideResolve,
  type PostingRule,
  type RoundPlan,
} from './domain/round-state.js';
import { attachQueued, refuseQueued } from './objection-queue.js';
import type { OpenPostingRoundInput, PostingRoundInput } from './posting.inputs.js';
import { ROUND_ID, readRound, readSeries, SERIES_ID } from './posting.read-model.js';
import {
  ClosePostingRoundSuccess,
  closeError,
  OpenPostingRoundSuccess,
  openError,
  PostingRoundNotFoundError,
  ResolvePostingRoundSuccess,
  resolveError,
} from './posting.results.js';
import {
  countObjections,
  insertRound,
  latestRound,
  lockRound,
  lockSeries,
  moveRound,
  postingRule,
  type RoundRow,
  type SeriesRow,
} from './series.store.js';
import { changedRows, projectRoster, sealRows } from './snapshot.service.js';
import {
  finalTotal,
  fixFinalRows,
  insertRows,
  insertTree,
  lastPosted,
  markSeriesFinal,
} from './snapshot.store.js';

/**
 * Opens the next round: projects everybody's row, marks what changed against the round before, fixes it in a hash tree
 * and takes up objections that waited. After the regular rounds only corrected rows are posted once more. Emits
 * PostingRoundOpened. §3.10; 企业破产法 art. 48 (the list is publicized, the worker may ask for correction).
 */
export async function openPostingRound(
  tx: Tx,
  input: OpenPostingRoundInput,
): Promise<OpenPostingRoundSuccess | UserError> {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const series = await lockSeries(tx, factoryId, input.series);
  const latest = await latestRound(tx, factoryId, series.id);
  const { frozenOn, declaredOn } = await rosterState(tx, factoryId);
  const rule = await postingRule(tx, factoryId);
  const { date: today } = await tx.clock.now(factoryId);
  const calculated = rule !== null && declaredOn !== null && (await isCalculated(tx, factoryId));
  const facts = { final: series.finalOn !== null, frozen: frozenOn !== null, calculated, latest };
  const ready = rule !== null && declaredOn !== null && (latest === null || latest.status === 'RESOLVED');
  const rows = ready && calculated ? await projectRoster(tx, factoryId, input.series, declaredOn) : [];
  const changed = latest && ready ? changedRows(rows, await lastPosted(tx, factoryId, series.id)) : [];
  const decision = decideOpenRound(facts, rule ?? NO_RULE, chinaCalendar(), today, changed.length);
  if ('gap' in decision) return openError(decision.gap, latest);
  const roundId = await post(
    tx,
    factoryId,
    series,
    decision.plan,
    input,
    decision.plan.supplementary ? changed : rows,
    changed,
  );
  await attachQueued(tx, factoryId, series.kind, roundId);
  return new OpenPostingRoundSuccess(await readRound(tx, factoryId, roundId));
}

/** Ends a round after its last day by the factory's clock. Emits PostingRoundClosed. */
export async function closePostingRound(
  tx: Tx,
  input: PostingRoundInput,
): Promise<ClosePostingRoundSuccess | UserError> {
  const { factoryId, key } = parseOpaqueId(ROUND_ID, input.roundId);
  const round = await lockRound(tx, factoryId, key);
  if (!round) return new PostingRoundNotFoundError();
  const { date: today } = await tx.clock.now(factoryId);
  const gap = decideClose(round, today);
  if (gap) return closeError(gap, round.closesOn);
  await moveRound(tx, factoryId, round.id, 'CLOSED', today);
  tx.append({
    contract: PostingRoundClosed,
    factoryId,
    aggregateId: opaqueId(SERIES_ID, factoryId, round.seriesId),
    payload: {
      ...idsOf(factoryId, round.seriesId, round.id),
      kind: round.kind,
      no: round.no,
      closedOn: today,
      rows: round.rowCount,
      objections: await countObjections(tx, factoryId, round.id),
    },
  });
  return new ClosePostingRoundSuccess(await readRound(tx, factoryId, round.id));
}

/**
 * Notes that every objection to the round is decided and notified (I-P2). After the last regular round the series is
 * FINAL, unless something was corrected since it was posted: then a supplementary round comes first.
 */
export async function resolvePostingRound(
  tx: Tx,
  input: PostingRoundInput,
): Promise<ResolvePostingRoundSuccess | UserError> {
  const { factoryId, key } = parseOpaqueId(ROUND_ID, input.roundId);
  const round = await lockRound(tx, factoryId, key);
  if (!round) return new PostingRoundNotFoundError();
  const gap = decideResolve(round);
  if (gap) return resolveError(gap, round);
  const { date: today } = await tx.clock.now(factoryId);
  await moveRound(tx, factoryId, round.id, 'RESOLVED', today);
  const rule = (await postingRule(tx, factoryId)) ?? NO_RULE;
  const { declaredOn } = await rosterState(tx, factoryId);
  if (!declaredOn) throw new Error(`a round of ${factoryId} without a declaration`);
  const last = round.no < rule.roundDays.length ? null : await lastPosted(tx, factoryId, round.seriesId);
  const corrected = last
    ? changedRows(await projectRoster(tx, factoryId, round.kind, declaredOn), last).length
    : 0;
  const final = becomesFinal(round.no, rule, corrected);
  if (final) await finalize(tx, factoryId, round, today);
  return new ResolvePostingRoundSuccess(
    await readRound(tx, factoryId, round.id),
    await readSeries(tx, factoryId, round.kind),
    final,
    corrected,
  );
}

/** Stands in where no rule set is adopted; the decision then stops at NOT_CALCULATED. */
const NO_RULE: PostingRule = { roundDays: [], minimumDays: 1, supplementaryDays: 1, decideWithinDays: 0 };

async function post(
  tx: Tx,
  factoryId: string,
  series: SeriesRow,
  plan: RoundPlan,
  input: OpenPostingRoundInput,
  rows: readonly SnapshotRow[],
  changed: readonly SnapshotRow[],
): Promise<string> {
  const id = newId();
  const sealed = sealRows(rows, new Set(changed.map((row) => row.employeeId)));
  const levels = buildTree(sealed.map((row) => row.leaf));
  const root = rootOf(levels).toString('hex');
  const counts = { rows: rows.length, corrected: changed.length };
  await insertRound(tx, factoryId, {
    ...plan,
    ...counts,
    id,
    seriesId: series.id,
    places: input.places,
    reason: input.reason ?? null,
    root,
  });
  await insertRows(tx, factoryId, id, sealed);
  await insertTree(tx, factoryId, id, levels);
  const { no, supplementary, openedOn, closesOn } = plan;
  tx.append({
    contract: PostingRoundOpened,
    factoryId,
    aggregateId: opaqueId(SERIES_ID, factoryId, series.id),
    payload: {
      ...idsOf(factoryId, series.id, id),
      kind: series.kind,
      no,
      supplementary,
      openedOn,
      closesOn,
      rows: rows.length,
    },
  });
  tx.audit({
    factoryId,
    action: 'post-round',
    entity: 'PostingRound',
    entityId: id,
    legalBasis: '企业破产法 art. 48',
    after: { root, ...counts },
  });
  return id;
}

/** Fixes the final row of everybody in one tree and tells the others; waiting objections come too late for it. */
async function finalize(tx: Tx, factoryId: string, round: RoundRow, today: LocalDate): Promise<void> {
  const leaves = await fixFinalRows(tx, factoryId, round.seriesId);
  const levels = buildTree(leaves);
  const root = rootOf(levels).toString('hex');
  await insertTree(tx, factoryId, round.seriesId, levels);
  const amountFen = await finalTotal(tx, factoryId, round.seriesId, round.kind);
  const rows = leaves.length;
  await markSeriesFinal(tx, factoryId, round.seriesId, { on: today, root, rows, amountFen });
  const seriesId = opaqueId(SERIES_ID, factoryId, round.seriesId);
  tx.append({
    contract: FactsFinalized,
    factoryId,
    aggregateId: seriesId,
    payload: { seriesId, kind: round.kind, root, totals: { rows, amount: formatYuan(amountFen) } },
  });
  for (const referralId of await refuseQueued(tx, factoryId, round.kind, round.id)) {
    tx.append({
      contract: ObjectionRefused,
      factoryId,
      aggregateId: referralId,
      payload: { referralId, reason: 'SERIES_FINAL' },
    });
  }
}

const idsOf = (factoryId: string, seriesId: string, roundId: string) => ({
  seriesId: opaqueId(SERIES_ID, factoryId, seriesId),
  roundId: opaqueId(ROUND_ID, factoryId, roundId),
});
