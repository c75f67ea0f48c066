import { parseOpaqueId } from '@anzhi/domain';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { actingUnder, type RepresentedAct, recordActUnder } from '../notices/index.js';
import { employeeIdOf } from '../roster/index.js';
import { type HallStep, nextStep, stepGap } from './domain/hall-steps.js';
import type {
  CallNextTicketInput,
  CloseHallDayInput,
  CompleteHallStepInput,
  HallTicketInput,
  IssueHallTicketInput,
} from './hall.inputs.js';
import { toTicket } from './hall.read-model.js';
import { HallDayPastError, HallPeopleError } from './hall.results.js';
import { bookedAppointment, lockHall, moveAppointment, TICKET_ID, windowsOf } from './hall.store.js';
import { doneSteps, stepFacts } from './person-steps.js';
import {
  HallDayClosedSuccess,
  HallQueueEmptyError,
  HallStepGapError,
  HallStepsDoneError,
  HallTicketNotOpenError,
  HallTicketOpenError,
  HallTicketSuccess,
  HallWindowClosedError,
} from './ticket.results.js';
import {
  callTicket,
  endDay,
  endTicket,
  findTicket,
  insertStep,
  insertTicket,
  keepServing,
  nextWaiting,
  openTicket,
  requeueTicket,
  type TicketRow,
} from './ticket.store.js';

/**
 * Gives a person a number for today, with or without an appointment; who comes back goes on at the first step that is open.
 * An appointment for today is kept by it; the team that visits gets its number here too, and is served at once.
 */
export async function issueHallTicket(tx: Tx, input: IssueHallTicketInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  await lockHall(tx, factoryId);
  const employeeId = await employeeIdOf(tx, factoryId, input.employeeNo);
  if (!employeeId) return new HallPeopleError([input.employeeNo], [], []);
  const standing = await openTicket(tx, factoryId, employeeId);
  if (standing) return new HallTicketOpenError(toTicket(standing));
  const step = nextStep(await doneSteps(tx, factoryId, employeeId));
  if (!step) return new HallStepsDoneError();
  const now = await tx.clock.now(factoryId);
  const appointment = await bookedAppointment(tx, factoryId, employeeId);
  const kept = appointment?.day === now.date ? appointment : null;
  const mode = kept?.mode ?? 'HALL';
  const ticket = { employeeId, appointmentKey: kept?.key ?? null, mode, step };
  const key = await insertTicket(tx, factoryId, ticket, now);
  if (kept) await moveAppointment(tx, factoryId, kept.key, 'CAME');
  if (mode !== 'HALL') await callTicket(tx, factoryId, key, null, now.at);
  return answer(tx, factoryId, key);
}

/** Calls the next person whom the window can serve; of two windows that call at once each gets another. */
export async function callNextTicket(tx: Tx, input: CallNextTicketInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const window = (await windowsOf(tx, factoryId)).find((row) => row.no === input.windowNo);
  if (!window?.open) return new HallWindowClosedError(input.windowNo);
  const now = await tx.clock.now(factoryId);
  const key = await nextWaiting(tx, factoryId, window.steps, now);
  if (!key) return new HallQueueEmptyError();
  await callTicket(tx, factoryId, key, window.no, now.at);
  return answer(tx, factoryId, key);
}

/** What somebody does who goes through a step for another: the power that it takes hangs on it. */
const STEP_ACTS: Readonly<Record<HallStep, RepresentedAct>> = {
  VERIFY: 'HALL_ATTEND',
  EXPLAIN: 'HALL_ATTEND',
  CHOOSE: 'HALL_CHOOSE',
  SIGN: 'HALL_SIGN',
  FINANCE: 'HALL_COLLECT',
  SOCIAL_INSURANCE: 'HALL_SIGN',
  ARCHIVE: 'HALL_SIGN',
};

/** Ticks a step off. The person stays at the window when it does the next step too, else waits for it; after the last they are done. */
export async function completeHallStep(tx: Tx, input: CompleteHallStepInput) {
  const { ticketId, step, note, representativeId } = input;
  const { factoryId, key } = parseOpaqueId(TICKET_ID, ticketId);
  const ticket = await findTicket(tx, factoryId, key, true);
  if (ticket?.status !== 'SERVING') return new HallTicketNotOpenError(ticket?.status ?? null);
  const { employeeId } = ticket;
  const done = { employeeId, act: STEP_ACTS[step] };
  const acting = await actingUnder(tx, factoryId, { ...done, representativeId });
  if (!('representativeKey' in acting)) return acting;
  const facts = await stepFacts(tx, factoryId, employeeId);
  const gap = stepGap(step, facts);
  if (gap) return new HallStepGapError(gap, nextStep(facts.done));
  const { at } = await tx.clock.now(factoryId);
  await insertStep(tx, ticket, step, at, note ?? null);
  await recordActUnder(tx, factoryId, acting, { ...done, aboutId: ticketId });
  await goOn(tx, ticket, nextStep(new Set([...facts.done, step])), at);
  return answer(tx, factoryId, key);
}

async function goOn(tx: Tx, ticket: TicketRow, next: HallStep | null, at: string): Promise<void> {
  const { factoryId, key, windowNo } = ticket;
  if (!next) return endTicket(tx, factoryId, key, 'DONE', at);
  const window = (await windowsOf(tx, factoryId)).find((row) => row.no === windowNo);
  const stays = ticket.mode !== 'HALL' || window?.steps.includes(next);
  return stays ? keepServing(tx, factoryId, key, next) : requeueTicket(tx, factoryId, key, next, at);
}

/** Puts a person back into the queue, keeping their number: a paper is missing, they were not there when called. */
export async function returnHallTicket(tx: Tx, { ticketId }: HallTicketInput) {
  const { factoryId, key } = parseOpaqueId(TICKET_ID, ticketId);
  const ticket = await findTicket(tx, factoryId, key, true);
  if (ticket?.status !== 'SERVING' || !ticket.step) return new HallTicketNotOpenError(ticket?.status ?? null);
  const { at } = await tx.clock.now(factoryId);
  await requeueTicket(tx, factoryId, key, ticket.step, at);
  return answer(tx, factoryId, key);
}

/** Ends a visit before the last step; what was done stays done. */
export async function leaveHall(tx: Tx, { ticketId }: HallTicketInput) {
  const { factoryId, key } = parseOpaqueId(TICKET_ID, ticketId);
  const ticket = await findTicket(tx, factoryId, key, true);
  if (ticket?.status !== 'SERVING' && ticket?.status !== 'WAITING')
    return new HallTicketNotOpenError(ticket?.status ?? null);
  const { at } = await tx.clock.now(factoryId);
  await endTicket(tx, factoryId, key, 'LEFT', at);
  return answer(tx, factoryId, key);
}

/** Ends a day at the hall: who is still in the queue goes home and comes back where they stopped, who did not come is noted. */
export async function closeHallDay(tx: Tx, { factoryCode, day }: CloseHallDayInput) {
  const factoryId = factoryIdOfCode(factoryCode);
  await lockHall(tx, factoryId);
  const { date, at } = await tx.clock.now(factoryId);
  if (day > date) return new HallDayPastError(date, 'The day has not come yet (该日尚未到来)');
  const { left, missed } = await endDay(tx, factoryId, day, at);
  return new HallDayClosedSuccess(left, missed);
}

async function answer(tx: Tx, factoryId: string, key: string): Promise<HallTicketSuccess> {
  const ticket = await findTicket(tx, factoryId, key);
  if (!ticket) throw new Error(`ticket ${key} is gone`);
  return new HallTicketSuccess(toTicket(ticket));
}
