import { opaqueId, parseOpaqueId } from '@anzhi/domain';
import type { UserError } from '@anzhi/graphql-kit';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { recalculateEmployees } from '../entitlements/index.js';
import { insertNotices } from '../notices/index.js';
import { amendEmployee, type EmployeeChanges, employeeIdOf } from '../roster/index.js';
import { correctionFault } from './correction-fault.js';
import { type CorrectableField, parseCorrection } from './domain/correction.js';
import { decideReopening } from './domain/reopening.js';
import { ObjectionNotFoundError } from './objection.errors.js';
import { ObjectionRowNotPostedError } from './objection.results.js';
import { lockObjections, moveObjections, wasPosted } from './objection.store.js';
import { OBJECTION_ID } from './objection-queue.js';
import { REOPENING_ID, readReopening } from './reopening.read-model.js';
import {
  ReopeningNotFinalError,
  ReopeningNotFoundError,
  ReopeningPendingError,
  ReopeningSuccess,
  reopeningError,
} from './reopening.results.js';
import { decideReopeningRow, insertReopening, lockReopening, type ReopeningRow } from './reopening.store.js';
import type { ApproveReopeningInput, RefuseReopeningInput, RequestReopeningInput } from './reopening.type.js';
import { lockSeries } from './series.store.js';
import { tellDecisions } from './tell-decisions.js';

const AUDIT = { entity: 'PostingReopening', legalBasis: '2-model §2.1.2; 企业破产法 art. 48' };

/** Asks for a final row to be reopened, by judgment or late evidence; another officer decides (2-model §2.1.2). */
export async function requestReopening(
  tx: Tx,
  input: RequestReopeningInput,
): Promise<ReopeningSuccess | UserError> {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const { correction, employeeNo, cause, reference, reasons } = input;
  const series = await lockSeries(tx, factoryId, input.series);
  if (series.finalOn === null) return new ReopeningNotFinalError();
  const employeeId = await employeeIdOf(tx, factoryId, employeeNo);
  if (!employeeId || !(await wasPosted(tx, factoryId, series.id, employeeId)))
    return new ObjectionRowNotPostedError();
  const fault = correction && (await correctionFault(tx, factoryId, employeeId, correction));
  if (fault) return fault;
  const objectionId = input.objectionId ? parseOpaqueId(OBJECTION_ID, input.objectionId).key : null;
  const [objection] = objectionId ? await lockObjections(tx, factoryId, [objectionId]) : [];
  if (objectionId && (!objection || objection.employeeId !== employeeId || objection.kind !== series.kind))
    return new ObjectionNotFoundError();
  const id = newId();
  const { date: requestedOn } = await tx.clock.now(factoryId);
  const asked = await insertReopening(tx, factoryId, {
    ...{
      id,
      seriesId: series.id,
      employeeId,
      cause,
      reference,
      reasons,
      objectionId,
      requestedOn,
    },
    correctionField: correction?.field ?? null,
    correctionValue: correction?.value ?? null,
  });
  if (!asked) return new ReopeningPendingError();
  tx.audit({ ...AUDIT, factoryId, action: 'request-reopening', entityId: id, after: { cause, reference } });
  return new ReopeningSuccess(await readReopening(tx, factoryId, id));
}

/** Reopens the row: what is corrected goes onto the roster and is calculated; a supplementary posting is due. */
export async function approveReopening(
  tx: Tx,
  input: ApproveReopeningInput,
): Promise<ReopeningSuccess | UserError> {
  const { factoryId, key } = parseOpaqueId(REOPENING_ID, input.reopeningId);
  const request = await lockReopening(tx, factoryId, key);
  if (!request) return new ReopeningNotFoundError();
  const gap = decideReopening(request, tx.viewer.subject, null);
  if (gap) return reopeningError(gap);
  const { date: on } = await tx.clock.now(factoryId);
  await decideReopeningRow(tx, factoryId, key, { status: 'REOPENED', on, refusal: null });
  await applyCorrection(tx, factoryId, request);
  tx.audit({ ...AUDIT, factoryId, action: 'approve-reopening', entityId: key, after: { on } });
  await tell(tx, factoryId, request, [
    '您的定案公示行经批准重开,更正后将补充公示;补充公示期内您可以提出异议。',
    `理由:${request.reasons}`,
  ]);
  return new ReopeningSuccess(await readReopening(tx, factoryId, key));
}

/** Refuses to reopen, with reasons and remedies; a late objection behind it is answered so, and the person to be notified. */
export async function refuseReopening(
  tx: Tx,
  input: RefuseReopeningInput,
): Promise<ReopeningSuccess | UserError> {
  const { factoryId, key } = parseOpaqueId(REOPENING_ID, input.reopeningId);
  const request = await lockReopening(tx, factoryId, key);
  if (!request) return new ReopeningNotFoundError();
  const { reasons, remedies } = input;
  const gap = decideReopening(request, tx.viewer.subject, { remedies });
  if (gap) return reopeningError(gap);
  const { date: on } = await tx.clock.now(factoryId);
  await decideReopeningRow(tx, factoryId, key, { status: 'REFUSED', on, refusal: reasons });
  const [objection] = request.objectionId ? await lockObjections(tx, factoryId, [request.objectionId]) : [];
  if (objection?.status === 'LATE') {
    const filled = { form_reason: reasons, remedies };
    await moveObjections(tx, factoryId, [{ id: objection.id, status: 'REJECTED_FORM', filled }]);
  }
  tx.audit({ ...AUDIT, factoryId, action: 'refuse-reopening', entityId: key, after: { on } });
  if (objection) await tellDecisions(tx, factoryId, [objection.id]);
  await tell(tx, factoryId, request, [
    '重开您的定案公示行的申请未获批准。',
    `理由:${reasons}`,
    `救济途径:${remedies}`,
  ]);
  return new ReopeningSuccess(await readReopening(tx, factoryId, key));
}

/** Tells the person whose final row it is what was decided; the remedies run from the service of the letter. */
async function tell(
  tx: Tx,
  factoryId: string,
  request: ReopeningRow,
  lines: readonly string[],
): Promise<void> {
  const { employeeId, id } = request;
  const aboutId = opaqueId(REOPENING_ID, factoryId, id);
  const letter = { title: '定案后重开决定告知书', body: lines.join('\n') };
  await insertNotices(tx, factoryId, [{ employeeId, kind: 'REOPENING', aboutId, ...letter }]);
}

async function applyCorrection(tx: Tx, factoryId: string, request: ReopeningRow): Promise<void> {
  const { correctionField, correctionValue, employeeId, cause, reference } = request;
  if (correctionField === null || correctionValue === null) return;
  const changes = parseCorrection(correctionField as CorrectableField, correctionValue);
  if (!changes) throw new Error(`reopening ${request.id} holds a correction that cannot be read`);
  await amendEmployee(tx, {
    factoryId,
    employeeId,
    changes: changes as EmployeeChanges,
    legalBasis: cause === 'JUDGMENT' ? `生效判决 ${reference}` : '2-model §2.1.2 (逾期证据)',
    evidence: opaqueId(REOPENING_ID, factoryId, request.id),
  });
  await recalculateEmployees(tx, factoryId, [employeeId]);
}
