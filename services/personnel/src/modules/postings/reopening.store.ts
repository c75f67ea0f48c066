import type { LocalDate } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import type { SeriesKind } from './domain/posted-row.js';
import type { ReopeningCause, ReopeningStatus } from './domain/reopening.js';
import type { FinalKey } from './final.store.js';

export interface ReopeningRow {
  id: string;
  seriesId: string;
  kind: SeriesKind;
  employeeId: string;
  cause: ReopeningCause;
  reference: string;
  reasons: string;
  objectionId: string | null;
  correctionField: string | null;
  correctionValue: string | null;
  status: ReopeningStatus;
  requestedBy: string;
}

/** How many rows of a final series are reopened. */
export async function countReopened(tx: ReadTx, factoryId: string, seriesId: string): Promise<number> {
  return (await reopenedPeople(tx, factoryId, seriesId)).length;
}

/** Whose rows are reopened, and whether they were posted once more since. */
export async function reopenedPeople(
  tx: ReadTx,
  factoryId: string,
  seriesId: string,
): Promise<{ employeeId: string; posted: boolean }[]> {
  return tx.query(
    `SELECT employee_id AS "employeeId", posted_round_id IS NOT NULL AS posted FROM posting_reopening
      WHERE factory_id = $1 AND series_id = $2 AND status = 'REOPENED'`,
    [factoryId, seriesId],
  );
}

/** Notes that reopened rows hang on the wall again. */
export async function markPosted(
  tx: Tx,
  factoryId: string,
  seriesId: string,
  roundId: string,
  employeeIds: readonly string[],
): Promise<void> {
  await tx.query(
    `UPDATE posting_reopening SET posted_round_id = $3
      WHERE factory_id = $1 AND series_id = $2 AND status = 'REOPENED' AND employee_id = ANY($4::uuid[])`,
    [factoryId, seriesId, roundId, employeeIds],
  );
}

/** The reopened rows are final again. */
export async function closeReopenings(tx: Tx, factoryId: string, key: FinalKey): Promise<void> {
  await tx.query(
    `UPDATE posting_reopening SET status = 'FINAL', after_final_id = $3
      WHERE factory_id = $1 AND series_id = $2 AND status = 'REOPENED'`,
    [factoryId, key.seriesId, key.finalId],
  );
}

/** A request to reopen, locked: of two officers who decide at once, the second finds it decided. */
export async function lockReopening(tx: Tx, factoryId: string, id: string): Promise<ReopeningRow | null> {
  const [row] = await tx.query<ReopeningRow>(
    `SELECT o.id, o.series_id AS "seriesId", s.kind, o.employee_id AS "employeeId", o.cause, o.reference, o.reasons,
            o.objection_id AS "objectionId", o.correction_field AS "correctionField", o.correction_value AS "correctionValue",
            o.status, o.requested_by AS "requestedBy"
       FROM posting_reopening o JOIN posting_series s ON s.factory_id = o.factory_id AND s.id = o.series_id
      WHERE o.factory_id = $1 AND o.id = $2 FOR UPDATE OF o`,
    [factoryId, id],
  );
  return row ?? null;
}

export interface NewReopening {
  id: string;
  seriesId: string;
  employeeId: string;
  cause: ReopeningCause;
  reference: string;
  reasons: string;
  objectionId: string | null;
  correctionField: string | null;
  correctionValue: string | null;
  requestedOn: LocalDate;
}

/** Notes a request under the number that the roster has for the person, however it was typed. False when the row is reopened, or asked to be, already. */
export async function insertReopening(tx: Tx, factoryId: string, asked: NewReopening): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO posting_reopening (factory_id, id, series_id, employee_id, employee_no, cause, reference, reasons, objection_id,
       correction_field, correction_value, requested_on, requested_by, status)
     VALUES ($1, $2, $3, $4, (SELECT employee_no FROM employee WHERE factory_id = $1 AND id = $4), $5, $6, $7, $8, $9, $10, $11, $12,
       'REQUESTED')
     ON CONFLICT (factory_id, series_id, employee_id) WHERE status IN ('REQUESTED', 'REOPENED') DO NOTHING RETURNING id`,
    [
      ...[factoryId, asked.id, asked.seriesId, asked.employeeId, asked.cause],
      ...[asked.reference, asked.reasons, asked.objectionId, asked.correctionField, asked.correctionValue],
      ...[asked.requestedOn, tx.viewer.subject],
    ],
  );
  return rows.length > 0;
}

/** Reopens the row, or refuses to; the final snapshot that it leaves is remembered. */
export async function decideReopeningRow(
  tx: Tx,
  factoryId: string,
  id: string,
  decision: { status: 'REOPENED' | 'REFUSED'; on: LocalDate; refusal: string | null },
): Promise<void> {
  await tx.query(
    `UPDATE posting_reopening o SET status = $3, decided_on = $4, decided_by = $5, refusal = $6,
            before_final_id = (SELECT s.final_id FROM posting_series s WHERE s.factory_id = o.factory_id AND s.id = o.series_id)
      WHERE o.factory_id = $1 AND o.id = $2`,
    [factoryId, id, decision.status, decision.on, tx.viewer.subject, decision.refusal],
  );
}
