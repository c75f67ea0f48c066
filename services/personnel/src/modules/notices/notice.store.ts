import { type LocalDate, OpaqueIdError, opaqueId, parseOpaqueId } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import type { AttemptOutcome, NoticeKind, NoticeMeans, NoticeStatus } from './domain/notice-state.js';
import { tellServed } from './notice-served.js';

export const NOTICE_ID = 'notice';

export interface NoticeRow {
  readonly factoryId: string;
  readonly key: string;
  readonly no: number;
  readonly employeeId: string;
  readonly employeeNo: string;
  readonly kind: NoticeKind;
  readonly title: string;
  readonly bodySealed: Buffer;
  readonly status: NoticeStatus;
  readonly issuedOn: LocalDate;
  readonly servedOn: LocalDate | null;
}

export const NOTICE_FROM =
  'person_notice n JOIN employee e ON e.factory_id = n.factory_id AND e.id = n.employee_id';
export const NOTICE_COLUMNS = `n.factory_id AS "factoryId", n.id AS key, n.no, n.employee_id AS "employeeId", e.employee_no AS "employeeNo", n.kind,
  n.title, n.body_sealed AS "bodySealed", n.status, n.issued_on AS "issuedOn", n.served_on AS "servedOn"`;

export const noticeOpaqueId = (factoryId: string, key: string): string => opaqueId(NOTICE_ID, factoryId, key);

/** The uuid of an opaque id of this factory; null for anything else. */
export function keyOfNotice(factoryId: string, id: string): string | null {
  try {
    const parsed = parseOpaqueId(NOTICE_ID, id);
    return parsed.factoryId === factoryId ? parsed.key : null;
  } catch (error) {
    if (error instanceof OpaqueIdError) return null;
    throw error;
  }
}

/** The number as people read it: 送字 of the factory, gap-free from 1. */
export const noticeNumber = (factoryId: string, no: number): string =>
  `${factoryId.toUpperCase()}-送-${String(no).padStart(5, '0')}`;

/** Numbers of one factory run without a gap: one at a time takes the next ones. */
export async function lockNotices(tx: Tx, factoryId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`notices:${factoryId}`]);
}

export interface NewNotice {
  readonly employeeId: string;
  readonly kind: NoticeKind;
  /** Opaque id of what it is about; null for a letter of its own. */
  readonly aboutId: string | null;
  readonly title: string;
  /** Chinese, as the person reads it; encrypted here. */
  readonly body: string;
}

/** Writes notices with the next numbers, in the order given. @returns their uuids */
export async function insertNotices(
  tx: Tx,
  factoryId: string,
  notices: readonly NewNotice[],
): Promise<string[]> {
  await lockNotices(tx, factoryId);
  const { date } = await tx.clock.now(factoryId);
  const cipher = await tx.cipher(factoryId);
  const ids = notices.map(() => newId());
  await tx.query(
    `INSERT INTO person_notice (factory_id, id, no, employee_id, kind, about_id, title, body_sealed, status, issued_on, issued_by)
     SELECT $1, n.id, (SELECT coalesce(max(no), 0) FROM person_notice WHERE factory_id = $1) + n.place, n.employee_id, n.kind, n.about_id,
            n.title, decode(n.body, 'hex'), 'ISSUED', $2, $3
       FROM unnest($4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[])
         WITH ORDINALITY AS n(id, employee_id, kind, about_id, title, body, place)`,
    [
      ...[factoryId, date, tx.viewer.subject, ids, notices.map((notice) => notice.employeeId)],
      ...[notices.map((notice) => notice.kind), notices.map((notice) => notice.aboutId)],
      ...[notices.map((notice) => notice.title)],
      notices.map((notice) => cipher.encrypt(notice.body).toString('hex')),
    ],
  );
  return ids;
}

/** One notice, locked when asked to; null when there is none in scope. */
export async function findNotice(
  tx: ReadTx,
  factoryId: string,
  key: string,
  lock = false,
): Promise<NoticeRow | null> {
  const [row] = await tx.query<NoticeRow>(
    `SELECT ${NOTICE_COLUMNS} FROM ${NOTICE_FROM} WHERE n.factory_id = $1 AND n.id::text = $2 ${lock ? 'FOR UPDATE OF n' : ''}`,
    [factoryId, key],
  );
  return row ?? null;
}

/** Notices that are there, by uuid, in the order of their numbers. */
export function readNotices(tx: ReadTx, factoryId: string, keys: readonly string[]): Promise<NoticeRow[]> {
  return tx.query<NoticeRow>(
    `SELECT ${NOTICE_COLUMNS} FROM ${NOTICE_FROM} WHERE n.factory_id = $1 AND n.id = ANY ($2::uuid[]) ORDER BY n.no`,
    [factoryId, keys],
  );
}

