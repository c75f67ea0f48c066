import type { LocalDate } from '@anzhi/domain';
import { compareDates } from '@anzhi/domain';
import type { EmployeeFacts } from '../roster/index.js';
import type { DeathCircumstancesInput } from './circumstances.inputs.js';
import type { RecordPersonStatusInput } from './status.inputs.js';
import {
  AssessedPensionInvalidError,
  DeathCircumstancesIncompleteError,
  ManagerStandingInvalidError,
} from './status.results.js';

/** Where a person stands when circumstances are recorded, with what stays or comes by the same act. */
export interface Circumstances {
  readonly employee: EmployeeFacts;
  readonly today: LocalDate;
  readonly diedOn: LocalDate | null;
  /** What stands of the death when the act is done. */
  readonly death: DeathCircumstancesInput | null;
  /** Grade of the recorded injury, 1–10; null where none is. */
  readonly injuryGrade: number | null;
}

/** What is wrong with the manager's post, the death or the pension of an input; null when all can stand. */
export function circumstancesFault(input: RecordPersonStatusInput, known: Circumstances) {
  const { seniorManager, assessedPension } = input;
  const death = input.death ?? known.death;
  if (seniorManager && impossible(seniorManager.since, known)) return new ManagerStandingInvalidError();
  const missing = death ? missingOfDeath(death, known) : [];
  if (missing.length > 0) return new DeathCircumstancesIncompleteError(missing);
  if (!assessedPension) return null;
  const { basic, transitional, assessedOn } = assessedPension;
  if (transitional > basic) return new AssessedPensionInvalidError('transitional');
  return impossible(assessedOn, known) ? new AssessedPensionInvalidError('assessedOn') : null;
}

const impossible = (day: LocalDate, { employee, today }: Circumstances): boolean =>
  compareDates(day, today) > 0 || compareDates(day, employee.birthDate) < 0;

function missingOfDeath(death: DeathCircumstancesInput, known: Circumstances): string[] {
  const { diedOn, employee, injuryGrade } = known;
  if (diedOn === null) return ['diedOn'];
  const { cause, ownContributions, pensionSince } = death;
  const missing: string[] = [];
  if (cause === 'AFTER_INJURY' && (injuryGrade === null || injuryGrade > 4)) missing.push('injury');
  if (pensionSince && compareDates(pensionSince, diedOn) > 0) missing.push('pensionSince');
  if (cause !== 'NON_WORK') return missing;
  if (ownContributions === null || ownContributions === undefined) missing.push('ownContributions');
  const retired = employee.category === 'RETIRED' || employee.category === 'LIXIU';
  if (retired && !pensionSince) missing.push('pensionSince');
  return missing;
}
