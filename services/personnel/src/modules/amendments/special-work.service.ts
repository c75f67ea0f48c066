import { parseOpaqueId } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { findJob, isInService, loadRecords, servicePeriodsOf } from '../facts/index.js';
import { type AmendedPerson, closeAmendment, isRefused, openAmendment } from './open-amendment.js';
import {
  SpecialWorkDatesError,
  SpecialWorkNotFoundError,
  SpecialWorkOutsideEmploymentError,
  SpecialWorkProofMissingError,
} from './special-work.errors.js';
import type { ClaimSpecialWorkInput, DecideSpecialWorkInput } from './special-work.inputs.js';
import {
  catalogueOf,
  insertClaim,
  recordRosterPeriods,
  type SpecialWorkRow,
  specialWorkRows,
  storeDecisions,
} from './special-work.store.js';

/** The kind of id that a period has in the graph. */
export const SPECIAL_WORK_ID = 'special-work';

/**
 * Records that a person claims special work; it counts for nothing until it is verified. Inside employment only. The
 * same claim again changes nothing. Emits EmployeeAmended.
 */
export async function claimSpecialWork(tx: Tx, input: ClaimSpecialWorkInput) {
  const opened = await openAmendment(tx, input);
  if (isRefused(opened)) return opened;
  const { factoryId, employee, today } = opened;
  const { from, to, type, archiveEvidence } = input;
  if (to < from || to > today) return new SpecialWorkDatesError();
  const records = await loadRecords(tx, factoryId, [employee.employeeId]);
  const service = records.of(employee.employeeId).servicePeriods ?? servicePeriodsOf(employee);
  if (!isInService({ from, to }, service, today)) return new SpecialWorkOutsideEmploymentError({ from, to });
  const before = await recordedRows(tx, opened);
  const job = input.job.trim();
  if (!before.some((row) => row.from === from && row.to === to && row.type === type && row.job === job)) {
    const catalogueRef = findJob((await catalogueOf(tx, factoryId)).listed, job)?.ref ?? null;
    const claim = { from, to, type, job, catalogueRef, archiveEvidence: archiveEvidence ?? null };
    await insertClaim(tx, factoryId, employee.employeeId, claim, today);
  }
  return close(tx, opened, input, before);
}

/**
 * Decides on a claimed period, or anew on a decided one. Verified only with an entry of the catalogue of the same kind and
 * an original record of the archive (劳社部发[1999]8号). Emits EmployeeAmended; the person is calculated anew.
 */
export async function decideSpecialWork(tx: Tx, input: DecideSpecialWorkInput) {
  const opened = await openAmendment(tx, input);
  if (isRefused(opened)) return opened;
  const { factoryId, today } = opened;
  const before = await recordedRows(tx, opened);
  const { key } = parseOpaqueId(SPECIAL_WORK_ID, input.specialWorkId);
  const row = before.find((one) => one.id === key);
  if (!row) return new SpecialWorkNotFoundError();
  const entry = findJob((await catalogueOf(tx, factoryId)).listed, row.job);
  const archiveEvidence = input.archiveEvidence ?? row.archiveEvidence;
  if (input.verified) {
    const missing = [
      ...(entry ? [] : ['CATALOGUE']),
      ...(entry && entry.type !== row.type ? ['TYPE'] : []),
      ...(archiveEvidence ? [] : ['ARCHIVE']),
    ];
    if (missing.length > 0) return new SpecialWorkProofMissingError(missing);
  }
  const status = input.verified ? 'VERIFIED' : 'REJECTED';
  const decided = { id: key, status, catalogueRef: entry?.ref ?? null, archiveEvidence } as const;
  await storeDecisions(tx, factoryId, [decided], input.reason, today);
  return close(tx, opened, input, before);
}

/** What is recorded, the roster's own period among it. */
async function recordedRows(
  tx: Tx,
  { factoryId, employee, today }: AmendedPerson,
): Promise<SpecialWorkRow[]> {
  await recordRosterPeriods(tx, factoryId, [employee], today);
  return specialWorkRows(tx, factoryId, employee.employeeId);
}

async function close(
  tx: Tx,
  opened: AmendedPerson,
  input: ClaimSpecialWorkInput | DecideSpecialWorkInput,
  before: readonly SpecialWorkRow[],
) {
  const after = await specialWorkRows(tx, opened.factoryId, opened.employee.employeeId);
  return closeAmendment(tx, opened, input, { kind: 'SPECIAL_WORK', before, after });
}
