import { PostingRoundOpened } from '@anzhi/contracts';
import { opaqueId } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { recordChanges } from './change.service.js';
import { buildTree, rootOf } from './domain/merkle.js';
import type { RoundToPublish } from './draft-round.service.js';
import { ROUND_ID, SERIES_ID } from './posting.read-model.js';
import { insertRound } from './series.store.js';
import { sealRows } from './snapshot.service.js';
import { insertRows, insertTree } from './snapshot.store.js';

/** Fixes a round's rows in a hash tree, notes why rows changed, and tells the others. Answers the round's uuid. */
export async function publishRound(tx: Tx, factoryId: string, round: RoundToPublish): Promise<string> {
  const { series, plan, places, reason, rows, changed } = round;
  const id = newId();
  const sealed = sealRows(rows, new Set(changed.map((row) => row.employeeId)));
  const levels = buildTree(sealed.map((row) => row.leaf));
  const root = rootOf(levels).toString('hex');
  const counts = { rows: rows.length, corrected: changed.length };
  await insertRound(tx, factoryId, { ...plan, ...counts, id, seriesId: series.id, places, reason, root });
  await insertRows(tx, factoryId, id, sealed);
  await insertTree(tx, factoryId, id, levels);
  await recordChanges(tx, factoryId, { ...round, roundId: id });
  announce(tx, factoryId, id, round);
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

function announce(tx: Tx, factoryId: string, id: string, { series, plan, rows }: RoundToPublish): void {
  const seriesId = opaqueId(SERIES_ID, factoryId, series.id);
  const { no, supplementary, openedOn, closesOn } = plan;
  const roundId = opaqueId(ROUND_ID, factoryId, id);
  tx.append({
    contract: PostingRoundOpened,
    factoryId,
    aggregateId: seriesId,
    payload: {
      seriesId,
      roundId,
      kind: series.kind,
      no,
      supplementary,
      openedOn,
      closesOn,
      rows: rows.length,
    },
  });
}
