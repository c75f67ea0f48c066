import { parseOpaqueId } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { DiscardRosterImportSuccess } from './discard-import.results.js';
import type { DiscardRosterImportInput } from './roster-import.inputs.js';
import { loadRosterImport } from './roster-import.read-model.js';
import {
  RosterImportCommittedError,
  RosterImportDiscardedError,
  RosterImportNotFoundError,
} from './roster-import.results.js';
import { lockRoster } from './roster-state.js';

/**
 * Gives up an import that is not on the roster: its accepted rows are deleted, its rejected rows stay as the record of
 * what was sent. It no longer stands in the way of the freeze. Emits no event.
 */
export async function discardRosterImport(tx: Tx, input: DiscardRosterImportInput) {
  const { factoryId, key } = parseOpaqueId('import', input.importId);
  await lockRoster(tx, factoryId);
  const found = await loadRosterImport(tx, factoryId, key);
  if (!found) return new RosterImportNotFoundError();
  if (found.committedOn) return new RosterImportCommittedError(found.committedOn);
  if (found.discardedOn) return new RosterImportDiscardedError(found.discardedOn);
  const { date } = await tx.clock.now(factoryId);
  await tx.query('DELETE FROM roster_staged_row WHERE factory_id = $1 AND import_id = $2', [factoryId, key]);
  await tx.query(
    `UPDATE roster_import SET status = 'DISCARDED', discarded_on = $3, discarded_by = $4, discard_reason = $5
      WHERE factory_id = $1 AND id = $2`,
    [factoryId, key, date, tx.viewer.subject, input.reason],
  );
  tx.audit({
    factoryId,
    action: 'discardRosterImport',
    entity: 'RosterImport',
    entityId: input.importId,
    after: { reason: input.reason },
  });
  const discarded = await loadRosterImport(tx, factoryId, key);
  return new DiscardRosterImportSuccess(discarded ?? found);
}
