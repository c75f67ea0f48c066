import type { LocalDate } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import type { ObjectionFacts, ObjectionResult, ObjectionStatus } from './domain/objection-state.js';
import type { SeriesKind } from './domain/posted-row.js';

export interface LockedObjection extends ObjectionFacts {
  id: string;
  kind: SeriesKind;
  employeeId: string;
  employeeNo: string;
  item: string;
  referralId: string | null;
  result: ObjectionResult | null;
}

export interface NewObjection {
  id: string;
  kind: SeriesKind;
  roundId: string | null;
  employeeId: string;
  item: string;
  claim: string;
  evidence: string;
  filedBy: 'SELF' | 'OTHER' | 'STAFF' | 'REFERRAL';
  filedByEmployeeNo: string | null;
  filedOn: LocalDate;
  referralId: string | null;
  /** Last day for an answer when it came after the last round; the others have their round's. */
  lateUntil: LocalDate | null;
}

/** Files an objection under the number that the roster has for the person, however it was typed. */
export async function insertObjection(tx: Tx, factoryId: string, objection: NewObjection): Promise<void> {
  await tx.query(
    `INSERT INTO objection (factory_id, id, kind, round_id, employee_id, employee_no, item, claim, evidence, filed_by_kind, filed_by,
       filed_by_employee_no, filed_on, referral_id, decide_by, status)
     VALUES ($1, $2, $3, $4, $5, (SELECT employee_no FROM employee WHERE factory_id = $1 AND id = $5), $6, $7, $8, $9, $10, $11, $12, $13,
       $14, $15)`,
    [
      factoryId,
      objection.id,
      objection.kind,
      objection.roundId,
      objection.employeeId,
      objection.item,
      objection.claim,
      objection.evidence,
      objection.filedBy,
      tx.viewer.subject,
      objection.filedByEmployeeNo,
      objection.filedOn,
      objection.referralId,
      objection.lateUntil,
      objection.roundId ? 'FILED' : objection.lateUntil ? 'LATE' : 'QUEUED',
    ],
  );
}

/** What two objections have in common when they are one. */
export type SameObjection = Pick<NewObjection, 'kind' | 'roundId' | 'employeeId' | 'item' | 'claim'>;

/**
 * The undecided objection of the same filer to the same item of the row in the round; null when there is none. Officers write
 * down what several people say, so theirs is the same only with the same claim. The row is held: of two at once one is second.
 */
export async function findSame(
  tx: Tx,
  factoryId: string,
  { kind, roundId, employeeId, item, claim }: SameObjection,
): Promise<string | null> {
  await tx.query('SELECT 1 FROM employee WHERE factory_id = $1 AND id = $2 FOR NO KEY UPDATE', [
    factoryId,
    employeeId,
  ]);
  const [same] = await tx.query<{ id: string }>(
    `SELECT id FROM objection WHERE factory_id = $1 AND kind = $2 AND round_id IS NOT DISTINCT FROM $3 AND employee_id = $4 AND item = $5
        AND filed_by = $6 AND (filed_by_kind <> 'STAFF' OR claim = $7)
        AND status IN ('QUEUED', 'LATE', 'FILED', 'ACCEPTED', 'INVESTIGATING') ORDER BY filed_on, id LIMIT 1`,
    [factoryId, kind, roundId, employeeId, item, tx.viewer.subject, claim],
  );
  return same?.id ?? null;
}

/**
 * Objections in the order of the ids, null for one that is not there; locked, so that of two officers who decide at once the
 * second finds them decided. They are locked in one order, whatever the order of the ids: two batches never deadlock.
 */
export async function lockObjections(
  tx: Tx,
  factoryId: string,
  ids: readonly string[],
): Promise<(LockedObjection | null)[]> {
  const rows = await tx.query<LockedObjection & { place: number }>(
    `SELECT o.id, o.kind, o.employee_id AS "employeeId", o.employee_no AS "employeeNo", o.item, o.referral_id AS "referralId", o.result,
            o.status, o.filed_by_kind = 'OTHER' AS "hearingRequired", o.heard_on IS NOT NULL AS heard, w.place::int - 1 AS place
       FROM unnest($2::uuid[]) WITH ORDINALITY AS w(id, place) JOIN objection o ON o.factory_id = $1 AND o.id = w.id
      ORDER BY o.id FOR UPDATE OF o`,
    [factoryId, ids],
  );
  const found = new Map(rows.map(({ place, ...objection }) => [place, objection]));
  return ids.map((_, place) => found.get(place) ?? null);
}