export interface AttemptRow {
  readonly noticeKey: string;
  readonly means: NoticeMeans;
  readonly status: AttemptOutcome;
  readonly attemptedOn: LocalDate;
  readonly representativeKey: string | null;
  readonly proof: string | null;
  readonly documentIds: readonly string[];
  readonly failure: string | null;
}

export type NewAttempt = Omit<AttemptRow, 'attemptedOn'>;

/** Writes attempts at notices, one at each, and moves the notices on. */
export async function recordAttempts(
  tx: Tx,
  factoryId: string,
  attempts: readonly NewAttempt[],
  next: NoticeStatus,
): Promise<void> {
  const { date } = await tx.clock.now(factoryId);
  const keys = attempts.map((attempt) => attempt.noticeKey);
  await tx.query(
    `INSERT INTO notice_attempt (factory_id, id, notice_id, means, representative_id, status, attempted_on, attempted_by, proof,
       document_ids, failure)
     SELECT $1, a.id, a.notice_id, a.means, a.representative_id, a.status, $2, $3, a.proof, string_to_array(a.documents, ','), a.failure
       FROM unnest($4::uuid[], $5::uuid[], $6::text[], $7::uuid[], $8::text[], $9::text[], $10::text[], $11::text[])
         AS a(id, notice_id, means, representative_id, status, proof, documents, failure)`,
    [
      ...[factoryId, date, tx.viewer.subject, attempts.map(() => newId()), keys],
      ...[attempts.map(({ means }) => means), attempts.map((attempt) => attempt.representativeKey)],
      ...[attempts.map(({ status }) => status), attempts.map(({ proof }) => proof)],
      ...[attempts.map(({ documentIds }) => documentIds.join()), attempts.map(({ failure }) => failure)],
    ],
  );
  await moveNotices(tx, factoryId, keys, next, date);
}

/**
 * Notes that many notices were served at once, with the same proof; those served before keep theirs.
 * @returns how many were served now
 */
export async function serveNotices(
  tx: Tx,
  factoryId: string,
  keys: readonly string[],
  { means, proof }: { readonly means: NoticeMeans; readonly proof: string },
): Promise<number> {
  const open = await tx.query<{ key: string }>(
    `SELECT id AS key FROM person_notice WHERE factory_id = $1 AND id = ANY ($2::uuid[]) AND status <> 'SERVED' ORDER BY id FOR UPDATE`,
    [factoryId, keys],
  );
  const served = { means, proof, status: 'SERVED', failure: null, documentIds: [] } as const;
  const attempts = open.map(({ key }) => ({ ...served, noticeKey: key, representativeKey: null }));
  await recordAttempts(tx, factoryId, attempts, 'SERVED');
  return attempts.length;
}

/** Moves notices on; once they are served, whatever hangs on their service follows in the same transaction. */
export async function moveNotices(
  tx: Tx,
  factoryId: string,
  keys: readonly string[],
  next: NoticeStatus,
  on: LocalDate,
): Promise<void> {
  const moved = await tx.query<{ key: string; kind: NoticeKind }>(
    `UPDATE person_notice SET status = $3, served_on = $4 WHERE factory_id = $1 AND id = ANY ($2::uuid[]) RETURNING id AS key, kind`,
    [...[factoryId, keys, next], next === 'SERVED' ? on : null],
  );
  if (moved.length === 0 || next !== 'SERVED') return;
  await giveUpMessages(tx, factoryId, keys);
  const place = new Map(keys.map((key, index) => [key, index]));
  moved.sort((a, b) => (place.get(a.key) ?? 0) - (place.get(b.key) ?? 0));
  await tellServed(tx, factoryId, moved);
}

/** Ends the text messages that still wait about notices that were served by other means: none may undo or repeat the service. */
async function giveUpMessages(tx: Tx, factoryId: string, keys: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE notice_attempt SET status = 'FAILED', failure = $3 WHERE factory_id = $1 AND notice_id = ANY ($2::uuid[]) AND status = 'PENDING'`,
    [factoryId, keys, '已以其他方式送达 (served by other means)'],
  );
}

/** The attempts at some notices, the oldest first. */
export function attemptsOf(
  tx: ReadTx,
  factoryIds: readonly string[],
  keys: readonly string[],
): Promise<AttemptRow[]> {
  return tx.query<AttemptRow>(
    `SELECT a.notice_id AS "noticeKey", a.means, a.status, a.attempted_on AS "attemptedOn", a.representative_id AS "representativeKey",
            a.proof, a.document_ids AS "documentIds", a.failure
       FROM notice_attempt a WHERE (a.factory_id, a.notice_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) ORDER BY a.id`,
    [factoryIds, keys],
  );
}
