import { chinaCalendar } from '@anzhi/domain';
import type { UserError } from '@anzhi/graphql-kit';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { isCalculated } from '../entitlements/index.js';
import { rosterState } from '../roster/index.js';
import { decideOpenRound, type SeriesFacts } from './domain/round-state.js';
import { draftRound, NOTHING_DRAFTED, type RoundDraft } from './draft-round.service.js';
import { isFinal } from './final.js';
import { attachWaiting } from './objection-queue.js';
import { isAnybodyPlaced } from './placement-facts.js';
import { openError } from './posting.errors.js';
import type { OpenPostingRoundInput } from './posting.inputs.js';
import { readRound } from './posting.read-model.js';
import { OpenPostingRoundSuccess } from './posting.results.js';
import { publishRound } from './publish-round.service.js';
import { countReopened, markPosted } from './reopening.store.js';
import { latestRound, lockSeries, NO_RULE, postingRule, type SeriesRow } from './series.store.js';
import { tellDecisions } from './tell-decisions.js';

/**
 * Opens the next round: projects everybody's row, marks what changed against the round before, fixes it in a hash tree
 * and takes up objections that waited. After the regular rounds only corrected rows are posted once more, after FINAL
 * only reopened ones. Emits PostingRoundOpened. §3.10; 企业破产法 art. 48 (the list is publicized, the worker may ask
 * for correction).
 */
export async function openPostingRound(
  tx: Tx,
  input: OpenPostingRoundInput,
): Promise<OpenPostingRoundSuccess | UserError> {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const series = await lockSeries(tx, factoryId, input.series);
  const rule = await postingRule(tx, factoryId);
  const facts = await seriesFacts(tx, factoryId, series, rule !== null);
  const { date: today } = await tx.clock.now(factoryId);
  const draft = isReady(facts) ? await draftRound(tx, factoryId, series) : NOTHING_DRAFTED;
  const decision = decideOpenRound(facts, rule ?? NO_RULE, chinaCalendar(), today, draft.due.length);
  if ('gap' in decision) return openError(decision.gap, await latestRound(tx, factoryId, series.id));
  const { plan } = decision;
  const roundId = await publishRound(tx, factoryId, {
    ...draft,
    series,
    plan,
    places: input.places,
    reason: input.reason ?? null,
    rows: plan.supplementary ? draft.due : draft.rows,
  });
  if (series.finalOn !== null) await markPosted(tx, factoryId, series.id, roundId, idsOf(draft));
  await tellDecisions(tx, factoryId, await attachWaiting(tx, factoryId, series.kind, roundId));
  return new OpenPostingRoundSuccess(await readRound(tx, factoryId, roundId));
}

const idsOf = (draft: RoundDraft): string[] => draft.due.map((row) => row.employeeId);

/** Whether rows are worth projecting; every other case is a refusal. */
const isReady = ({ frozen, calculated, factsFinal, placed, latest, final, reopened }: SeriesFacts): boolean =>
  frozen &&
  calculated &&
  factsFinal &&
  placed &&
  (latest === null || latest.status === 'RESOLVED') &&
  (!final || reopened > 0);

async function seriesFacts(
  tx: Tx,
  factoryId: string,
  series: SeriesRow,
  adopted: boolean,
): Promise<SeriesFacts> {
  const { frozenOn, declaredOn } = await rosterState(tx, factoryId);
  const result = series.kind === 'PLACEMENT_RESULT';
  return {
    final: series.finalOn !== null,
    reopened: series.finalOn === null ? 0 : await countReopened(tx, factoryId, series.id),
    frozen: frozenOn !== null,
    calculated: adopted && declaredOn !== null && (await isCalculated(tx, factoryId)),
    factsFinal: !result || (await isFinal(tx, factoryId, 'FACTS')),
    placed: !result || (await isAnybodyPlaced(tx, factoryId)),
    latest: await latestRound(tx, factoryId, series.id),
  };
}
