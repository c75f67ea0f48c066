import type { LocalDate } from '@anzhi/domain';
import { groupRows } from '@anzhi/graphql-kit';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { BUILT_IN_CATALOGUE, type CatalogueJob, findJob, type SpecialWorkType } from '../facts/index.js';
import type { EmployeeFacts } from '../roster/index.js';

/** A recorded period of special work as its history keeps it. */
export interface SpecialWorkRow {
  id: string;
  from: LocalDate;
  to: LocalDate;
  type: SpecialWorkType;
  job: string;
  catalogueRef: string | null;
  archiveEvidence: string | null;
  source: 'ROSTER' | 'CLAIM';
  status: 'CLAIMED' | 'VERIFIED' | 'REJECTED';
}

const COLUMNS = `id, from_on AS "from", to_on AS "to", type, job, catalogue_ref AS "catalogueRef",
  archive_evidence AS "archiveEvidence", source, status`;

/** What is recorded of one person's special work, in the order of time. */
export async function specialWorkRows(
  tx: ReadTx,
  factoryId: string,
  employeeId: string,
): Promise<SpecialWorkRow[]> {
  return (await specialWorkByPerson(tx, factoryId, [employeeId])).get(employeeId) ?? [];
}

/** The same of many people (uuids) in one query; those without any period are left out. */
export async function specialWorkByPerson(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[],
): Promise<Map<string, SpecialWorkRow[]>> {
  const rows = await tx.query<SpecialWorkRow & { employee_id: string }>(
    `SELECT employee_id, ${COLUMNS} FROM special_work_period WHERE factory_id = $1 AND employee_id = ANY ($2) ORDER BY from_on, id`,
    [factoryId, employeeIds],
  );
  const people = groupRows(rows, (row) => row.employee_id);
  const withoutPerson = ({
    employee_id: _id,
    ...row
  }: SpecialWorkRow & { employee_id: string }): SpecialWorkRow => row;
  return new Map([...people].map(([id, own]) => [id, own.map(withoutPerson)]));
}

/**
 * Puts the roster's period of special work beside the row, verified as it counted so far, so that a claim or a decision
 * never loses it. Nothing happens for people of whom a period is recorded already, or whose row has none.
 */
export async function recordRosterPeriods(
  tx: Tx,
  factoryId: string,
  people: readonly EmployeeFacts[],
  today: LocalDate,
): Promise<void> {
  const rows = people.flatMap(({ employeeId, specialWork: special, post }) =>
    special ? [{ id: newId(), employeeId, ...special, job: post ?? '' }] : [],
  );
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO special_work_period (factory_id, id, employee_id, from_on, to_on, type, job, source, status, claimed_on)
     SELECT $1, r.id, "employeeId", "from", "to", type, job, 'ROSTER', 'VERIFIED', $3
       FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "employeeId" uuid, "from" date, "to" date, type text, job text)
      WHERE NOT EXISTS (SELECT 1 FROM special_work_period s WHERE s.factory_id = $1 AND s.employee_id = r."employeeId")`,
    [factoryId, JSON.stringify(rows), today],
  );
}

export async function insertClaim(
  tx: Tx,
  factoryId: string,
  employeeId: string,
  claim: Pick<SpecialWorkRow, 'from' | 'to' | 'type' | 'job' | 'archiveEvidence' | 'catalogueRef'>,
  today: LocalDate,
): Promise<void> {
  await tx.query(
    `INSERT INTO special_work_period (factory_id, id, employee_id, from_on, to_on, type, job, catalogue_ref, archive_evidence,
       source, status, claimed_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'CLAIM', 'CLAIMED', $10)`,
    [
      ...[factoryId, newId(), employeeId, claim.from, claim.to, claim.type, claim.job],
      ...[claim.catalogueRef, claim.archiveEvidence, today],
    ],
  );
}

/** A decided period as it is stored. */
export type Decided = Pick<SpecialWorkRow, 'id' | 'status' | 'catalogueRef' | 'archiveEvidence'>;

/** Stores decisions on periods, many in one statement, all for one reason. */
export async function storeDecisions(
  tx: Tx,
  factoryId: string,
  decided: readonly Decided[],
  reason: string,
  today: LocalDate,
): Promise<void> {
  await tx.query(
    `UPDATE special_work_period s SET status = r.status, catalogue_ref = r."catalogueRef",
       archive_evidence = r."archiveEvidence", reason = $3, decided_on = $4, decided_by = $5
       FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, status text, "catalogueRef" text, "archiveEvidence" text)
      WHERE s.factory_id = $1 AND s.id = r.id`,
    [factoryId, JSON.stringify(decided), reason, today, tx.viewer.subject],
  );
}

/** The catalogue that a factory goes by: the built-in list, then what its rechecks found; a later finding stands first. */
export async function catalogueOf(
  tx: ReadTx,
  factoryId: string,
): Promise<{ listed: CatalogueJob[]; notListed: ReadonlySet<string> }> {
  const rows = await tx.query<{
    id: string;
    job: string;
    listed: boolean;
    type: SpecialWorkType;
    citation: string;
  }>(
    `SELECT DISTINCT ON (job) id, job, listed, type, citation FROM catalogue_recheck
      WHERE factory_id = $1 AND status = 'DECIDED' ORDER BY job, decided_on DESC, id DESC`,
    [factoryId],
  );
  const found = rows
    .filter((row) => row.listed)
    .map(({ id, job, type, citation }) => ({ ref: `RECHECK/${id}`, job, type, industry: '', citation }));
  const notListed = new Set(rows.filter((row) => !row.listed).map((row) => row.job));
  const builtIn = BUILT_IN_CATALOGUE.filter(
    (entry) => !notListed.has(entry.job) && !findJob(found, entry.job),
  );
  return { listed: [...found, ...builtIn], notListed };
}
