import { opaqueId } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { amendEmployees, type EmployeeChanges, lockRoster } from '../roster/index.js';
import type { Allowed, Check, ObjectionTarget } from './act-on-objections.js';
import { type Correction, checkCorrections } from './correction-fault.js';
import { parseCorrection } from './domain/correction.js';
import type { LockedObjection } from './objection.store.js';
import { OBJECTION_ID } from './objection-queue.js';

export interface CorrectingInput extends ObjectionTarget {
  readonly correction?: Correction | null;
}

/** What is changed on the roster; null without a correction and for one that cannot be read. */
export function changesOf({ correction }: CorrectingInput): EmployeeChanges | null {
  return correction ? (parseCorrection(correction.field, correction.value) as EmployeeChanges | null) : null;
}

/** Checks the corrections of acts on objections, the roster locked where one is to be made. */
export async function correctionCheck<I extends CorrectingInput>(
  tx: Tx,
  factoryId: string,
  inputs: readonly I[],
  objections: readonly (LockedObjection | null)[],
): Promise<Check<I>> {
  const corrected = objections.flatMap((objection, place) =>
    objection && inputs[place]?.correction ? [objection.employeeId] : [],
  );
  if (corrected.length === 0) return NOTHING_TO_CHECK;
  await lockRoster(tx, factoryId);
  const check = await checkCorrections(tx, factoryId, [...new Set(corrected)]);
  return {
    before: ({ correction }, objection) =>
      correction && objection ? check.faultOf(objection.employeeId, correction) : null,
    after: (input, { employeeId }) => {
      const changes = changesOf(input);
      if (changes) check.made(employeeId, changes);
      return null;
    },
  };
}

const NOTHING_TO_CHECK: Check<CorrectingInput> = { before: () => null, after: () => null };

/** Puts the corrections on the roster as dated amendments (§3.10). */
export async function correctRoster<I extends CorrectingInput>(
  tx: Tx,
  factoryId: string,
  allowed: readonly Allowed<I>[],
  legalBasisOf: (input: I) => string,
): Promise<void> {
  const amendments = allowed.flatMap(({ input, objection: { id, employeeId } }) => {
    const changes = changesOf(input);
    const evidence = opaqueId(OBJECTION_ID, factoryId, id);
    return changes ? [{ employeeId, changes, legalBasis: legalBasisOf(input), evidence }] : [];
  });
  await amendEmployees(tx, factoryId, amendments);
}
