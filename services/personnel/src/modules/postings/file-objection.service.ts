import type { LocalDate } from '@anzhi/domain';
import { STAFF_ROLES, type UserError } from '@anzhi/graphql-kit';
import { factoryIdOfCode, holdsRole, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { employeeIdOf } from '../roster/index.js';
import { takesObjections } from './domain/round-state.js';
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
import { insertObjection, isPosted, type NewObjection } from './objection.store.js';
import { announceOpened } from './objection-queue.js';
import { findSeries, holdRound, latestRound, postingRule, type RoundRow } from './series.store.js';

type Filer = Pick<NewObjection, 'filedBy' | 'filedByEmployeeNo'>;

/**
 * Files an objection to a posted row (企业破产法 art. 48). Taken to the end of the round's last day, closed or not; a
 * later one waits for the next regular round. Whoever objects to another's row brings about that person's hearing.
 */
export async function fileObjection(
  tx: Tx,
  input: FileObjectionInput,
): Promise<ObjectionSuccess | ObjectionAfterCloseError | UserError> {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const filer = filerOf(tx, factoryId, input.employeeNo);
  if (!filer) return new ObjectionNotYourFactoryError();
  const series = await findSeries(tx, factoryId, input.series);
  const round = series && (await openRoundOf(tx, factoryId, series.id));
  if (!series || !round) return new ObjectionNothingPostedError();
  const employeeId = await employeeIdOf(tx, factoryId, input.employeeNo);
  if (!employeeId || !(await isPosted(tx, factoryId, round.id, employeeId)))
    return new ObjectionRowNotPostedError();
  if (series.finalOn !== null) return new ObjectionTooLateError();
  const { date: today } = await tx.clock.now(factoryId);
  const taken = takesObjections(round, today);
  if (!taken && !(await hasNextRegularRound(tx, factoryId, round))) return new ObjectionTooLateError();
  const id = await keep(tx, factoryId, input, {
    ...filer,
    employeeId,
    roundId: taken ? round.id : null,
    filedOn: today,
  });
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

async function hasNextRegularRound(tx: Tx, factoryId: string, round: RoundRow): Promise<boolean> {
  const rule = await postingRule(tx, factoryId);
  return rule !== null && round.no < rule.roundDays.length;
}

async function keep(
  tx: Tx,
  factoryId: string,
  input: FileObjectionInput,
  more: Filer & { employeeId: string; roundId: string | null; filedOn: LocalDate },
): Promise<string> {
  const id = newId();
  const { series: kind, employeeNo, item, claim, evidence } = input;
  await insertObjection(tx, factoryId, {
    id,
    kind,
    employeeNo,
    item,
    claim,
    evidence,
    referralId: null,
    ...more,
  });
  return id;
}

/** Who files: the person, another employee of the factory, or staff on somebody's behalf. */
function filerOf(tx: Tx, factoryId: string, employeeNo: string): Filer | null {
  const { viewer } = tx;
  const own = viewer.self?.factoryId === factoryId ? viewer.self.employeeNo : null;
  if (own?.toUpperCase() === employeeNo.toUpperCase()) return { filedBy: 'SELF', filedByEmployeeNo: own };
  if (holdsRole(viewer, STAFF_ROLES, factoryId)) return { filedBy: 'STAFF', filedByEmployeeNo: null };
  return own === null ? null : { filedBy: 'OTHER', filedByEmployeeNo: own };
}
