import type { LocalDate } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { digestText, parseDigest, type Tally } from '../entitlements/index.js';

export type JobStatus = 'QUEUED' | 'RUNNING' | 'DONE' | 'CANCELLED' | 'FAILED';

/** A calculation of a whole factory as it is stored. Instants are the machine's: they say how fast it works, not what law counts. */
export interface JobRow {
  factoryId: string;
  id: string;
  calculationId: string;
  status: JobStatus;
  rules: string;
  asOf: LocalDate;
  /** People on the roster when it was asked for. */
  total: number;
  tally: Tally;
  /** Time spent on people so far, over all workers that had it. */
  workedMs: number;
  /** Claims since the last progress. */
  attempts: number;
  requestedBy: string;
  requestedAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  endedWhy: string | null;
}

interface JobSqlRow extends Omit<JobRow, 'tally' | 'workedMs'>, Omit<Tally, 'digest'> {
  digest: string;
  workedMs: bigint;
}

const COLUMNS = `factory_id AS "factoryId", id, calculation_id AS "calculationId", status, rules, as_of AS "asOf", total,
  after_serial AS "afterSerial", people, entitlements, total_fen AS "totalFen", digest, worked_ms AS "workedMs", attempts,
  requested_by AS "requestedBy", requested_at AS "requestedAt", started_at AS "startedAt", ended_at AS "endedAt", ended_why AS "endedWhy"`;

const ACTIVE = `status IN ('QUEUED', 'RUNNING')`;

function toJob(row: JobSqlRow): JobRow {
  const { afterSerial, people, entitlements, totalFen, digest, workedMs, ...plain } = row;
  const tally = { afterSerial, people, entitlements, totalFen, digest: parseDigest(digest) };
  return { ...plain, tally, workedMs: Number(workedMs) };
}

export async function insertJob(
  tx: Tx,
  job: Pick<JobRow, 'factoryId' | 'id' | 'calculationId' | 'rules' | 'asOf' | 'total'>,
): Promise<void> {
  await tx.query(
    `INSERT INTO calculation_job (factory_id, id, calculation_id, status, rules, as_of, total, requested_by)
     VALUES ($1, $2, $3, 'QUEUED', $4, $5, $6, $7)`,
    [job.factoryId, job.id, job.calculationId, job.rules, job.asOf, job.total, tx.viewer.subject],
  );
}

/** A job by its uuid; null when there is none. */
export async function readJob(tx: ReadTx, factoryId: string, id: string): Promise<JobRow | null> {
  const [row] = await tx.query<JobSqlRow>(
    `SELECT ${COLUMNS} FROM calculation_job WHERE factory_id = $1 AND id = $2`,
    [factoryId, id],
  );
  return row ? toJob(row) : null;
}

/** A job, locked until the transaction ends. */
export async function lockJob(tx: Tx, factoryId: string, id: string): Promise<JobRow | null> {
  const [row] = await tx.query<JobSqlRow>(
    `SELECT ${COLUMNS} FROM calculation_job WHERE factory_id = $1 AND id = $2 FOR UPDATE`,
    [factoryId, id],
  );
  return row ? toJob(row) : null;
}

