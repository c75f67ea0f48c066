import { countRows, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode, shanghaiTime } from '@anzhi/service-kit';
import type { Employee } from '../roster/index.js';
import type { HallAppointmentsArgs, HallPageArgs, HallTicketsArgs } from './hall.inputs.js';
import {
  APPOINTMENT_COLUMNS,
  APPOINTMENT_FROM,
  type AppointmentRow,
  appointmentOpaqueId,
  BATCH_SQL,
  type BatchRow,
  batchOpaqueId,
  type WindowRow,
} from './hall.store.js';
import { HallAppointment, HallBatch, HallTicket, HallWindow } from './hall.type.js';
import { inOrder } from './person-steps.js';
import { TICKET_COLUMNS, TICKET_FROM, type TicketRow, ticketOpaqueId } from './ticket.store.js';

const instant = (at: Date | null): string | null => at && shanghaiTime(at.getTime()).at;

export const toWindow = (row: WindowRow): HallWindow => Object.assign(new HallWindow(), row);

export const toBatch = ({ factoryId, ...row }: BatchRow): HallBatch =>
  Object.assign(new HallBatch(), { ...row, id: batchOpaqueId(factoryId, row.key) });

export const toAppointment = ({ slot, employeeId: _employee, ...row }: AppointmentRow): HallAppointment =>
  Object.assign(new HallAppointment(), {
    ...row,
    id: appointmentOpaqueId(row.factoryId, row.key),
    time: slot,
  });

export const toTicket = (row: TicketRow): HallTicket =>
  Object.assign(new HallTicket(), {
    ...row,
    id: ticketOpaqueId(row.factoryId, row.key),
    done: inOrder(new Set(row.done)),
    issuedAt: instant(row.issuedAt),
    calledAt: instant(row.calledAt),
    endedAt: instant(row.endedAt),
    waitedMinutes: Math.floor(row.waitedSeconds / 60),
  });

/** Batches of a factory, the newest first. */
export async function listBatches(context: RequestContext, args: HallPageArgs): Promise<Page<HallBatch>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const rows = await context.reads.query<BatchRow>(
    `${BATCH_SQL} WHERE b.factory_id = $1 AND ($2::integer IS NULL OR b.no < $2) ORDER BY b.no DESC LIMIT $3`,
    [factoryId, after?.[0] ?? null, limit + 1],
  );
  return toPage(
    rows.map(toBatch),
    limit,
    (batch) => [String(batch.no)],
    () => countRows(context.reads, 'hall_batch WHERE factory_id = $1', [factoryId]),
  );
}

const APPOINTMENT_FILTER = `${APPOINTMENT_FROM} WHERE a.factory_id = $1 AND ($2::date IS NULL OR a.day = $2)
  AND ($3::text IS NULL OR a.status = $3) AND ($4::text IS NULL OR a.mode = $4)`;

/** Appointments of a factory by day and time. */
export async function listAppointments(
  context: RequestContext,
  args: HallAppointmentsArgs,
): Promise<Page<HallAppointment>> {
  const { limit, after } = readPage(args);
  const { day, status, mode } = args.filter ?? {};
  const given = [factoryIdOfCode(args.factoryCode), day ?? null, status ?? null, mode ?? null];
  const rows = await context.reads.query<AppointmentRow>(
    `SELECT ${APPOINTMENT_COLUMNS} FROM ${APPOINTMENT_FILTER}
       AND ($5::date IS NULL OR (a.day, a.slot, a.id) > ($5, $6::text::time, $7::text::uuid)) ORDER BY a.day, a.slot, a.id LIMIT $8`,
    [...given, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit + 1],
  );
  return toPage(
    rows.map(toAppointment),
    limit,
    (row) => [row.day, row.time, row.key],
    () => countRows(context.reads, APPOINTMENT_FILTER, given),
  );
}

const TICKET_FILTER = `${TICKET_FROM} WHERE t.factory_id = $1 AND ($2::date IS NULL OR t.day = $2)
  AND ($3::text IS NULL OR t.status = $3) AND ($4::text IS NULL OR t.step = $4)`;

/** Tickets of a factory by day and number. */
export async function listTickets(context: RequestContext, args: HallTicketsArgs): Promise<Page<HallTicket>> {
  const { limit, after } = readPage(args);
  const { day, status, step } = args.filter ?? {};
  const given = [factoryIdOfCode(args.factoryCode), day ?? null, status ?? null, step ?? null];
  const rows = await context.reads.query<TicketRow>(
    `SELECT ${TICKET_COLUMNS} FROM ${TICKET_FILTER} AND ($5::date IS NULL OR (t.day, t.no) > ($5, $6::text::integer))
      ORDER BY t.day, t.no LIMIT $7`,
    [...given, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  return toPage(
    rows.map(toTicket),
    limit,
    (row) => [row.day, String(row.no)],
    () => countRows(context.reads, TICKET_FILTER, given),
  );
}

const keysOf = (people: readonly Employee[]): [string[], string[]] => [
  people.map((person) => person.factoryId),
  people.map((person) => person.employeeId),
];

/** The newest appointment of the employees of one request that was not called off, in one query. */
export function appointmentOf(context: RequestContext, employee: Employee): Promise<HallAppointment | null> {
  return context
    .loader<Employee, HallAppointment | null>('hall-appointment', async (people) => {
      const rows = await context.reads.query<AppointmentRow>(
        `SELECT DISTINCT ON (a.factory_id, a.employee_id) ${APPOINTMENT_COLUMNS} FROM ${APPOINTMENT_FROM}
          WHERE (a.factory_id, a.employee_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) AND a.status <> 'CANCELLED'
          ORDER BY a.factory_id, a.employee_id, a.id DESC`,
        keysOf(people),
      );
      const byPerson = new Map(rows.map((row) => [row.employeeId, toAppointment(row)]));
      return people.map((person) => byPerson.get(person.employeeId) ?? null);
    })
    .load(employee);
}

/** The newest ticket of the employees of one request, in one query. */
export function ticketOf(context: RequestContext, employee: Employee): Promise<HallTicket | null> {
  return context
    .loader<Employee, HallTicket | null>('hall-ticket', async (people) => {
      const rows = await context.reads.query<TicketRow>(
        `SELECT DISTINCT ON (t.factory_id, t.employee_id) ${TICKET_COLUMNS} FROM ${TICKET_FROM}
          WHERE (t.factory_id, t.employee_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))
          ORDER BY t.factory_id, t.employee_id, t.id DESC`,
        keysOf(people),
      );
      const byPerson = new Map(rows.map((row) => [row.employeeId, toTicket(row)]));
      return people.map((person) => byPerson.get(person.employeeId) ?? null);
    })
    .load(employee);
}
