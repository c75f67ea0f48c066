import { ObjectionQueued, ObjectionReferred, ObjectionRefused } from '@anzhi/contracts';
import { OpaqueIdError, parseOpaqueId } from '@anzhi/domain';
import { type EventHandler, onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { loadEmployeeFacts } from '../../roster/index.js';
import type { SeriesKind } from '../domain/posted-row.js';
import { takesObjections } from '../domain/round-state.js';
import { lateAnswerBy } from '../late-objection.js';
import { insertObjection, isPosted, isReferralKnown } from '../objection.store.js';
import { PostedItem } from '../objection.type.js';
import { announceOpened } from '../objection-queue.js';
import { findSeries, holdRound, latestRound } from '../series.store.js';

/**
 * Opens an objection for a referral, keeps it for the next round or the exceptional path, or refuses it (decision 24). Personnel learns the
 * person's own row and item, never the petition.
 */
export const onObjectionReferred: EventHandler<Tx> = onEvent<Tx, typeof ObjectionReferred>(
  ObjectionReferred,
  async (event, tx) => {
    const { factoryId, payload } = event;
    const { referralId, series, item } = payload;
    if (await isReferralKnown(tx, factoryId, referralId)) return;
    const refuse = (reason: string): void =>
      tx.append({
        contract: ObjectionRefused,
        factoryId,
        aggregateId: referralId,
        payload: { referralId, reason },
      });
    const employeeId = employeeKey(payload.employeeId, factoryId);
    const [person] = employeeId ? await loadEmployeeFacts(tx, factoryId, { employeeIds: [employeeId] }) : [];
    if (!person) return refuse('EMPLOYEE_UNKNOWN');
    if (!Object.hasOwn(PostedItem, item)) return refuse('ITEM_UNKNOWN');
    const found = await findSeries(tx, factoryId, series);
    const roundId = found ? await takingRound(tx, factoryId, found.id, person.employeeId) : null;
    const latest = found && (await latestRound(tx, factoryId, found.id));
    const lateUntil = found && !roundId ? await lateAnswerBy(tx, factoryId, found, latest) : null;
    const { date: filedOn } = await tx.clock.now(factoryId);
    const id = newId();
    await insertObjection(tx, factoryId, {
      id,
      kind: series,
      roundId,
      employeeId: person.employeeId,
      item,
      claim: '转办异议',
      evidence: '',
      filedBy: 'REFERRAL',
      filedByEmployeeNo: null,
      filedOn,
      referralId,
      lateUntil,
    });
    if (roundId) return announceOpened(tx, factoryId, { id, referralId, kind: series as SeriesKind, item });
    tx.append({
      contract: ObjectionQueued,
      factoryId,
      aggregateId: referralId,
      payload: { referralId, series, item },
    });
  },
);

/** The round that takes objections to this person's row today, held open; null when none does. */
async function takingRound(
  tx: Tx,
  factoryId: string,
  seriesId: string,
  employeeId: string,
): Promise<string | null> {
  const seen = await latestRound(tx, factoryId, seriesId);
  if (!seen) return null;
  await holdRound(tx, factoryId, seen.id);
  const round = await latestRound(tx, factoryId, seriesId);
  const { date } = await tx.clock.now(factoryId);
  if (!round || !takesObjections(round, date)) return null;
  return (await isPosted(tx, factoryId, round.id, employeeId)) ? round.id : null;
}

function employeeKey(id: string, factoryId: string): string | null {
  try {
    const parsed = parseOpaqueId('employee', id);
    return parsed.factoryId === factoryId ? parsed.key : null;
  } catch (error) {
    if (error instanceof OpaqueIdError) return null;
    throw error;
  }
}
