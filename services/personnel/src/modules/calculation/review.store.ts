import { opaqueId } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { HumanReview } from './review.type.js';

export const REVIEW_ID = 'humanReview';

/** Columns and tables of a review as the graph shows it; `key` is its uuid. */
const COLUMNS = `r.factory_id AS "factoryId", r.id AS key, r.employee_id AS "employeeId", e.employee_no AS "employeeNo", r.subject, r.kind, r.question,
  r.requested_on AS "requestedOn", r.outcome, r.answer, r.legal_basis AS "legalBasis", r.answered_on AS "answeredOn", r.answered_by AS "answeredBy"`;
export const REVIEWS =
  'human_review r JOIN employee e ON e.factory_id = r.factory_id AND e.id = r.employee_id';

/** A review with the uuids of itself and of the person. */
export type StoredReview = Omit<HumanReview, 'id'> & { factoryId: string; key: string; employeeId: string };

export const toReview = ({ factoryId, key, ...row }: StoredReview): HumanReview =>
  Object.assign(new HumanReview(), { ...row, id: opaqueId(REVIEW_ID, factoryId, key) });

/** Reviews by a condition over `r` and `e`, with what follows it. */
export function queryReviews(tx: ReadTx, where: string, params: readonly unknown[]): Promise<StoredReview[]> {
  return tx.query<StoredReview>(`SELECT ${COLUMNS} FROM ${REVIEWS} WHERE ${where}`, params);
}

export async function readReview(tx: ReadTx, factoryId: string, id: string): Promise<HumanReview> {
  const [row] = await queryReviews(tx, 'r.factory_id = $1 AND r.id = $2', [factoryId, id]);
  if (!row) throw new Error(`review ${id} of ${factoryId} is not there`);
  return toReview(row);
}

interface NewReview {
  readonly factoryId: string;
  readonly id: string;
  readonly employeeId: string;
  readonly subject: string;
  readonly kind: string | null;
  readonly question: string;
  readonly date: string;
}

/** False when the same is under review already. */
export async function insertReview(tx: Tx, review: NewReview): Promise<boolean> {
  const { factoryId, id, employeeId, subject, kind, question, date } = review;
  const rows = await tx.query(
    `INSERT INTO human_review (factory_id, id, employee_id, subject, kind, question, requested_on, requested_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING 1`,
    [factoryId, id, employeeId, subject, kind, question, date, tx.viewer.subject],
  );
  return rows.length > 0;
}

/** The uuid of the open review of the same. @throws Error when there is none */
export async function openReview(
  tx: ReadTx,
  factoryId: string,
  employeeId: string,
  subject: string,
  kind: string | null,
): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `SELECT id FROM human_review WHERE factory_id = $1 AND employee_id = $2 AND subject = $3 AND coalesce(kind, '') = $4 AND outcome IS NULL`,
    [factoryId, employeeId, subject, kind ?? ''],
  );
  if (!row) throw new Error('the review that stood in the way is gone');
  return row.id;
}

/** Whether it was answered, locked until the transaction ends; null when there is none. */
export async function lockReview(
  tx: Tx,
  factoryId: string,
  id: string,
): Promise<{ answered: boolean; employeeId: string } | null> {
  const [row] = await tx.query<{ answered: boolean; employeeId: string }>(
    'SELECT outcome IS NOT NULL AS answered, employee_id AS "employeeId" FROM human_review WHERE factory_id = $1 AND id = $2 FOR UPDATE',
    [factoryId, id],
  );
  return row ?? null;
}

export async function answerReview(
  tx: Tx,
  made: { factoryId: string; id: string; outcome: string; answer: string; legalBasis: string; date: string },
): Promise<void> {
  await tx.query(
    `UPDATE human_review SET outcome = $3, answer = $4, legal_basis = $5, answered_on = $6, answered_by = $7
      WHERE factory_id = $1 AND id = $2`,
    [made.factoryId, made.id, made.outcome, made.answer, made.legalBasis, made.date, tx.viewer.subject],
  );
}
