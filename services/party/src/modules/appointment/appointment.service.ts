import { AppointmentEnded, AppointmentMade } from '@anzhi/contracts';
import { opaqueId, parseOpaqueId } from '@anzhi/domain';
import {
  closeAppointment,
  factoryIdOfCode,
  GROUP,
  HQ_ROLES,
  openAppointment,
  type Tx,
} from '@anzhi/service-kit';
import { IsNull } from 'typeorm';
import { v7 as newId } from 'uuid';
import { AppointmentRow } from './appointment.entity.js';
import type { EndAppointmentInput, MakeAppointmentInput } from './appointment.inputs.js';
import {
  AppointmentFactoryNotFoundError,
  AppointmentNotOpenError,
  AppointmentScopeError,
  EndAppointmentSuccess,
  MakeAppointmentSuccess,
} from './appointment.results.js';
import { Appointment } from './appointment.type.js';

/** Puts a person into a role; the standing appointment is answered when there is one. Emits AppointmentMade. */
export async function makeAppointment(tx: Tx, input: MakeAppointmentInput) {
  const group = (HQ_ROLES as readonly string[]).includes(input.role);
  if (group === Boolean(input.factoryCode)) return new AppointmentScopeError(input.role, group);
  const factoryId = group ? GROUP : factoryIdOfCode(input.factoryCode!);
  if (!group && !(await factoryExists(tx, factoryId)))
    return new AppointmentFactoryNotFoundError(input.factoryCode!);
  return new MakeAppointmentSuccess(toAppointment(await appoint(tx, factoryId, input)));
}

/** Ends an appointment; access derived from it closes within seconds everywhere. Emits AppointmentEnded. */
export async function endAppointment(tx: Tx, input: EndAppointmentInput) {
  const { factoryId, key } = parseOpaqueId('appointment', input.appointmentId);
  const appointments = tx.manager.getRepository(AppointmentRow);
  const row = await appointments.findOne({
    where: { factoryId, id: key, endedOn: IsNull() },
    lock: { mode: 'pessimistic_write' },
  });
  if (!row) return new AppointmentNotOpenError();
  row.endedOn = (await tx.clock.now(factoryId)).date;
  row.endReason = input.reason;
  await appointments.update({ factoryId, id: key }, { endedOn: row.endedOn, endReason: row.endReason });
  await closeAppointment(tx, factoryId, input.appointmentId);
  tx.append({
    contract: AppointmentEnded,
    factoryId,
    aggregateId: input.appointmentId,
    payload: payloadOf(row),
  });
  return new EndAppointmentSuccess(toAppointment(row));
}

/** The open appointment of the subject in the role, made when there is none. */
export async function appoint(
  tx: Tx,
  factoryId: string,
  { subject, role, reason }: { subject: string; role: string; reason: string },
): Promise<AppointmentRow> {
  const appointments = tx.manager.getRepository(AppointmentRow);
  const standing = await appointments.findOneBy({ factoryId, subject, role, endedOn: IsNull() });
  if (standing) return standing;
  const madeOn = (await tx.clock.now(factoryId)).date;
  const row = appointments.create({
    factoryId,
    id: newId(),
    subject,
    role,
    reason,
    madeOn,
    endedOn: null,
    endReason: null,
  });
  await appointments.insert(row);
  const payload = payloadOf(row);
  await openAppointment(tx, payload);
  tx.append({ contract: AppointmentMade, factoryId, aggregateId: payload.appointmentId, payload });
  return row;
}

export function toAppointment(row: AppointmentRow): Appointment {
  return Object.assign(new Appointment(), { ...row, id: opaqueId('appointment', row.factoryId, row.id) });
}

const payloadOf = (row: AppointmentRow) => ({
  appointmentId: opaqueId('appointment', row.factoryId, row.id),
  subject: row.subject,
  role: row.role,
  factoryId: row.factoryId,
});

async function factoryExists(tx: Tx, factoryId: string): Promise<boolean> {
  return (await tx.query('SELECT 1 FROM factory WHERE factory_id = $1', [factoryId])).length > 0;
}
