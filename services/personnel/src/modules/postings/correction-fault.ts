import type { LocalDate } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import { FOLLOWS_DUE_WAGES, recordedBasis } from '../facts/index.js';
import { amendmentFault } from '../roster/domain/amendment-faults.js';
import { type EmployeeChanges, type EmployeeFacts, loadEmployeeFacts } from '../roster/index.js';
import { type CorrectableField, parseCorrection } from './domain/correction.js';
import { ObjectionCorrectionEvidenceError, ObjectionCorrectionValueError } from './objection.errors.js';

/** A correction as the officer writes it. */
export interface Correction {
  readonly field: CorrectableField;
  readonly value: string;
}

export type CorrectionFault = ObjectionCorrectionValueError | ObjectionCorrectionEvidenceError;

/** Corrections of some people, checked one after the other as each would find the facts; nothing is written here. */
export interface CorrectionCheck {
  /**
   * Why a correction cannot be made: it cannot be read, what it must rest on is not recorded, or the facts would contradict
   * each other by it; null when it can.
   */
  faultOf(employeeId: string, correction: Correction): CorrectionFault | null;
  /** From now on the person's facts are as corrected. */
  made(employeeId: string, changes: EmployeeChanges): void;
}

/** What stands of the people now. */
export async function checkCorrections(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[],
): Promise<CorrectionCheck> {
  const people = await loadEmployeeFacts(tx, factoryId, { employeeIds });
  const facts = new Map(people.map((person) => [person.employeeId, person]));
  const recorded = await recordedBasis(tx, factoryId, employeeIds);
  const uncertified = new Set<string>();
  const { date } = await tx.clock.now(factoryId);
  return {
    faultOf: (employeeId, { field, value }) => {
      const changes = parseCorrection(field, value) as EmployeeChanges | null;
      if (!changes) return new ObjectionCorrectionValueError(field);
      const before = facts.get(employeeId);
      if (!before) return null;
      const { dueWages, injuryConclusion } = recorded(employeeId);
      // A grade comes from the appraisal committee, never from who decides the objection (工伤保险条例 21–25).
      if (changes.injuryGrade && (!injuryConclusion || uncertified.has(employeeId)))
        return new ObjectionCorrectionEvidenceError(['recognitionNo', 'appraisedOn']);
      if (changes.averageWageFen !== undefined && dueWages)
        return new ObjectionCorrectionValueError(field, FOLLOWS_DUE_WAGES);
      const message = contradiction(before, changes, date);
      return message === null ? null : new ObjectionCorrectionValueError(field, message);
    },
    made: (employeeId, changes) => {
      const before = facts.get(employeeId);
      if (!before) return;
      // The conclusion goes with the grade.
      if (changes.injuryGrade === null && before.injuryGrade !== null) uncertified.add(employeeId);
      facts.set(employeeId, { ...before, ...changes });
    },
  };
}

/** What would contradict what by the changes; one that stood before is not brought about by them. */
function contradiction(before: EmployeeFacts, changes: EmployeeChanges, on: LocalDate): string | null {
  const fault = amendmentFault({ ...before, ...changes }, on);
  return !fault || fault.message === amendmentFault(before, on)?.message ? null : fault.message;
}

/** Why the only correction of a person cannot be made; null when it can. */
export async function correctionFault(
  tx: ReadTx,
  factoryId: string,
  employeeId: string,
  correction: Correction,
): Promise<CorrectionFault | null> {
  return (await checkCorrections(tx, factoryId, [employeeId])).faultOf(employeeId, correction);
}
