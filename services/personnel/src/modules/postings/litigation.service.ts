import { opaqueId, parseOpaqueId } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { amendEmployee, type EmployeeChanges } from '../roster/index.js';
import { correctionFault } from './correction-fault.js';
import { act, type One } from './decide-objection.service.js';
import { parseCorrection } from './domain/correction.js';
import { isFinal } from './final.js';
import {
  ObjectionCorrectionNeedsReopeningError,
  ObjectionDismissalCorrectsError,
} from './objection.errors.js';
import type { RecordJudgmentInput, RecordLitigationInput } from './objection.inputs.js';
import { type LockedObjection, lockObjection, moveObjection } from './objection.store.js';
import { OBJECTION_ID } from './objection-queue.js';

/** Records that the person sued after the notified decision (企业破产法 art. 48: 可以向人民法院提起诉讼). */
export const sueOne: One<RecordLitigationInput> = async (tx, factoryId, input) => {
  const { date } = await tx.clock.now(factoryId);
  return act(tx, factoryId, input, { kind: 'SUE' }, (objection, next) =>
    moveObjection(tx, factoryId, objection.id, next, {
      court: input.court,
      case_no: input.caseNo,
      sued_on: date,
    }),
  );
};

/** Records the judgment. Before FINAL its correction goes onto the roster; after FINAL a reopening carries it. */
export const judgeOne: One<RecordJudgmentInput> = async (tx, factoryId, input) => {
  const { correction, result, judgmentNo } = input;
  const changes = correction ? parseCorrection(correction.field, correction.value) : null;
  const objection = await lockObjection(tx, factoryId, parseOpaqueId(OBJECTION_ID, input.objectionId).key);
  const fault =
    correction && objection && (await correctionFault(tx, factoryId, objection.employeeId, correction));
  if (fault) return fault;
  if (changes && result === 'DISMISSED') return new ObjectionDismissalCorrectsError();
  const { date } = await tx.clock.now(factoryId);
  let tooLate = false;
  const done = await act(tx, factoryId, input, { kind: 'JUDGE' }, async (objection, next) => {
    tooLate = changes !== null && (await isFinal(tx, factoryId, objection.kind));
    await moveObjection(tx, factoryId, objection.id, next, {
      judgment_no: judgmentNo,
      judged_on: date,
      judged_result: result,
    });
    if (changes && !tooLate) await correct(tx, factoryId, objection, changes as EmployeeChanges, judgmentNo);
  });
  return tooLate ? new ObjectionCorrectionNeedsReopeningError() : done;
};

async function correct(
  tx: Tx,
  factoryId: string,
  objection: LockedObjection,
  changes: EmployeeChanges,
  judgmentNo: string,
): Promise<void> {
  await amendEmployee(tx, {
    factoryId,
    employeeId: objection.employeeId,
    changes,
    legalBasis: `生效判决 ${judgmentNo}`,
    evidence: opaqueId(OBJECTION_ID, factoryId, objection.id),
  });
}