/** Jobs of a factory, the newest first. */
export async function listJobs(
  tx: ReadTx,
  factoryId: string,
  beforeId: string | null,
  limit: number,
): Promise<JobRow[]> {
  const rows = await tx.query<JobSqlRow>(
    `SELECT ${COLUMNS} FROM calculation_job WHERE factory_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
    [factoryId, beforeId, limit],
  );
  return rows.map(toJob);
}

/**
 * Takes the job that waits longest, or one whose worker has not been heard of for its lease; null when there is none.
 * Many workers may ask at once: each job goes to one.
 */
export async function claimJob(tx: Tx, worker: string, leaseMs: number): Promise<JobRow | null> {
  const [row] = await tx.query<JobSqlRow>(
    `UPDATE calculation_job SET status = 'RUNNING', claimed_by = $1, attempts = attempts + 1,
       lease_until = clock_timestamp() + $2 * interval '1 millisecond', started_at = coalesce(started_at, clock_timestamp())
      WHERE (factory_id, id) IN (SELECT factory_id, id FROM calculation_job
              WHERE ${ACTIVE} AND (lease_until IS NULL OR lease_until < clock_timestamp())
              ORDER BY requested_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING ${COLUMNS}`,
    [worker, leaseMs],
  );
  return row ? toJob(row) : null;
}

/** Notes progress and keeps the lease. False when the job is this worker's no more: cancelled, or taken over. */
export async function noteProgress(
  tx: Tx,
  job: JobRow,
  worker: string,
  leaseMs: number,
  progress: { readonly tally: Tally; readonly workedMs: number },
): Promise<boolean> {
  const { tally, workedMs } = progress;
  const rows = await tx.query(
    `UPDATE calculation_job SET after_serial = $4, people = $5, entitlements = $6, total_fen = $7, digest = $8, attempts = 0,
       worked_ms = worked_ms + $9, lease_until = clock_timestamp() + $10 * interval '1 millisecond'
      WHERE factory_id = $1 AND id = $2 AND claimed_by = $3 AND status = 'RUNNING' RETURNING 1`,
    [
      ...[job.factoryId, job.id, worker, tally.afterSerial, tally.people, tally.entitlements, tally.totalFen],
      ...[digestText(tally.digest), Math.round(workedMs), leaseMs],
    ],
  );
  return rows.length > 0;
}

/** Gives a job back so that another worker takes it at once. */
export async function releaseJob(tx: Tx, job: JobRow, worker: string): Promise<void> {
  await tx.query(
    'UPDATE calculation_job SET lease_until = NULL, attempts = 0 WHERE factory_id = $1 AND id = $2 AND claimed_by = $3',
    [job.factoryId, job.id, worker],
  );
}

/** Ends a job; `tally` is what it came to. */
export async function endJob(
  tx: Tx,
  job: JobRow,
  end: {
    readonly status: 'DONE' | 'CANCELLED' | 'FAILED';
    readonly why: string | null;
    readonly tally: Tally;
  },
): Promise<void> {
  const { people, entitlements, totalFen, digest } = end.tally;
  await tx.query(
    `UPDATE calculation_job SET status = $3, ended_why = $4, ended_at = clock_timestamp(), people = $5, entitlements = $6,
       total_fen = $7, digest = $8, cleaned = $9 WHERE factory_id = $1 AND id = $2`,
    [
      ...[job.factoryId, job.id, end.status, end.why, people, entitlements, totalFen],
      ...[digestText(digest), end.status === 'DONE'],
    ],
  );
  await tx.query('DELETE FROM calculation_touched WHERE factory_id = $1 AND job_id = $2', [
    job.factoryId,
    job.id,
  ]);
}

/** Whom to calculate once more: people touched, or amended, since the job was asked for. */
export async function changedMeanwhile(tx: ReadTx, job: JobRow): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT employee_id AS id FROM calculation_touched WHERE factory_id = $1 AND job_id = $2
     UNION SELECT employee_id FROM employee_amendment WHERE factory_id = $1 AND recorded_at >= $3 ORDER BY 1`,
    [job.factoryId, job.id, job.requestedAt],
  );
  return rows.map((row) => row.id);
}

/** Jobs that ended without results, whose stored rows nobody needs. */
export async function uncleanedJob(tx: Tx): Promise<JobRow | null> {
  const [row] = await tx.query<JobSqlRow>(
    `SELECT ${COLUMNS} FROM calculation_job WHERE status IN ('CANCELLED', 'FAILED') AND NOT cleaned
      ORDER BY ended_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
  );
  return row ? toJob(row) : null;
}

export async function markCleaned(tx: Tx, job: JobRow): Promise<void> {
  await tx.query('UPDATE calculation_job SET cleaned = true WHERE factory_id = $1 AND id = $2', [
    job.factoryId,
    job.id,
  ]);
}
