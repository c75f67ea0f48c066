import { ObjectionRefused } from '@anzhi/contracts';
import { opaqueId, parseOpaqueId } from '@anzhi/domain';
import { badUserInput, UserError } from '@anzhi/graphql-kit';
import type { Tx } from '@anzhi/service-kit';
import { recalculateEmployees } from '../entitlements/index.js';
import { recordAttempt } from '../notices/index.js';
import { amendEmployee, type EmployeeChanges } from '../roster/index.js';
import { correctionFault } from './correction-fault.js';
import { parseCorrection } from './domain/correction.js';
import { decideObjectionAct, type ObjectionAct, type ObjectionStatus } from './domain/objection-state.js';
import { ObjectionNotFoundError, objectionError } from './objection.errors.js';
import type {
  DecideObjectionInput,
  NotifyObjectionInput,
  RecordHearingInput,
  RejectObjectionInput,
} from './objection.inputs.js';
import { readObjection, readObjections } from './objection.read-model.js';
import {
  ObjectionBatchError,
  ObjectionBatchProblem,
  ObjectionSuccess,
  ObjectionsSuccess,
} from './objection.results.js';
import { type LockedObjection, lockObjection, moveObjection, noticeOf } from './objection.store.js';
import { OBJECTION_ID } from './objection-queue.js';
import { tellDecisions } from './tell-decisions.js';

export interface ObjectionTarget {
  readonly objectionId: string;
}

/** One act on one objection: null when it went through. Amounts are recalculated by the caller, once for all. */
export type One<I extends ObjectionTarget> = (
  tx: Tx,
  factoryId: string,
  input: I,
) => Promise<LockedObjection | UserError>;

export const acceptOne: One<ObjectionTarget> = (tx, factoryId, input) =>
  act(tx, factoryId, input, { kind: 'ACCEPT' });

export const rejectOne: One<RejectObjectionInput> = async (tx, factoryId, input) => {
  const remedies = input.remedies ?? '';
  const done = await act(tx, factoryId, input, { kind: 'REJECT_FORM', remedies }, (objection, next) =>
    moveObjection(tx, factoryId, objection.id, next, { form_reason: input.reason, remedies }),
  );
  if (!(done instanceof UserError) && done.referralId) {
    const { referralId } = done;
    tx.append({
      contract: ObjectionRefused,
      factoryId,
      aggregateId: referralId,
      payload: { referralId, reason: 'REJECTED_FORM' },
    });
  }
  return done;
};

export const hearOne: One<RecordHearingInput> = async (tx, factoryId, input) => {
  const { date } = await tx.clock.now(factoryId);
  return act(tx, factoryId, input, { kind: 'HEAR' }, (objection, next) =>
    moveObjection(tx, factoryId, objection.id, next, { heard_on: date, hearing_note: input.note }),
  );
};

/** Decides on the merits; UPHELD and PARTLY put the correction on the roster as a dated amendment (§3.10). */
export const decideOne: One<DecideObjectionInput> = async (tx, factoryId, input) => {
  const { correction, result, reasons } = input;
  const changes = correction ? parseCorrection(correction.field, correction.value) : null;
  const objection = await lockObjection(tx, factoryId, parseOpaqueId(OBJECTION_ID, input.objectionId).key);
  const fault =
    correction && objection && (await correctionFault(tx, factoryId, objection.employeeId, correction));
  if (fault) return fault;
  const { date } = await tx.clock.now(factoryId);
  const remedies = input.remedies ?? '';
  return act(
    tx,
    factoryId,
    input,
    { kind: 'DECIDE', result, remedies, corrects: changes !== null },
    async (objection, next) => {
      await moveObjection(tx, factoryId, objection.id, next, {
        result,
        reasons,
        remedies,
        decided_on: date,
        decided_by: tx.viewer.subject,
        correction_field: correction?.field ?? null,
        correction_value: correction?.value ?? null,
      });
      if (!changes) return;
      await amendEmployee(tx, {
        factoryId,
        employeeId: objection.employeeId,
        changes: changes as EmployeeChanges,
        legalBasis: '企业破产法 art. 48',
        evidence: opaqueId(OBJECTION_ID, factoryId, objection.id),
      });
    },
  );
};

