import { parseOpaqueId } from '@anzhi/domain';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { type RecheckFinding, recheckPerson, recordChanges } from '../facts/index.js';
import { serveNotices } from '../notices/index.js';
import { type EmployeeFacts, loadEmployeeFacts, lockRoster } from '../roster/index.js';
import { FactsFinalError } from './amendment.results.js';
import { peopleByNo } from './arrears.store.js';
import { finalDay, followAmounts } from './open-amendment.js';
import type {
  DecideCatalogueRecheckInput,
  OpenCatalogueRecheckInput,
  ServeCatalogueRepliesInput,
} from './recheck.inputs.js';
import {
  CatalogueCitationMissingError,
  CatalogueJobUnknownError,
  CatalogueRecheckNotFoundError,
  CatalogueRecheckOpenError,
  CatalogueRecheckStateError,
  CatalogueRecheckSuccess,
  CatalogueReplyUnknownError,
  ServeCatalogueRepliesSuccess,
} from './recheck.results.js';
import {
  lockRecheck,
  peopleOfJob,
  RECHECK_ID,
  REPLY_FROM,
  REPLY_SERVED,
  storeReplies,
} from './recheck.store.js';
import type { CatalogueRecheck } from './recheck.type.js';
import {
  type Decided,
  recordRosterPeriods,
  specialWorkByPerson,
  storeDecisions,
} from './special-work.store.js';

