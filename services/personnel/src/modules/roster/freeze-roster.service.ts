import { RosterFrozen } from '@anzhi/contracts';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { fullCounts } from './roster-counts.js';
import type { FreezeRosterInput, ResolveLeftOutRowInput } from './roster-import.inputs.js';
import { countList, loadLeftOut, parseLeftOutId } from './roster-import.read-model.js';
import {
  FreezeRosterSuccess,
  LeftOutRowNotOpenError,
  ResolveLeftOutRowSuccess,
  RosterEmptyError,
  RosterFrozenError,
  RosterNotDeclaredError,
  RosterRowsOpenError,
} from './roster-import.results.js';
import { lockRoster, rosterAggregateId } from './roster-state.js';

/** 企业破产法 art. 107: figures stand as of the declaration. */
const LEGAL_BASIS = '企业破产法 art. 107';

/**
 * Freezes the roster as of the declaration (decision 17): only dated amendments change it from now on. Rows left out and
 * imports not committed must be settled, or a reason recorded. Emits RosterFrozen.
 */
export async function freezeRoster(tx: Tx, input: FreezeRosterInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const state = await lockRoster(tx, factoryId);
  if (state.frozenOn) return new RosterFrozenError(state.frozenOn);
  if (!state.declaredOn) return new RosterNotDeclaredError();
  const counts = await countPeople(tx, factoryId);
  const total = Object.values(counts).reduce((sum, people) => sum + people, 0);
  if (total === 0) return new RosterEmptyError();
  const open = await countOpen(tx, factoryId);
  const reason = input.reason?.trim() || null;
  if (open.rows + open.imports > 0 && !reason) return new RosterRowsOpenError(open.rows, open.imports);
  const { date } = await tx.clock.now(factoryId);
  await tx.query(
    `UPDATE roster SET frozen_on = $2, frozen_by = $3, freeze_reason = $4, frozen_counts = $5 WHERE factory_id = $1`,
    [factoryId, date, tx.viewer.subject, reason, JSON.stringify(counts)],
  );
  const aggregateId = rosterAggregateId(factoryId);
  const payload = { asOf: state.declaredOn, total, counts };
  tx.append({ contract: RosterFrozen, factoryId, aggregateId, payload });
  tx.audit({
    factoryId,
    action: 'freezeRoster',
    entity: 'Roster',
    entityId: aggregateId,
    legalBasis: LEGAL_BASIS,
    after: { asOf: state.declaredOn, total, counts, openRows: open.rows, openImports: open.imports },
  });
  return new FreezeRosterSuccess(state.declaredOn, date, total, countList(counts));
}

/** Settles a row that was left out by a decision with its reason; a later import settles it by itself. */
export async function resolveLeftOutRow(tx: Tx, input: ResolveLeftOutRowInput) {
  const { factoryId, importId, line } = parseLeftOutId(input.leftOutId);
  const { date } = await tx.clock.now(factoryId);
  const closed = await tx.query(
    `UPDATE roster_left_out SET resolved_on = $4, resolution = 'DECIDED', resolved_reason = $5, resolved_by = $6
      WHERE factory_id = $1 AND import_id::text = $2 AND line::text = $3 AND resolved_on IS NULL RETURNING line`,
    [factoryId, importId, line, date, input.reason, tx.viewer.subject],
  );
  const leftOut = await loadLeftOut(tx, input.leftOutId);
  if (closed.length === 0 || !leftOut) return new LeftOutRowNotOpenError();
  return new ResolveLeftOutRowSuccess(leftOut);
}

async function countPeople(tx: Tx, factoryId: string): Promise<Record<string, number>> {
  const rows = await tx.query<{ category: string; people: number }>(
    'SELECT category, count(*)::int AS people FROM employee WHERE factory_id = $1 GROUP BY category',
    [factoryId],
  );
  return fullCounts(Object.fromEntries(rows.map((row) => [row.category, row.people])));
}

async function countOpen(tx: Tx, factoryId: string): Promise<{ rows: number; imports: number }> {
  const [open] = await tx.query<{ rows: number; imports: number }>(
    `SELECT (SELECT count(*)::int FROM roster_left_out WHERE factory_id = $1 AND resolved_on IS NULL) AS rows,
            (SELECT count(*)::int FROM roster_import WHERE factory_id = $1 AND status = 'CHECKED' AND accepted_count > 0) AS imports`,
    [factoryId],
  );
  return open ?? { rows: 0, imports: 0 };
}
