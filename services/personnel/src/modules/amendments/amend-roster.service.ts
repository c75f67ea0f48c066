import { parseOpaqueId } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { FOLLOWS_DUE_WAGES, recordedBasis } from '../facts/index.js';
import { amendmentFault } from '../roster/domain/amendment-faults.js';
import {
  type AmendEmployeeFactsInput,
  AmendEmployeeFactsSuccess,
  amendEmployee,
  EmployeeAmendmentEmptyError,
  EmployeeAmendmentInvalidError,
  type EmployeeChanges,
  EmployeeNotFoundError,
  loadEmployeeFacts,
  lockRoster,
  toEmployee,
} from '../roster/index.js';
import { FactsFinalError } from './amendment.results.js';
import { areReopened, finalDay, followAmounts } from './open-amendment.js';

/** Facts that nobody may be without: null leaves them as they are. */
const REQUIRED = ['name', 'birthDate', 'category', 'status'] as const;

/**
 * Changes facts of a person with a date, a legal basis and evidence: the only way once the roster is frozen. Emits EmployeeAmended;
 * the person is calculated anew where a calculation exists.
 */
export async function amendEmployeeFacts(tx: Tx, input: AmendEmployeeFactsInput) {
  const { factoryId, key } = parseOpaqueId('employee', input.employeeId);
  await lockRoster(tx, factoryId);
  const [before] = UUID.test(key) ? await loadEmployeeFacts(tx, factoryId, { employeeIds: [key] }) : [];
  if (!before) return new EmployeeNotFoundError();
  const finalOn = await finalDay(tx, factoryId, 'FACTS');
  if (finalOn && !(await areReopened(tx, factoryId, 'FACTS', [key]))) return new FactsFinalError(finalOn);
  const changes = changesOf(input);
  const { date } = await tx.clock.now(factoryId);
  const fault = amendmentFault({ ...before, ...changes }, date);
  if (fault) return new EmployeeAmendmentInvalidError(fault.field, fault.message);
  if (changes.averageWageFen !== undefined && (await recordedBasis(tx, factoryId, [key]))(key).dueWages)
    return new EmployeeAmendmentInvalidError('averageWage', FOLLOWS_DUE_WAGES);
  const { legalBasis, evidence } = input;
  const after = await amendEmployee(tx, { factoryId, employeeId: key, changes, legalBasis, evidence });
  if (sameFacts(after, before)) return new EmployeeAmendmentEmptyError();
  await followAmounts(tx, factoryId, [key]);
  return new AmendEmployeeFactsSuccess(toEmployee(factoryId, after));
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const text = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));
const sameFacts = (a: object, b: object): boolean => text(a) === text(b);

function changesOf(input: AmendEmployeeFactsInput): EmployeeChanges {
  const { employeeId: _id, legalBasis: _basis, evidence: _evidence, averageWage, arrears, ...plain } = input;
  const given: Record<string, unknown> = {
    ...plain,
    averageWageFen: averageWage,
    arrears: arrears && { from: arrears.from, to: arrears.to, monthlyFen: arrears.monthly },
    specialWork: plain.specialWork && { ...plain.specialWork },
  };
  for (const field of REQUIRED) if (given[field] === null) delete given[field];
  const present = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as EmployeeChanges;
}