/** Opens a recheck of a job against the catalogue, as a joint letter asks (S104). It never says who signed. */
export async function openCatalogueRecheck(tx: Tx, input: OpenCatalogueRecheckInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  await lockRoster(tx, factoryId);
  const job = input.job.trim();
  if ((await peopleOfJob(tx, factoryId, job)).length === 0) return new CatalogueJobUnknownError(job);
  const { date } = await tx.clock.now(factoryId);
  const id = newId();
  const opened = await tx.query(
    `INSERT INTO catalogue_recheck (factory_id, id, job, letter_ref, status, opened_on, opened_by)
     VALUES ($1, $2, $3, $4, 'OPEN', $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
    [factoryId, id, job, input.letterRef ?? null, date, tx.viewer.subject],
  );
  if (opened.length === 0) return new CatalogueRecheckOpenError();
  return new CatalogueRecheckSuccess((await lockRecheck(tx, factoryId, id)) as CatalogueRecheck);
}

/**
 * Decides a recheck for everybody of the job at once: periods are verified or rejected, each person gets a reply, and
 * amounts follow. Emits EmployeeAmended for those whose facts changed.
 */
export async function decideCatalogueRecheck(tx: Tx, input: DecideCatalogueRecheckInput) {
  const { factoryId, key } = parseOpaqueId(RECHECK_ID, input.catalogueRecheckId);
  await lockRoster(tx, factoryId);
  const recheck = await lockRecheck(tx, factoryId, key);
  if (!recheck) return new CatalogueRecheckNotFoundError();
  if (recheck.decidedOn) return new CatalogueRecheckStateError(true);
  const finalOn = await finalDay(tx, factoryId, 'FACTS');
  if (finalOn) return new FactsFinalError(finalOn);
  const { listed, type, citation } = input;
  if (listed && !(type && citation)) return new CatalogueCitationMissingError();
  const finding: RecheckFinding = listed && type ? { listed: true, type } : { listed: false };
  const ids = await peopleOfJob(tx, factoryId, recheck.job);
  const { date } = await tx.clock.now(factoryId);
  await tx.query(
    `UPDATE catalogue_recheck SET status = 'DECIDED', listed = $3, type = $4, citation = $5, reasons = $6, people = $7,
       decided_on = $8, decided_by = $9 WHERE factory_id = $1 AND id = $2`,
    [
      ...[factoryId, key, listed, listed ? type : null, listed ? citation : null, input.reasons],
      ...[ids.length, date, tx.viewer.subject],
    ],
  );
  await answerEverybody(tx, factoryId, recheck, ids, finding, input);
  tx.audit({
    factoryId,
    action: 'decideCatalogueRecheck',
    entity: 'CatalogueRecheck',
    entityId: recheck.id,
    legalBasis: input.legalBasis,
    after: { listed, people: ids.length },
  });
  return new CatalogueRecheckSuccess((await lockRecheck(tx, factoryId, key)) as CatalogueRecheck);
}

async function answerEverybody(
  tx: Tx,
  factoryId: string,
  recheck: CatalogueRecheck,
  ids: readonly string[],
  finding: RecheckFinding,
  input: DecideCatalogueRecheckInput,
): Promise<void> {
  const { job, key } = recheck;
  const people = await loadEmployeeFacts(tx, factoryId, { employeeIds: ids });
  const { date } = await tx.clock.now(factoryId);
  await recordRosterPeriods(tx, factoryId, people, date);
  const before = await specialWorkByPerson(tx, factoryId, ids);
  const replies = [];
  const decided: Decided[] = [];
  const changed: EmployeeFacts[] = [];
  for (const employee of people) {
    const { employeeId } = employee;
    const own = (before.get(employeeId) ?? []).filter((row) => row.job === job);
    const { outcome, changes } = recheckPerson(own, finding);
    replies.push({ employeeId, outcome });
    if (changes.length > 0) changed.push(employee);
    for (const { id, status } of changes) {
      const { archiveEvidence = null } = own.find((row) => row.id === id) ?? {};
      decided.push({ id, status, catalogueRef: finding.listed ? `RECHECK/${key}` : null, archiveEvidence });
    }
  }
  await storeDecisions(tx, factoryId, decided, input.reasons, date);
  await storeReplies(tx, factoryId, recheck, replies, input.reasons);
  const after = await specialWorkByPerson(tx, factoryId, ids);
  const { legalBasis, evidence } = input;
  await recordChanges(
    tx,
    factoryId,
    changed.map((employee) => ({
      ...{ employee, kind: 'SPECIAL_WORK' as const, legalBasis, evidence },
      before: before.get(employee.employeeId) ?? [],
      after: after.get(employee.employeeId) ?? [],
    })),
  );
  const changedIds = changed.map(({ employeeId }) => employeeId);
  if (changedIds.length > 0) await followAmounts(tx, factoryId, changedIds);
}

/** Records that replies were served, all or none; a second serving of one keeps the first. */
export async function serveCatalogueReplies(tx: Tx, input: ServeCatalogueRepliesInput) {
  const { factoryId, key } = parseOpaqueId(RECHECK_ID, input.catalogueRecheckId);
  const recheck = await lockRecheck(tx, factoryId, key);
  if (!recheck) return new CatalogueRecheckNotFoundError();
  if (!recheck.decidedOn) return new CatalogueRecheckStateError(false);
  const people = await peopleByNo(tx, factoryId, input.employeeNos);
  const answered = await tx.query<{ id: string; notice: string | null }>(
    'SELECT employee_id AS id, notice_id AS notice FROM catalogue_reply WHERE factory_id = $1 AND recheck_id = $2 AND employee_id = ANY ($3)',
    [factoryId, key, [...people.values()]],
  );
  const known = new Set(answered.map((row) => row.id));
  const unknown = input.employeeNos.filter((no) => !known.has(people.get(no.toUpperCase()) ?? ''));
  if (unknown.length > 0) return new CatalogueReplyUnknownError(unknown);
  const { means, proof } = input;
  const notices = answered.flatMap(({ notice }) => notice ?? []);
  await serveNotices(tx, factoryId, notices, { means, proof });
  await serveOldReplies(tx, factoryId, key, [...known], { means, proof });
  const [count] = await tx.query<{ served: number; open: number }>(
    `SELECT count(${REPLY_SERVED})::int AS served, (count(*) - count(${REPLY_SERVED}))::int AS open FROM ${REPLY_FROM}
      WHERE r.factory_id = $1 AND r.recheck_id = $2`,
    [factoryId, key],
  );
  return new ServeCatalogueRepliesSuccess(count?.served ?? 0, count?.open ?? 0);
}

/** Replies of before there were notices keep means and proof themselves. */
async function serveOldReplies(
  tx: Tx,
  factoryId: string,
  recheckKey: string,
  employeeIds: readonly string[],
  { means, proof }: { readonly means: string; readonly proof: string },
): Promise<void> {
  const { date } = await tx.clock.now(factoryId);
  await tx.query(
    `UPDATE catalogue_reply SET served_on = $4, means = $5, proof = $6
      WHERE factory_id = $1 AND recheck_id = $2 AND employee_id = ANY ($3) AND served_on IS NULL AND notice_id IS NULL`,
    [factoryId, recheckKey, employeeIds, date, means, proof],
  );
}
