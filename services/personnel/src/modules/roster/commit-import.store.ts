import type { LocalDate } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import type { RosterCategory } from './domain/roster-row.js';
import { SHARED_COLUMNS } from './upload/staged-rows.store.js';

/** The row of an import that a commit works on. */
export interface ImportKey {
  readonly factoryId: string;
  readonly importId: string;
}

export interface Enrolled {
  readonly id: string;
  readonly employee_no: string;
  readonly category: RosterCategory;
}

/** Lines of a checked import whose number has meanwhile been enrolled by another import, the first ten and how many. */
export async function clashesOf(
  tx: Tx,
  { factoryId, importId }: ImportKey,
): Promise<{ total: number; lines: number[] }> {
  const [found] = await tx.query<{ total: number; lines: number[] | null }>(
    `WITH clash AS (
       SELECT s.line FROM roster_staged_row s JOIN employee e
           ON e.factory_id = s.factory_id AND upper(e.employee_no) = upper(s.employee_no)
        WHERE s.factory_id = $1 AND s.import_id = $2
       UNION
       SELECT s.line FROM roster_staged_row s JOIN employee e
           ON e.factory_id = s.factory_id AND e.identity_index = s.identity_index
        WHERE s.factory_id = $1 AND s.import_id = $2)
     SELECT count(*)::int AS total, (SELECT array_agg(line ORDER BY line) FROM (SELECT line FROM clash ORDER BY line LIMIT 10) f) AS lines
       FROM clash`,
    [factoryId, importId],
  );
  return { total: found?.total ?? 0, lines: found?.lines ?? [] };
}

/** Moves the staged rows to the roster in one statement, behind those already there; serial numbers follow the file. */
export async function enrolStaged(tx: Tx, { factoryId, importId }: ImportKey): Promise<Enrolled[]> {
  const [last] = await tx.query<{ serial: number }>(
    'SELECT coalesce(max(serial), 0)::int AS serial FROM employee WHERE factory_id = $1',
    [factoryId],
  );
  const enrolled = await tx.query<Enrolled>(
    `INSERT INTO employee (factory_id, id, serial, status, import_id, import_line, ${SHARED_COLUMNS})
     SELECT factory_id, employee_id, $3 + row_number() OVER (ORDER BY line), category, import_id, line, ${SHARED_COLUMNS}
       FROM roster_staged_row WHERE factory_id = $1 AND import_id = $2 ORDER BY line
     RETURNING id, employee_no, category`,
    [factoryId, importId, last?.serial ?? 0],
  );
  await tx.query('DELETE FROM roster_staged_row WHERE factory_id = $1 AND import_id = $2', [
    factoryId,
    importId,
  ]);
  return enrolled;
}

/** Puts the rejected rows of an import on the open list. */
export async function leaveOut(
  tx: Tx,
  { factoryId, importId }: ImportKey,
  reason: string,
  on: LocalDate,
): Promise<void> {
  await tx.query(
    `INSERT INTO roster_left_out (factory_id, import_id, line, employee_no, name, identity_index, reason, left_out_on, left_out_by)
     SELECT factory_id, import_id, line, employee_no, name, identity_index, $3, $4, $5
       FROM roster_import_row WHERE factory_id = $1 AND import_id = $2 AND rejected`,
    [factoryId, importId, reason, on, tx.viewer.subject],
  );
}

/**
 * Closes open rows whose person is on the roster now: two of employee number, identity number and name must agree, for
 * one alone may be the slip that got the row rejected.
 */
export async function closeEnrolled(tx: Tx, factoryId: string, on: LocalDate): Promise<void> {
  await tx.query(
    `UPDATE roster_left_out l SET resolved_on = $2, resolution = 'ENROLLED', resolved_by = $3
       FROM (SELECT l.import_id, l.line FROM roster_left_out l JOIN employee e
                 ON e.factory_id = l.factory_id AND e.identity_index = l.identity_index
              WHERE l.factory_id = $1 AND l.resolved_on IS NULL
                AND (e.name = l.name OR upper(e.employee_no) = upper(l.employee_no))
             UNION
             SELECT l.import_id, l.line FROM roster_left_out l JOIN employee e
                 ON e.factory_id = l.factory_id AND upper(e.employee_no) = upper(l.employee_no)
              WHERE l.factory_id = $1 AND l.resolved_on IS NULL AND e.name = l.name) AS found
      WHERE l.factory_id = $1 AND l.import_id = found.import_id AND l.line = found.line`,
    [factoryId, on, tx.viewer.subject],
  );
}
