import { parseOpaqueId } from '@anzhi/domain';
import { badUserInput, UserError } from '@anzhi/graphql-kit';
import type { Tx } from '@anzhi/service-kit';
import { recalculateEmployees } from '../entitlements/index.js';
import { decideObjectionAct, type ObjectionAct, type ObjectionStatus } from './domain/objection-state.js';
import { ObjectionNotFoundError, objectionError } from './objection.errors.js';
import { readObjection, readObjections } from './objection.read-model.js';
import {
  ObjectionBatchError,
  ObjectionBatchProblem,
  ObjectionSuccess,
  ObjectionsSuccess,
} from './objection.results.js';
import {
  type FilledColumns,
  type LockedObjection,
  lockObjections,
  moveObjections,
} from './objection.store.js';
import { OBJECTION_ID } from './objection-queue.js';
import { tellDecisions } from './tell-decisions.js';

export interface ObjectionTarget {
  readonly objectionId: string;
}

/** An objection that an act may be done on. */
export interface Allowed<I> {
  readonly input: I;
  readonly objection: LockedObjection;
  readonly next: ObjectionStatus;
}

/** What an act depends on beside the state of the objection. Asked in turn: the later ones meet what the earlier ones made. */
export interface Check<I> {
  /** Asked before the state, also where there is no such objection. */
  before(input: I, objection: LockedObjection | null): UserError | null;
  /** Asked once the state allows the act; null means that it is done. */
  after(input: I, objection: LockedObjection): UserError | null;
}

/** An act on objections: one of them is a batch of one. */
export interface ActOnObjections<I extends ObjectionTarget> {
  kindOf(input: I): ObjectionAct;
  /** Reads once for all what the check needs; without one the state alone decides. */
  check?(
    tx: Tx,
    factoryId: string,
    inputs: readonly I[],
    objections: readonly (LockedObjection | null)[],
  ): Promise<Check<I>>;
  /** Writes the act for all; called only when none was refused. */
  save(tx: Tx, factoryId: string, allowed: readonly Allowed<I>[]): Promise<void>;
}

/** An act on one objection, as a mutation answers it. */
export async function onOne<I extends ObjectionTarget>(
  tx: Tx,
  input: I,
  act: ActOnObjections<I>,
): Promise<ObjectionSuccess | UserError> {
  const { factoryId } = parseOpaqueId(OBJECTION_ID, input.objectionId);
  const outcome = (await actOn(tx, factoryId, [input], act))[0]!;
  if (outcome instanceof UserError) return outcome;
  return new ObjectionSuccess(await readObjection(tx, factoryId, outcome.objection.id));
}

/** The same act on many: all or none, with every refusal told. */
export async function onMany<I extends ObjectionTarget>(
  tx: Tx,
  inputs: readonly I[],
  act: ActOnObjections<I>,
): Promise<ObjectionsSuccess | ObjectionBatchError> {
  const factoryId = factoryOfBatch(inputs);
  const order = inputs.map((_, index) => index).sort((a, b) => byId(inputs[a]!, inputs[b]!));
  const outcomes = await actOn(
    tx,
    factoryId,
    order.map((index) => inputs[index]!),
    act,
  );
  const problems: ObjectionBatchProblem[] = [];
  const ids: string[] = [];
  for (const [place, outcome] of outcomes.entries()) {
    const index = order[place]!;
    if (outcome instanceof UserError)
      problems.push(new ObjectionBatchProblem(index, inputs[index]!.objectionId, outcome));
    else ids[index] = outcome.objection.id;
  }
  if (problems.length > 0) return new ObjectionBatchError(problems.sort((a, b) => a.index - b.index));
  return new ObjectionsSuccess(await readObjections(tx, factoryId, ids));
}

/** What happens is told in this order; the same objection twice stays in the order of the input. */
const byId = ({ objectionId: a }: ObjectionTarget, { objectionId: b }: ObjectionTarget): number =>
  a < b ? -1 : a > b ? 1 : 0;

/** The factory of all ids. @throws GraphQLError BAD_USER_INPUT when they are of several factories */
export function factoryOfBatch(inputs: readonly ObjectionTarget[]): string {
  const ids = new Set(inputs.map((input) => parseOpaqueId(OBJECTION_ID, input.objectionId).factoryId));
  const [factoryId, ...others] = ids;
  if (factoryId === undefined || others.length > 0)
    throw badUserInput('a batch belongs to one factory (一批只能属于一个工厂)', 'objectionId');
  return factoryId;
}

/** Moves all on, each with what the act fills in. */
export function moveAll<I>(
  tx: Tx,
  factoryId: string,
  allowed: readonly Allowed<I>[],
  filledBy: (input: I) => FilledColumns = () => ({}),
): Promise<void> {
  return moveObjections(
    tx,
    factoryId,
    allowed.map(({ input, objection, next }) => ({
      ...{ id: objection.id, status: next, filled: filledBy(input) },
    })),
  );
}

/**
 * Locks the objections, decides each in turn by what those before it left, and saves when all may be done: in as many
 * statements for many as for one. Amounts follow what was corrected, and letters what was decided.
 */
async function actOn<I extends ObjectionTarget>(
  tx: Tx,
  factoryId: string,
  inputs: readonly I[],
  act: ActOnObjections<I>,
): Promise<(Allowed<I> | UserError)[]> {
  const keys = inputs.map((input) => parseOpaqueId(OBJECTION_ID, input.objectionId).key);
  const objections = await lockObjections(tx, factoryId, keys);
  const check = await act.check?.(tx, factoryId, inputs, objections);
  const states = new Map<string, ObjectionStatus>();
  const outcomes = inputs.map((input, place) => {
    const found = objections[place] ?? null;
    const objection = found && { ...found, status: states.get(found.id) ?? found.status };
    const outcome = decideOne(act, check, input, objection);
    if (!(outcome instanceof UserError)) states.set(outcome.objection.id, outcome.next);
    return outcome;
  });
  const allowed = outcomes.flatMap((outcome) => (outcome instanceof UserError ? [] : [outcome]));
  if (allowed.length < outcomes.length) return outcomes;
  await act.save(tx, factoryId, allowed);
  await recalculate(tx, factoryId, allowed);
  await tellDecisions(
    tx,
    factoryId,
    allowed.map(({ objection }) => objection.id),
  );
  return outcomes;
}

function decideOne<I extends ObjectionTarget>(
  act: ActOnObjections<I>,
  check: Check<I> | undefined,
  input: I,
  objection: LockedObjection | null,
): Allowed<I> | UserError {
  const fault = check?.before(input, objection);
  if (fault) return fault;
  if (!objection) return new ObjectionNotFoundError();
  const decision = decideObjectionAct(objection, act.kindOf(input));
  if ('gap' in decision) return objectionError(decision.gap);
  return check?.after(input, objection) ?? { input, objection, next: decision.next };
}

/** Amounts follow the corrected facts: once for all the people concerned. */
async function recalculate(
  tx: Tx,
  factoryId: string,
  allowed: readonly Allowed<ObjectionTarget>[],
): Promise<void> {
  if (!allowed.some(({ input }) => 'correction' in input && input.correction)) return;
  await recalculateEmployees(tx, factoryId, [
    ...new Set(allowed.map(({ objection }) => objection.employeeId)),
  ]);
}
