import { opaqueId } from '@anzhi/domain';
import { STAFF_ROLES, type UserError } from '@anzhi/graphql-kit';
import { factoryIdOfCode, holdsRole, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { actingUnder, actsAsAgent, recordActUnder } from '../notices/index.js';
import { employeeIdOf } from '../roster/index.js';
import { takesObjections } from './domain/round-state.js';
import { lateAnswerBy } from './late-objection.js';
import type { FileObjectionInput } from './objection.inputs.js';
import { readObjection } from './objection.read-model.js';
import {
  ObjectionAfterCloseError,
  ObjectionNothingPostedError,
  ObjectionNotYourFactoryError,
  ObjectionRowNotPostedError,
  ObjectionSuccess,
  ObjectionTooLateError,
} from './objection.results.js';
import { insertObjection, isPosted, type NewObjection, wasPosted } from './objection.store.js';
import { announceOpened, OBJECTION_ID } from './objection-queue.js';
import { findSeries, holdRound, latestRound, type RoundRow } from './series.store.js';

type Filer = Pick<NewObjection, 'filedBy' | 'filedByEmployeeNo'>;

const ACT = 'FILE_OBJECTION';

/**
 * Files an objection to a posted row (企业破产法 art. 48). Taken to the end of the round's last day, closed or not; a
 * later one waits for the next regular round, and after the last for the exceptional path: none is lost. Whoever objects to another's row brings about that person's hearing.
 * Who files for somebody else than themselves needs the power OBJECT of that person.
 */
export async function fileObjection(
  tx: Tx,
  input: FileObjectionInput,
): Promise<ObjectionSuccess | ObjectionAfterCloseError | UserError> {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const filer = filerOf(tx, factoryId, input.employeeNo);
  if (!filer) return new ObjectionNotYourFactoryError();
  const represented = await representedBy(tx, factoryId, input);
  const acting = represented ? await actingUnder(tx, factoryId, { ...represented, act: ACT }) : null;
  if (acting && !('representativeKey' in acting)) return acting;
  const series = await findSeries(tx, factoryId, input.series);
  const round = series && (await openRoundOf(tx, factoryId, series.id));
  if (!series || !round) return new ObjectionNothingPostedError();
  const employeeId = await employeeIdOf(tx, factoryId, input.employeeNo);
  const posted = employeeId !== null && (await isPosted(tx, factoryId, round.id, employeeId));
  if (!employeeId || !(posted || (await wasPosted(tx, factoryId, series.id, employeeId))))
    return new ObjectionRowNotPostedError();
  const { date: today } = await tx.clock.now(factoryId);
  const taken = posted && takesObjections(round, today);
  const lateUntil = taken ? null : await lateAnswerBy(tx, factoryId, series, round);
  const id = await keep(tx, factoryId, input, {
    ...filer,
    employeeId,
    roundId: taken ? round.id : null,
    filedOn: today,
    lateUntil,
  });
  if (acting && represented)
    await recordActUnder(tx, factoryId, acting, {
      ...{ employeeId: represented.employeeId, act: ACT },
      aboutId: opaqueId(OBJECTION_ID, factoryId, id),
    });
  if (lateUntil) return new ObjectionTooLateError(await readObjection(tx, factoryId, id));
  if (!taken) return new ObjectionAfterCloseError(await readObjection(tx, factoryId, id), round.closesOn);
  announceOpened(tx, factoryId, { id, referralId: null, kind: input.series, item: input.item });
  return new ObjectionSuccess(await readObjection(tx, factoryId, id));
}

/** The newest round, held so that it cannot be closed meanwhile. */
async function openRoundOf(tx: Tx, factoryId: string, seriesId: string): Promise<RoundRow | null> {
  const round = await latestRound(tx, factoryId, seriesId);
  if (!round) return null;
  await holdRound(tx, factoryId, round.id);
  return latestRound(tx, factoryId, seriesId);
}

async function keep(
  tx: Tx,
  factoryId: string,
  input: FileObjectionInput,
  more: Filer & Pick<NewObjection, 'employeeId' | 'roundId' | 'filedOn' | 'lateUntil'>,
): Promise<string> {
  const id = newId();
  const { series: kind, item, claim, evidence } = input;
  await insertObjection(tx, factoryId, {
    id,
    kind,
    item,
    claim,
    evidence,
    referralId: null,
    ...more,
  });
  return id;
}

/** For whom an agent files, or whom an officer says that somebody files for; null where people and staff file themselves. */
async function representedBy(
  tx: Tx,
  factoryId: string,
  { employeeNo, representativeId = null }: FileObjectionInput,
): Promise<{ employeeId: string; representativeId: string | null } | null> {
  const { viewer } = tx;
  const agent = actsAsAgent(viewer, factoryId);
  if (!agent && !representativeId) return null;
  const who = agent ? (viewer.self?.employeeNo ?? employeeNo) : employeeNo;
  const employeeId = await employeeIdOf(tx, factoryId, who);
  return employeeId ? { employeeId, representativeId } : null;
}

/** Who files: the person, another employee of the factory, or staff on somebody's behalf. */
function filerOf(tx: Tx, factoryId: string, employeeNo: string): Filer | null {
  const { viewer } = tx;
  const own = viewer.self?.factoryId === factoryId ? viewer.self.employeeNo : null;
  if (own?.toUpperCase() === employeeNo.toUpperCase()) return { filedBy: 'SELF', filedByEmployeeNo: own };
  if (holdsRole(viewer, STAFF_ROLES, factoryId)) return { filedBy: 'STAFF', filedByEmployeeNo: null };
  return own === null ? null : { filedBy: 'OTHER', filedByEmployeeNo: own };
}