/** Records that the decision was served, with its proof (decision 25): an attempt at its letter, whose service notifies the person. */
export const notifyOne: One<NotifyObjectionInput> = async (tx, factoryId, input) => {
  const { means, proof } = input;
  return act(tx, factoryId, input, { kind: 'NOTIFY' }, async (objection) => {
    // Decisions from before there were letters get theirs here.
    await tellDecisions(tx, factoryId, [objection.id]);
    const noticeKey = await noticeOf(tx, factoryId, objection.id);
    const attempt = { noticeKey, means, proof, status: 'SERVED', failure: null, documentIds: [] } as const;
    await recordAttempt(tx, factoryId, { ...attempt, representativeKey: null }, 'SERVED');
  });
};

/** One act on one objection, as a mutation answers it. */
export async function onOne<I extends ObjectionTarget>(
  tx: Tx,
  input: I,
  one: One<I>,
): Promise<ObjectionSuccess | UserError> {
  const { factoryId } = parseOpaqueId(OBJECTION_ID, input.objectionId);
  const done = await one(tx, factoryId, input);
  if (done instanceof UserError) return done;
  await recalculate(tx, factoryId, [done], [input]);
  await tellDecisions(tx, factoryId, [done.id]);
  return new ObjectionSuccess(await readObjection(tx, factoryId, done.id));
}

/** The same act on many: all or none, with every refusal told. Locked in one order, so that two batches never deadlock. */
export async function onMany<I extends ObjectionTarget>(
  tx: Tx,
  inputs: readonly I[],
  one: One<I>,
): Promise<ObjectionsSuccess | ObjectionBatchError> {
  const factoryId = factoryOfBatch(inputs);
  const order = inputs
    .map((_, index) => index)
    .sort((a, b) => (inputs[a]!.objectionId < inputs[b]!.objectionId ? -1 : 1));
  const done: LockedObjection[] = [];
  const problems: ObjectionBatchProblem[] = [];
  for (const index of order) {
    const input = inputs[index]!;
    const outcome = await one(tx, factoryId, input);
    if (outcome instanceof UserError)
      problems.push(new ObjectionBatchProblem(index, input.objectionId, outcome));
    else done.push(outcome);
  }
  if (problems.length > 0) return new ObjectionBatchError(problems.sort((a, b) => a.index - b.index));
  await recalculate(tx, factoryId, done, inputs);
  const decided = done.map((objection) => objection.id);
  await tellDecisions(tx, factoryId, decided);
  const keys = inputs.map((input) => parseOpaqueId(OBJECTION_ID, input.objectionId).key);
  return new ObjectionsSuccess(await readObjections(tx, factoryId, keys));
}

/** The factory of all ids. @throws GraphQLError BAD_USER_INPUT when they are of several factories */
export function factoryOfBatch(inputs: readonly ObjectionTarget[]): string {
  const ids = new Set(inputs.map((input) => parseOpaqueId(OBJECTION_ID, input.objectionId).factoryId));
  const [factoryId, ...others] = ids;
  if (factoryId === undefined || others.length > 0)
    throw badUserInput('a batch belongs to one factory (一批只能属于一个工厂)', 'objectionId');
  return factoryId;
}

/** Locks the objection, decides by its state, saves. */
export async function act(
  tx: Tx,
  factoryId: string,
  input: ObjectionTarget,
  wanted: ObjectionAct,
  save: (objection: LockedObjection, next: ObjectionStatus) => Promise<void> = (objection, next) =>
    moveObjection(tx, factoryId, objection.id, next),
): Promise<LockedObjection | UserError> {
  const objection = await lockObjection(tx, factoryId, parseOpaqueId(OBJECTION_ID, input.objectionId).key);
  if (!objection) return new ObjectionNotFoundError();
  const decision = decideObjectionAct(objection, wanted);
  if ('gap' in decision) return objectionError(decision.gap);
  await save(objection, decision.next);
  return objection;
}

/** Amounts follow the corrected facts: once for all the people concerned. */
async function recalculate(
  tx: Tx,
  factoryId: string,
  done: readonly LockedObjection[],
  inputs: readonly object[],
): Promise<void> {
  if (!inputs.some((input) => 'correction' in input && input.correction)) return;
  await recalculateEmployees(tx, factoryId, [...new Set(done.map((objection) => objection.employeeId))]);
}