/** What acts fill in, and of which type it is. */
const COLUMN_TYPES = {
  form_reason: 'text',
  heard_on: 'date',
  hearing_note: 'text',
  result: 'text',
  reasons: 'text',
  remedies: 'text',
  correction_field: 'text',
  correction_value: 'text',
  decided_on: 'date',
  decided_by: 'text',
  court: 'text',
  case_no: 'text',
  sued_on: 'date',
  judgment_no: 'text',
  judged_on: 'date',
  judged_result: 'text',
} as const;
export type ObjectionColumn = keyof typeof COLUMN_TYPES;
export type FilledColumns = Readonly<Partial<Record<ObjectionColumn, string | null>>>;

export interface ObjectionMove {
  readonly id: string;
  readonly status: ObjectionStatus;
  /** What the act knows: the same columns for all that are moved at once. */
  readonly filled?: FilledColumns;
}

/** Moves different objections on and fills what the act knows. */
export async function moveObjections(
  tx: Tx,
  factoryId: string,
  moves: readonly ObjectionMove[],
): Promise<void> {
  const columns = Object.keys(moves[0]?.filled ?? {}) as ObjectionColumn[];
  const sets = columns.map((column) => `, ${column} = m.${column}`).join('');
  const given = columns.map((column, index) => `, $${index + 4}::${COLUMN_TYPES[column]}[]`).join('');
  await tx.query(
    `UPDATE objection o SET status = m.status${sets} FROM unnest($2::uuid[], $3::text[]${given}) AS m(${['id', 'status', ...columns].join()})
      WHERE o.factory_id = $1 AND o.id = m.id`,
    [
      ...[factoryId, moves.map(({ id }) => id), moves.map(({ status }) => status)],
      ...columns.map((column) => moves.map(({ filled }) => filled?.[column] ?? null)),
    ],
  );
}

/** The uuids of the letters with the decisions, in the order of the ids. @throws Error when one was not written */
export async function noticesOf(tx: ReadTx, factoryId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string; key: string | null }>(
    'SELECT id, notice_id AS key FROM objection WHERE factory_id = $1 AND id = ANY ($2::uuid[])',
    [factoryId, ids],
  );
  const keys = new Map(rows.map(({ id, key }) => [id, key]));
  return ids.map((id) => {
    const key = keys.get(id);
    if (!key) throw new Error(`objection ${id} has no letter`);
    return key;
  });
}

/** True when the round has a row of the person. */
export async function isPosted(
  tx: ReadTx,
  factoryId: string,
  roundId: string,
  employeeId: string,
): Promise<boolean> {
  const rows = await tx.query(
    'SELECT 1 FROM posting_row WHERE factory_id = $1 AND round_id = $2 AND employee_id = $3',
    [factoryId, roundId, employeeId],
  );
  return rows.length > 0;
}

/** True when any round of the series had a row of the person. */
export async function wasPosted(
  tx: ReadTx,
  factoryId: string,
  seriesId: string,
  employeeId: string,
): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 FROM posting_round r JOIN posting_row p ON p.factory_id = r.factory_id AND p.round_id = r.id
      WHERE r.factory_id = $1 AND r.series_id = $2 AND p.employee_id = $3 LIMIT 1`,
    [factoryId, seriesId, employeeId],
  );
  return rows.length > 0;
}

/** True when the referral was answered before: a referral opens one objection, however often it arrives. */
export async function isReferralKnown(tx: ReadTx, factoryId: string, referralId: string): Promise<boolean> {
  const rows = await tx.query('SELECT 1 FROM objection WHERE factory_id = $1 AND referral_id = $2', [
    factoryId,
    referralId,
  ]);
  return rows.length > 0;
}
