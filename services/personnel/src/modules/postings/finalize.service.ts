import { FactsFinalized } from '@anzhi/contracts';
import { formatYuan, type LocalDate, opaqueId } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { buildTree, rootOf } from './domain/merkle.js';
import { finalTotal, fixFinalRows, markSeriesFinal } from './final.store.js';
import { lateAnswerBy } from './late-objection.js';
import { keepAsLate } from './objection-queue.js';
import { SERIES_ID } from './posting.read-model.js';
import { closeReopenings } from './reopening.store.js';
import type { RoundRow } from './series.store.js';
import { insertTree } from './snapshot.store.js';

/**
 * Fixes the final row of everybody in one tree and tells the others. Objections that still wait go to the exceptional
 * path: they are kept, and only a judgment or approved late evidence helps them. Emits FactsFinalized.
 */
export async function finalize(tx: Tx, factoryId: string, round: RoundRow, today: LocalDate): Promise<void> {
  const { seriesId, kind } = round;
  const finalId = newId();
  const leaves = await fixFinalRows(tx, factoryId, { finalId, seriesId });
  const levels = buildTree(leaves);
  const root = rootOf(levels).toString('hex');
  await insertTree(tx, factoryId, finalId, levels);
  const amountFen = await finalTotal(tx, factoryId, finalId, kind);
  const rows = leaves.length;
  await markSeriesFinal(tx, factoryId, { finalId, seriesId }, { on: today, root, rows, amountFen });
  await closeReopenings(tx, factoryId, { finalId, seriesId });
  const answerBy = await lateAnswerBy(tx, factoryId, { id: seriesId, kind, finalOn: today }, round);
  await keepAsLate(tx, factoryId, kind, answerBy ?? today);
  const aggregateId = opaqueId(SERIES_ID, factoryId, seriesId);
  tx.append({
    contract: FactsFinalized,
    factoryId,
    aggregateId,
    payload: { seriesId: aggregateId, kind, root, totals: { rows, amount: formatYuan(amountFen) } },
  });
}
