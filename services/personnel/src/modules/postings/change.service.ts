import { parseOpaqueId } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { adoptedRules } from '../entitlements/index.js';
import { insertChanges, loadChangeFacts } from './change.store.js';
import { causeOf } from './domain/change-cause.js';
import type { RoundToPublish } from './draft-round.service.js';
import { OBJECTION_ID } from './objection-queue.js';

/** Notes for each corrected row of a round why it reads otherwise than when it was last posted. */
export async function recordChanges(
  tx: Tx,
  factoryId: string,
  round: RoundToPublish & { roundId: string },
): Promise<void> {
  const { series, rows, changed, last, roundId } = round;
  if (changed.length === 0) return;
  const pack = await adoptedRules(tx, factoryId);
  const rules = pack ? `${pack.code}@${pack.version}` : '';
  const places = new Map(rows.map((row, index) => [row.employeeId, index]));
  const people = changed.map(({ employeeId }) => ({
    employeeId,
    beforeRoundId: last.get(employeeId)?.roundId ?? null,
  }));
  const happened = await loadChangeFacts(tx, factoryId, series.id, people);
  const changes = changed.map(({ employeeId, employeeNo }) => {
    const beforeRoundId = last.get(employeeId)?.roundId ?? null;
    const found = happened.get(employeeId);
    const facts = {
      wasPosted: beforeRoundId !== null,
      reopened: found?.reopened ?? null,
      upheldId: found?.upheldId ?? null,
      amendment: found?.amendment
        ? { ...found.amendment, objectionId: objectionIn(found.amendment.evidence) }
        : null,
    };
    const leafNo = places.get(employeeId) ?? 0;
    return { leafNo, employeeId, employeeNo, beforeRoundId, ...causeOf(series.kind, facts, rules) };
  });
  await insertChanges(tx, factoryId, roundId, changes);
}

/** The objection that an amendment's evidence names; null when it names a file. */
function objectionIn(evidence: string): string | null {
  try {
    return parseOpaqueId(OBJECTION_ID, evidence).key;
  } catch {
    return null;
  }
}
