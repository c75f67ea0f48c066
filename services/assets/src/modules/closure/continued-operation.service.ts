import { ContinuedOperationApproved } from '@anzhi/contracts';
import type { LocalDate } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import type { ClosureProjectRow } from './closure.entity.js';
import { ClosureProjectNotFoundError } from './closure.errors.js';
import { lockProject } from './closure.service.js';
import {
  type ApproveContinuedOperationInput,
  ApproveContinuedOperationSuccess,
  ContinuedOperation,
  ContinuedOperationBasisError,
  ContinuedOperationDateError,
  ContinuedOperationNotAcceptedError,
  ContinuedOperationStandsError,
} from './continued-operation.type.js';
import { refuseOperation } from './domain/continued-operation.js';

/** Records that the factory goes on working, once on each ground (企业破产法 25(5), 26, 61(5)). Emits ContinuedOperationApproved. */
export async function approveContinuedOperation(tx: Tx, input: ApproveContinuedOperationInput) {
  const row = await lockProject(tx, input.closureProjectId);
  if (!row) return new ClosureProjectNotFoundError();
  const { date: today } = await tx.clock.now(row.factoryId);
  const refusal = refuseOperation(row, input, await firstMeetingOf(tx, row), today);
  switch (refusal?.kind) {
    case 'NOT_ACCEPTED':
      return new ContinuedOperationNotAcceptedError();
    case 'DATE':
      return new ContinuedOperationDateError(refusal.earliest, refusal.latest);
    case 'BASIS':
      return new ContinuedOperationBasisError(refusal.needed);
  }
  const standing = await standingDecision(tx, row, input);
  if (standing) return new ContinuedOperationStandsError(standing);
  return record(tx, row, input);
}

async function record(tx: Tx, { factoryId, id }: ClosureProjectRow, input: ApproveContinuedOperationInput) {
  const { basis, documentNo, approvedOn, reason, closureProjectId } = input;
  await tx.query(
    `INSERT INTO continued_operation (factory_id, project_id, basis, document_no, approved_on, reason, decided_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [factoryId, id, basis, documentNo, approvedOn, reason, tx.viewer.subject],
  );
  const article = basis === 'COURT_PERMISSION' ? 'arts. 25(5), 26' : 'art. 61(5)';
  tx.audit({
    ...{
      factoryId,
      action: 'approveContinuedOperation',
      entity: 'ClosureProject',
      entityId: closureProjectId,
    },
    ...{ legalBasis: `企业破产法 ${article}; ${documentNo}`, after: { basis, documentNo, approvedOn } },
  });
  const payload = { closureProjectId, approvedOn, basis, documentNo };
  tx.append({ contract: ContinuedOperationApproved, factoryId, aggregateId: closureProjectId, payload });
  const made = Object.assign(new ContinuedOperation(), { basis, documentNo, approvedOn, reason });
  return new ApproveContinuedOperationSuccess(made);
}

async function firstMeetingOf(tx: Tx, { factoryId, id }: ClosureProjectRow): Promise<LocalDate | null> {
  const [met] = await tx.query<{ on: LocalDate }>(
    `SELECT done_on AS on FROM closure_milestone WHERE factory_id = $1 AND project_id = $2 AND kind = 'FIRST_CREDITORS_MEETING'`,
    [factoryId, id],
  );
  return met?.on ?? null;
}

async function standingDecision(
  tx: Tx,
  { factoryId, id }: ClosureProjectRow,
  { basis }: ApproveContinuedOperationInput,
): Promise<string | null> {
  const [standing] = await tx.query<{ documentNo: string }>(
    'SELECT document_no AS "documentNo" FROM continued_operation WHERE factory_id = $1 AND project_id = $2 AND basis = $3',
    [factoryId, id, basis],
  );
  return standing?.documentNo ?? null;
}
