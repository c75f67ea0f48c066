import { EmployeesEnrolled } from '@anzhi/contracts';
import { type LocalDate, parseOpaqueId } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import {
  clashesOf,
  closeEnrolled,
  type Enrolled,
  enrolStaged,
  type ImportKey,
  leaveOut,
} from './commit-import.store.js';
import type { CommitRosterImportInput } from './roster-import.inputs.js';
import { loadRosterImport } from './roster-import.read-model.js';
import {
  CommitRosterImportSuccess,
  LeaveOutReasonMissingError,
  RosterFrozenError,
  RosterImportClashError,
  RosterImportCommittedError,
  RosterImportDiscardedError,
  RosterImportEmptyError,
  RosterImportNotFoundError,
  RosterRowsRejectedError,
} from './roster-import.results.js';
import type { RosterImport, RosterRowProblem } from './roster-import.type.js';
import { employeeOpaqueId, lockRoster, rosterAggregateId } from './roster-state.js';

/** What the contract allows in one event. */
const EVENT_PEOPLE = 500;

/**
 * Puts the accepted rows of a checked import on the roster, all or none; rejected rows go to the open list when they are
 * left out on purpose. Emits EmployeesEnrolled.
 */
export async function commitRosterImport(tx: Tx, input: CommitRosterImportInput) {
  const { factoryId, key } = parseOpaqueId('import', input.importId);
  const { frozenOn } = await lockRoster(tx, factoryId);
  if (frozenOn) return new RosterFrozenError(frozenOn);
  const found = await loadRosterImport(tx, factoryId, key);
  const importKey = { factoryId, importId: key };
  const refusal = found ? await refusalOf(tx, importKey, found, input) : new RosterImportNotFoundError();
  if (refusal) return refusal;
  const { date } = await tx.clock.now(factoryId);
  const enrolled = await enrolStaged(tx, importKey);
  await markCommitted(tx, importKey, input.reason ?? null, date);
  await leaveOut(tx, importKey, input.reason ?? '', date);
  await closeEnrolled(tx, factoryId, date);
  tellEnrolled(tx, factoryId, input.importId, enrolled);
  const committed = await loadRosterImport(tx, factoryId, key);
  return new CommitRosterImportSuccess(committed!, enrolled.length, await openRows(tx, importKey));
}

async function refusalOf(tx: Tx, key: ImportKey, found: RosterImport, input: CommitRosterImportInput) {
  if (found.discardedOn) return new RosterImportDiscardedError(found.discardedOn);
  if (found.committedOn) return new RosterImportCommittedError(found.committedOn);
  if (found.accepted === 0) return new RosterImportEmptyError(found.fileProblem);
  if (found.rejected > 0 && !input.leaveOutRejected)
    return new RosterRowsRejectedError(found.rejected, await firstProblems(tx, key));
  if (found.rejected > 0 && !input.reason?.trim()) return new LeaveOutReasonMissingError();
  const clash = await clashesOf(tx, key);
  return clash.total > 0 ? new RosterImportClashError(clash.total, clash.lines) : null;
}

async function firstProblems(tx: Tx, { factoryId, importId }: ImportKey): Promise<RosterRowProblem[]> {
  const rows = await tx.query<{ problems: RosterRowProblem[] }>(
    `SELECT problems FROM roster_import_row WHERE factory_id = $1 AND import_id = $2 AND rejected ORDER BY line LIMIT 10`,
    [factoryId, importId],
  );
  return rows.flatMap((row) => row.problems);
}

async function markCommitted(
  tx: Tx,
  { factoryId, importId }: ImportKey,
  reason: string | null,
  on: LocalDate,
): Promise<void> {
  await tx.query(
    `UPDATE roster_import SET status = 'COMMITTED', committed_on = $3, committed_by = $4, left_out_reason = $5
      WHERE factory_id = $1 AND id = $2`,
    [factoryId, importId, on, tx.viewer.subject, reason],
  );
}

async function openRows(tx: Tx, { factoryId, importId }: ImportKey): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM roster_left_out WHERE factory_id = $1 AND import_id = $2 AND resolved_on IS NULL',
    [factoryId, importId],
  );
  return row?.n ?? 0;
}

function tellEnrolled(tx: Tx, factoryId: string, importId: string, people: readonly Enrolled[]): void {
  for (let at = 0; at < people.length; at += EVENT_PEOPLE) {
    const employees = people.slice(at, at + EVENT_PEOPLE).map((person) => ({
      employeeId: employeeOpaqueId(factoryId, person.id),
      employeeNo: person.employee_no,
      category: person.category,
    }));
    const aggregateId = rosterAggregateId(factoryId);
    tx.append({
      contract: EmployeesEnrolled,
      factoryId,
      aggregateId,
      payload: { importId, employees },
    });
  }
}
