import { opaqueId, parseOpaqueId } from '@anzhi/domain';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { dependantFault, drawsOn, recordChanges, sameRecord } from '../facts/index.js';
import { loadEmployeeFacts, lockRoster } from '../roster/index.js';
import { FactsFinalError } from './amendment.results.js';
import { peopleByNo } from './arrears.store.js';
import type { RecordDependantsInput } from './family.inputs.js';
import {
  DependantInvalidError,
  FamilyWorkerUnclearError,
  RecordDependantsSuccess,
} from './family.results.js';
import {
  drawingElsewhere,
  familyRecord,
  findFamily,
  type NewDependant,
  storeFamily,
} from './family.store.js';
import { finalDay, followAmounts } from './open-amendment.js';

const FAMILY_ID = 'family';

/**
 * Records whom a worker supports (供养亲属范围规定 2–4), in place of what stood. Of somebody who died of work the survivors
 * on the roster get their pension from it (工伤保险条例 39). Emits EmployeeAmended for the people on the roster concerned.
 */
export async function recordDependants(tx: Tx, input: RecordDependantsInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  await lockRoster(tx, factoryId);
  const finalOn = await finalDay(tx, factoryId, 'FACTS');
  if (finalOn) return new FactsFinalError(finalOn);
  const worker = await workerOf(tx, factoryId, input);
  if (worker instanceof FamilyWorkerUnclearError) return worker;
  const dependants = await checkedDependants(tx, factoryId, input, worker.familyId);
  if (dependants instanceof DependantInvalidError) return dependants;
  const id = worker.familyId ?? newId();
  const before = await familyRecord(tx, factoryId, id);
  const { byWork, insured } = input;
  const facts = { diedOn: input.diedOn ?? null, byWork, wage: input.wage ?? null, insured };
  await storeFamily(
    tx,
    factoryId,
    { id, workerId: worker.workerId, workerName: worker.name, ...facts },
    dependants,
  );
  const after = await familyRecord(tx, factoryId, id);
  const concerned = [worker.workerId, ...before.beneficiaryIds, ...after.beneficiaryIds].filter(
    (one) => one !== null,
  );
  await tell(tx, factoryId, input, [...new Set(concerned)], before.record, after.record);
  const { date } = await tx.clock.now(factoryId);
  const drawing = dependants.filter((one) => drawsOn({ ...one, id }, date)).length;
  return new RecordDependantsSuccess(opaqueId(FAMILY_ID, factoryId, id), dependants.length, drawing);
}

interface Worker {
  readonly workerId: string | null;
  readonly name: string | null;
  readonly familyId: string | null;
}

async function workerOf(
  tx: Tx,
  factoryId: string,
  { workerNo, workerName, familyId, diedOn }: RecordDependantsInput,
): Promise<Worker | FamilyWorkerUnclearError> {
  if (!workerNo === !workerName)
    return new FamilyWorkerUnclearError(
      '请填写职工工号,或不在册的已故职工姓名,二者居一 (give the number of a worker on the roster, or the name of one who is not: one of the two)',
    );
  if (workerName && !diedOn)
    return new FamilyWorkerUnclearError(
      '不在册的职工须写明死亡日期 (of a worker who is not on the roster give the day of death)',
    );
  const workerId = workerNo
    ? ((await peopleByNo(tx, factoryId, [workerNo])).get(workerNo.toUpperCase()) ?? null)
    : null;
  if (workerNo && !workerId)
    return new FamilyWorkerUnclearError('花名册中无此工号 (nobody on the roster has this number)');
  const key = familyId ? parseOpaqueId(FAMILY_ID, familyId).key : null;
  const known = await findFamily(tx, factoryId, { workerId, familyId: key });
  if (key && known !== key)
    return new FamilyWorkerUnclearError('家庭标识与职工不符 (the family is not that of this worker)');
  return { workerId, name: workerName ?? null, familyId: known };
}

async function checkedDependants(
  tx: Tx,
  factoryId: string,
  { dependants }: RecordDependantsInput,
  familyId: string | null,
): Promise<NewDependant[] | DependantInvalidError> {
  const numbers = dependants.flatMap((one) => (one.rosterNo ? [one.rosterNo] : []));
  const people = await peopleByNo(tx, factoryId, numbers);
  const elsewhere = await drawingElsewhere(tx, factoryId, [...people.values()], familyId);
  const made: NewDependant[] = [];
  for (const [index, { rosterNo, to = null, endReason = null, ...one }] of dependants.entries()) {
    const beneficiaryId = rosterNo ? (people.get(rosterNo.toUpperCase()) ?? null) : null;
    if (rosterNo && !beneficiaryId) return new DependantInvalidError(index, 'ROSTER_UNKNOWN');
    const twice = beneficiaryId !== null && made.some((other) => other.beneficiaryId === beneficiaryId);
    if (beneficiaryId && (twice || elsewhere.has(beneficiaryId)))
      return new DependantInvalidError(index, 'DRAWS_ELSEWHERE');
    if ((to === null) !== (endReason === null)) return new DependantInvalidError(index, 'END_INCOMPLETE');
    made.push({ ...one, to, endReason, beneficiaryId });
  }
  const { date } = await tx.clock.now(factoryId);
  const fault = dependantFault(made, date);
  return fault ? new DependantInvalidError(fault.index, fault.fault) : made;
}

async function tell(
  tx: Tx,
  factoryId: string,
  { legalBasis, evidence }: RecordDependantsInput,
  employeeIds: readonly string[],
  before: unknown,
  after: unknown,
): Promise<void> {
  if (sameRecord(before, after)) return;
  const people = await loadEmployeeFacts(tx, factoryId, { employeeIds });
  const change = { kind: 'FAMILY' as const, before, after, legalBasis, evidence };
  await recordChanges(
    tx,
    factoryId,
    people.map((employee) => ({ employee, ...change })),
  );
  await followAmounts(tx, factoryId, employeeIds);
}
