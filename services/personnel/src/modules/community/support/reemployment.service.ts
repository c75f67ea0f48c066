import { parseOpaqueId } from '@anzhi/domain';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { actingUnder, recordActUnder } from '../../notices/index.js';
import { employeeIdOf } from '../../roster/index.js';
import {
  findProgrammes,
  insertProgramme,
  insertRecord,
  lockRecord,
  PROGRAMME_ID,
  RECORD_ID,
  removeRecord,
  toProgramme,
  toRecord,
} from './reemployment.store.js';
import {
  ConsentMissingError,
  type JoinProgrammeInput,
  type LeaveProgrammeInput,
  type MoveReemploymentInput,
  type OfferProgrammeInput,
  ProgrammeLeft,
  ProgrammeNotOpenError,
  ProgrammePersonError,
  ProgrammeSuccess,
  ProgrammeTermError,
  ReemploymentStepError,
  ReemploymentSuccess,
} from './reemployment.type.js';
import { mayFollow } from './reemployment-state.js';

/** Offers a programme that helps to new work (S150). */
export async function offerProgramme(tx: Tx, input: OfferProgrammeInput) {
  if (input.to < input.from) return new ProgrammeTermError();
  const factoryId = factoryIdOfCode(input.factoryCode);
  const key = await insertProgramme(tx, factoryId, input);
  return new ProgrammeSuccess(await programmeOf(tx, factoryId, key));
}

/** Enters a person by their own will: they ask themselves, or an officer cites the consent that they signed (个人信息保护法 13–14). */
export async function joinProgramme(tx: Tx, input: JoinProgrammeInput) {
  const { factoryId, key: programmeKey } = parseOpaqueId(PROGRAMME_ID, input.programmeId);
  const { date } = await tx.clock.now(factoryId);
  const [programme] = await findProgrammes(tx, factoryId, programmeKey);
  if (!programme || programme.to < date) return new ProgrammeNotOpenError();
  const own = isOwn(tx, factoryId, input.employeeNo);
  if (tx.viewer.self && !own)
    return new ProgrammePersonError('You can join for yourself only (只能为本人报名)');
  if (!own && !input.consentEvidence) return new ConsentMissingError();
  const employeeId = await employeeIdOf(tx, factoryId, input.employeeNo);
  if (!employeeId) return new ProgrammePersonError('Nobody on the roster has this number (花名册中无此工号)');
  const acting = await actingUnder(tx, factoryId, { employeeId, act: 'JOIN_PROGRAMME' });
  if (!('representativeKey' in acting)) return acting;
  const consentEvidence = input.consentEvidence ?? null;
  const key = await insertRecord(tx, factoryId, { programmeKey, employeeId, consentEvidence, on: date });
  if (!key) return new ProgrammePersonError('The person is in the programme already (已参加该项目)');
  await recordActUnder(tx, factoryId, acting, { employeeId, act: 'JOIN_PROGRAMME' });
  return recordAnswer(tx, factoryId, key);
}

/** Notes how far somebody has come. */
export async function moveReemployment(tx: Tx, input: MoveReemploymentInput) {
  const { factoryId, key } = parseOpaqueId(RECORD_ID, input.recordId);
  const record = await lockRecord(tx, factoryId, key);
  if (!record) return new ProgrammeNotOpenError();
  if (!mayFollow(record.status, input.status)) return new ReemploymentStepError(record.status);
  const { date } = await tx.clock.now(factoryId);
  await tx.query(
    'UPDATE reemployment_record SET status = $3, changed_on = $4 WHERE factory_id = $1 AND id = $2',
    [factoryId, key, input.status, date],
  );
  return recordAnswer(tx, factoryId, key);
}

/** Takes a person out when they want: the record is gone at once, whatever it said (个人信息保护法 15, 47). */
export async function leaveProgramme(tx: Tx, input: LeaveProgrammeInput) {
  const { factoryId, key } = parseOpaqueId(RECORD_ID, input.recordId);
  const record = await lockRecord(tx, factoryId, key);
  if (!record || (tx.viewer.self && !isOwn(tx, factoryId, record.employeeNo)))
    return new ProgrammeNotOpenError();
  const { employeeId } = record;
  const acting = await actingUnder(tx, factoryId, { employeeId, act: 'LEAVE_PROGRAMME' });
  if (!('representativeKey' in acting)) return acting;
  await removeRecord(tx, record);
  await recordActUnder(tx, factoryId, acting, { employeeId, act: 'LEAVE_PROGRAMME' });
  return new ProgrammeLeft(await programmeOf(tx, factoryId, record.programmeKey));
}

const isOwn = ({ viewer }: Tx, factoryId: string, employeeNo: string): boolean =>
  viewer.self?.factoryId === factoryId && viewer.self.employeeNo.toUpperCase() === employeeNo.toUpperCase();

async function programmeOf(tx: Tx, factoryId: string, key: string) {
  const [row] = await findProgrammes(tx, factoryId, key);
  if (!row) throw new Error(`programme ${key} is gone`);
  return toProgramme(row);
}

async function recordAnswer(tx: Tx, factoryId: string, key: string): Promise<ReemploymentSuccess> {
  const record = await lockRecord(tx, factoryId, key);
  if (!record) throw new Error(`record ${key} is gone`);
  return new ReemploymentSuccess(toRecord(record));
}
