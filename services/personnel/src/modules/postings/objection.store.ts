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

/** The objection, locked: of two officers who decide at once, the second finds it decided. */
export async function lockObjection(tx: Tx, factoryId: string, id: string): Promise<LockedObjection | null> {
  const [objection] = await tx.query<LockedObjection>(
    `SELECT id, kind, employee_id AS "employeeId", employee_no AS "employeeNo", item, referral_id AS "referralId", result, status,
            filed_by_kind = 'OTHER' AS "hearingRequired", heard_on IS NOT NULL AS heard
       FROM objection WHERE factory_id = $1 AND id = $2 FOR UPDATE`,
    [factoryId, id],
  );
  return objection ?? null;
}

export type ObjectionColumn =
  | 'form_reason'
  | 'heard_on'
  | 'hearing_note'
  | 'result'
  | 'reasons'
  | 'remedies'
  | 'correction_field'
  | 'correction_value'
  | 'decided_on'
  | 'decided_by'
  | 'court'
  | 'case_no'
  | 'sued_on'
  | 'judgment_no'
  | 'judged_on'
  | 'judged_result';

/** Moves the objection on and fills what the act knows. */
export async function moveObjection(
  tx: Tx,
  factoryId: string,
  id: string,
  status: ObjectionStatus,
  filled: Readonly<Partial<Record<ObjectionColumn, string | null>>> = {},
): Promise<void> {
  const columns = Object.entries(filled);
  const sets = columns.map(([column], index) => `, ${column} = $${index + 4}`).join('');
  await tx.query(`UPDATE objection SET status = $3${sets} WHERE factory_id = $1 AND id = $2`, [
    factoryId,
    id,
    status,
    ...columns.map(([, value]) => value),
  ]);
}

/** The uuid of the letter with the decision. @throws Error when none was written */
export async function noticeOf(tx: ReadTx, factoryId: string, id: string): Promise<string> {
  const [row] = await tx.query<{ key: string | null }>(
    'SELECT notice_id AS key FROM objection WHERE factory_id = $1 AND id = $2',
    [factoryId, id],
  );
  if (!row?.key) throw new Error(`objection ${id} has no letter`);
  return row.key;
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
