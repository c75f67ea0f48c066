import { parseOpaqueId } from '@anzhi/domain';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { peopleByNo } from '../placement/index.js';
import { capacityOf, isTimeOfDay, slotOf } from './domain/slots.js';
import type {
  BookVisitInput,
  CancelAppointmentInput,
  PlanHallBatchInput,
  SetUpHallWindowInput,
} from './hall.inputs.js';
import { toAppointment, toBatch, toWindow } from './hall.read-model.js';
import {
  HallAppointmentNotOpenError,
  HallAppointmentSuccess,
  HallBatchFullError,
  HallBatchSuccess,
  HallDayPastError,
  HallPeopleError,
  HallTimesError,
  HallWindowBusyError,
  HallWindowSuccess,
} from './hall.results.js';
import {
  APPOINTMENT_ID,
  bookedPeople,
  findAppointment,
  findBatch,
  insertAppointments,
  insertBatch,
  lockHall,
  moveAppointment,
  saveWindow,
  servedAt,
} from './hall.store.js';

/** Sets up a window, or changes what it does; not while somebody is at it. */
export async function setUpHallWindow(tx: Tx, input: SetUpHallWindowInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const { no, name, steps, open } = input;
  await lockHall(tx, factoryId);
  const busy = await servedAt(tx, factoryId, no);
  if (busy.length > 0) return new HallWindowBusyError(busy);
  await saveWindow(tx, factoryId, { no, name, steps, open });
  return new HallWindowSuccess(toWindow({ no, name, steps, open }));
}

/** Plans a batch and gives each person of the list their time, in the order of the list, all or none (分期分批办理). */
export async function planHallBatch(tx: Tx, input: PlanHallBatchInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  await lockHall(tx, factoryId);
  const { date } = await tx.clock.now(factoryId);
  if (input.day < date) return new HallDayPastError(date);
  if (!isTimeOfDay(input.opensAt) || !isTimeOfDay(input.closesAt) || input.opensAt >= input.closesAt)
    return new HallTimesError();
  const wanted = [...new Set(input.employeeNos.map((no) => no.toUpperCase()))];
  const capacity = capacityOf(input);
  if (wanted.length > capacity) return new HallBatchFullError(capacity, wanted.length);
  const found = await bookable(tx, factoryId, wanted);
  if (found instanceof HallPeopleError) return found;
  const batchKey = await insertBatch(tx, factoryId, input, date);
  const rows = found.map((employeeId, place) => ({
    ...{ employeeId, batchKey, mode: 'HALL' as const, day: input.day },
    ...{ slot: slotOf(input, place), placeSealed: null },
  }));
  await insertAppointments(tx, factoryId, rows);
  const batch = await findBatch(tx, factoryId, batchKey);
  if (!batch) throw new Error(`batch ${batchKey} is gone`);
  return new HallBatchSuccess(toBatch(batch));
}

/** Books the team that goes to somebody who cannot come: at home or in hospital. The address is encrypted. */
export async function bookVisit(tx: Tx, input: BookVisitInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  await lockHall(tx, factoryId);
  const { date } = await tx.clock.now(factoryId);
  if (input.day < date) return new HallDayPastError(date);
  if (!isTimeOfDay(input.time)) return new HallTimesError();
  const found = await bookable(tx, factoryId, [input.employeeNo.toUpperCase()]);
  if (found instanceof HallPeopleError) return found;
  const placeSealed = (await tx.cipher(factoryId)).encrypt(input.place);
  const rows = found.map((employeeId) => ({
    ...{ employeeId, batchKey: null, mode: input.mode, day: input.day, slot: input.time, placeSealed },
  }));
  const [key = ''] = await insertAppointments(tx, factoryId, rows);
  return appointmentAnswer(tx, factoryId, key);
}

/** Calls an appointment off, so that another one can be made. */
export async function cancelAppointment(tx: Tx, { appointmentId, reason }: CancelAppointmentInput) {
  const { factoryId, key } = parseOpaqueId(APPOINTMENT_ID, appointmentId);
  const appointment = await findAppointment(tx, factoryId, key, true);
  if (appointment?.status !== 'BOOKED') return new HallAppointmentNotOpenError();
  await moveAppointment(tx, factoryId, key, 'CANCELLED', reason);
  return appointmentAnswer(tx, factoryId, key);
}

async function appointmentAnswer(tx: Tx, factoryId: string, key: string): Promise<HallAppointmentSuccess> {
  const row = await findAppointment(tx, factoryId, key);
  if (!row) throw new Error(`appointment ${key} is gone`);
  return new HallAppointmentSuccess(toAppointment(row));
}

/** The uuids of people who can be given a time, in order; or who is unknown, booked already or has all seven steps done. */
async function bookable(tx: Tx, factoryId: string, employeeNos: readonly string[]) {
  const people = await peopleByNo(tx, factoryId, employeeNos);
  const booked = await bookedPeople(tx, factoryId);
  const done = await tx.query<{ id: string }>(
    'SELECT employee_id AS id FROM hall_step WHERE factory_id = $1 GROUP BY employee_id HAVING count(*) = 7',
    [factoryId],
  );
  const finished = new Set(done.map((row) => row.id));
  const ids = employeeNos.map((no) => people.get(no)?.employeeId);
  const which = (refuse: (id: string | undefined) => boolean): string[] =>
    employeeNos.filter((_, index) => refuse(ids[index]));
  const unknown = which((id) => id === undefined);
  const twice = which((id) => id !== undefined && booked.has(id));
  const over = which((id) => id !== undefined && finished.has(id));
  if (unknown.length + twice.length + over.length > 0) return new HallPeopleError(unknown, twice, over);
  return ids.flatMap((id) => id ?? []);
}
