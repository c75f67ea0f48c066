import { PostingRoundClosed } from '@anzhi/contracts';
import { opaqueId, parseOpaqueId } from '@anzhi/domain';
import type { UserError } from '@anzhi/graphql-kit';
import type { Tx } from '@anzhi/service-kit';
import { becomesFinal, decideClose, decideResolve } from './domain/round-state.js';
import { draftRound } from './draft-round.service.js';
import { finalize } from './finalize.service.js';
import { closeError, PostingRoundNotFoundError, resolveError } from './posting.errors.js';
import type { PostingRoundInput } from './posting.inputs.js';
import { ROUND_ID, readRound, readSeries, SERIES_ID } from './posting.read-model.js';
import { ClosePostingRoundSuccess, ResolvePostingRoundSuccess } from './posting.results.js';
import { countObjections, lockRound, lockSeries, moveRound, NO_RULE, postingRule } from './series.store.js';

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
      seriesId: opaqueId(SERIES_ID, factoryId, round.seriesId),
      roundId: input.roundId,
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
  const series = await lockSeries(tx, factoryId, round.kind);
  const isLast = round.no >= rule.roundDays.length;
  const corrected = isLast ? (await draftRound(tx, factoryId, series)).due.length : 0;
  const final = becomesFinal(round.no, rule, corrected);
  if (final) await finalize(tx, factoryId, round, today);
  return new ResolvePostingRoundSuccess(
    await readRound(tx, factoryId, round.id),
    await readSeries(tx, factoryId, round.kind),
    final,
    corrected,
  );
}
