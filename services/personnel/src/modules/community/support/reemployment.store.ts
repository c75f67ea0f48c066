import { type LocalDate, opaqueId } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import {
  type ProgrammeKindName,
  ReemploymentCount,
  ReemploymentProgramme,
  ReemploymentRecord,
} from './reemployment.type.js';
import type { ReemploymentStateName } from './reemployment-state.js';

export const PROGRAMME_ID = 'reemployment-programme';
export const RECORD_ID = 'reemployment-record';

interface ProgrammeRow {
  readonly factoryId: string;
  readonly key: string;
  readonly no: number;
  readonly kind: ProgrammeKindName;
  readonly title: string;
  readonly provider: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly optedOut: number;
  readonly counts: { status: ReemploymentStateName; people: number }[];
}

/** Programmes of a factory, the newest first, with their counts; one when a uuid is given. At most 100. */
export function findProgrammes(
  tx: Pick<ReadTx, 'query'>,
  factoryId: string,
  key: string | null = null,
): Promise<ProgrammeRow[]> {
  return tx.query<ProgrammeRow>(
    `SELECT p.factory_id AS "factoryId", p.id AS key, p.no, p.kind, p.title, p.provider, p.valid_from AS "from", p.valid_to AS "to",
            p.opted_out AS "optedOut",
            coalesce((SELECT jsonb_agg(jsonb_build_object('status', c.status, 'people', c.people) ORDER BY c.status)
                        FROM (SELECT status, count(*)::int AS people FROM reemployment_record r
                               WHERE r.factory_id = p.factory_id AND r.programme_id = p.id GROUP BY status) AS c), '[]') AS counts
       FROM reemployment_programme p WHERE p.factory_id = $1 AND ($2::text IS NULL OR p.id::text = $2) ORDER BY p.no DESC LIMIT 100`,
    [factoryId, key],
  );
}

export const toProgramme = ({ factoryId, key, counts, ...row }: ProgrammeRow): ReemploymentProgramme =>
  Object.assign(new ReemploymentProgramme(), {
    ...row,
    id: opaqueId(PROGRAMME_ID, factoryId, key),
    counts: counts.map((count) => Object.assign(new ReemploymentCount(), count)),
  });

export async function insertProgramme(
  tx: Tx,
  factoryId: string,
  programme: Pick<ProgrammeRow, 'kind' | 'title' | 'provider' | 'from' | 'to'>,
): Promise<string> {
  const key = newId();
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`programmes:${factoryId}`]);
  await tx.query(
    `INSERT INTO reemployment_programme (factory_id, id, no, kind, title, provider, valid_from, valid_to)
     SELECT $1, $2, (SELECT coalesce(max(no), 0) + 1 FROM reemployment_programme WHERE factory_id = $1), $3, $4, $5, $6, $7`,
    [factoryId, key, programme.kind, programme.title, programme.provider, programme.from, programme.to],
  );
  return key;
}

export interface RecordRow {
  readonly factoryId: string;
  readonly key: string;
  readonly programmeKey: string;
  readonly programme: string;
  readonly employeeId: string;
  readonly employeeNo: string;
  readonly status: ReemploymentStateName;
  readonly consentedOn: LocalDate;
}

export const RECORD_SQL = `SELECT r.factory_id AS "factoryId", r.id AS key, r.programme_id AS "programmeKey", p.title AS programme,
   r.employee_id AS "employeeId", e.employee_no AS "employeeNo", r.status, r.consented_on AS "consentedOn"
  FROM reemployment_record r JOIN reemployment_programme p ON p.factory_id = r.factory_id AND p.id = r.programme_id
  JOIN employee e ON e.factory_id = r.factory_id AND e.id = r.employee_id`;

export const toRecord = (row: RecordRow): ReemploymentRecord =>
  Object.assign(new ReemploymentRecord(), {
    id: opaqueId(RECORD_ID, row.factoryId, row.key),
    ...{ programme: row.programme, status: row.status, consentedOn: row.consentedOn },
  });

/** One record, locked; null when it is gone. */
export async function lockRecord(tx: Tx, factoryId: string, key: string): Promise<RecordRow | null> {
  const [row] = await tx.query<RecordRow>(
    `${RECORD_SQL} WHERE r.factory_id = $1 AND r.id::text = $2 FOR UPDATE OF r`,
    [factoryId, key],
  );
  return row ?? null;
}

/** Enters a person into a programme. @returns the uuid; null when they are in it already */
export async function insertRecord(
  tx: Tx,
  factoryId: string,
  record: { programmeKey: string; employeeId: string; consentEvidence: string | null; on: string },
): Promise<string | null> {
  const key = newId();
  const made = await tx.query(
    `INSERT INTO reemployment_record (factory_id, id, programme_id, employee_id, status, consented_on, consent_evidence, changed_on)
     VALUES ($1, $2, $3, $4, 'SEEKING', $5, $6, $5) ON CONFLICT DO NOTHING RETURNING id`,
    [factoryId, key, record.programmeKey, record.employeeId, record.on, record.consentEvidence],
  );
  return made.length > 0 ? key : null;
}

/** Removes a record for good; the programme counts that somebody left, never who. */
export async function removeRecord(tx: Tx, { factoryId, key, programmeKey }: RecordRow): Promise<void> {
  await tx.query('DELETE FROM reemployment_record WHERE factory_id = $1 AND id = $2', [factoryId, key]);
  await tx.query(
    'UPDATE reemployment_programme SET opted_out = opted_out + 1 WHERE factory_id = $1 AND id = $2',
    [factoryId, programmeKey],
  );
}
