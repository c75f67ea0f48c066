import { ProjectKickoffCompleted } from '@anzhi/contracts';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { missingKickoffItems } from './domain/kickoff.js';
import { KickoffItemRow } from './kickoff.entity.js';
import type { RecordKickoffItemInput } from './kickoff.inputs.js';
import {
  KickoffItemInFutureError,
  KickoffItemRecordedError,
  RecordKickoffItemSuccess,
} from './kickoff.results.js';
import { KickoffItem, KickoffItemName } from './kickoff.type.js';

/** Records one of the "three ones" (S016); the third emits ProjectKickoffCompleted, which lets the closure leave SETUP. */
export async function recordKickoffItem(tx: Tx, input: RecordKickoffItemInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const { date: today } = await tx.clock.now(factoryId);
  if (input.heldOn > today) return new KickoffItemInFutureError(today);
  // One recorder at a time, so that exactly one of them completes the three.
  await tx.query('SELECT 1 FROM factory WHERE factory_id = $1 FOR UPDATE', [factoryId]);
  const items = tx.manager.getRepository(KickoffItemRow);
  const before = await items.findBy({ factoryId });
  if (before.some((row) => row.item === input.item)) return new KickoffItemRecordedError(input.item);
  const row = items.create({ ...input, factoryId, recordedBy: tx.viewer.subject });
  await items.insert(row);
  const missing = missingKickoffItems([...before.map((held) => held.item), input.item]);
  if (missing.length === 0) {
    tx.append({
      contract: ProjectKickoffCompleted,
      factoryId,
      aggregateId: factoryId,
      payload: { completedOn: today },
    });
  }
  return new RecordKickoffItemSuccess(
    toKickoffItem(row),
    missing.map((item) => KickoffItemName[item]),
  );
}

export function toKickoffItem(row: {
  item: string;
  title: string;
  evidence: string;
  heldOn: string;
}): KickoffItem {
  const { title, evidence, heldOn } = row;
  return Object.assign(new KickoffItem(), {
    item: KickoffItemName[row.item as KickoffItemName],
    title,
    evidence,
    heldOn,
  });
}
