import type { Tx } from '@anzhi/service-kit';
import { amendmentFault } from '../roster/domain/amendment-faults.js';
import { type EmployeeChanges, loadEmployeeFacts } from '../roster/index.js';
import { type CorrectableField, parseCorrection } from './domain/correction.js';
import { ObjectionCorrectionValueError } from './objection.errors.js';

/** Why a correction cannot be made: it cannot be read, or the facts would contradict each other by it; null when it can. */
export async function correctionFault(
  tx: Tx,
  factoryId: string,
  employeeId: string,
  { field, value }: { readonly field: CorrectableField; readonly value: string },
): Promise<ObjectionCorrectionValueError | null> {
  const changes = parseCorrection(field, value);
  if (!changes) return new ObjectionCorrectionValueError(field);
  const [before] = await loadEmployeeFacts(tx, factoryId, { employeeIds: [employeeId] });
  if (!before) return null;
  const { date } = await tx.clock.now(factoryId);
  const fault = amendmentFault({ ...before, ...(changes as EmployeeChanges) }, date);
  // A contradiction that stood before is not brought about by the correction.
  if (!fault || fault.message === amendmentFault(before, date)?.message) return null;
  return new ObjectionCorrectionValueError(field, fault.message);
}
