import { type LocalDate, opaqueId } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import type { HallStep } from './domain/hall-steps.js';
import type { SlotPlan } from './domain/slots.js';

export const BATCH_ID = 'hall-batch';
export const APPOINTMENT_ID = 'hall-appointment';
export const TICKET_ID = 'hall-ticket';

export type HallMode = 'HALL' | 'HOME' | 'HOSPITAL';
export type AppointmentStatus = 'BOOKED' | 'CAME' | 'MISSED' | 'CANCELLED';
export type TicketStatus = 'WAITING' | 'SERVING' | 'DONE' | 'LEFT';

/** Acts at one hall that hand out numbers or people go one after the other. */
export async function lockHall(tx: Tx, factoryId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`hall:${factoryId}`]);
}

export interface WindowRow {
  readonly no: number;
  readonly name: string;
  readonly steps: readonly HallStep[];
  readonly open: boolean;
}

/** The windows of a hall by number. */
export function windowsOf(tx: ReadTx, factoryId: string): Promise<WindowRow[]> {
  return tx.query<WindowRow>(
    'SELECT no, name, steps, open FROM hall_window WHERE factory_id = $1 ORDER BY no',
    [factoryId],
  );
}

/** The numbers that are served at a window now. */
export async function servedAt(tx: ReadTx, factoryId: string, windowNo: number): Promise<number[]> {
  const rows = await tx.query<{ no: number }>(
    `SELECT no FROM hall_ticket WHERE factory_id = $1 AND window_no = $2 AND status = 'SERVING' ORDER BY no`,
    [factoryId, windowNo],
  );
  return rows.map((row) => row.no);
}

/** Sets up a window or changes it. */
export async function saveWindow(tx: Tx, factoryId: string, row: WindowRow): Promise<void> {
  await tx.query(
    `INSERT INTO hall_window (factory_id, no, name, steps, open) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (factory_id, no) DO UPDATE SET name = excluded.name, steps = excluded.steps, open = excluded.open`,
    [factoryId, row.no, row.name, row.steps, row.open],
  );
}

export interface BatchRow extends SlotPlan {
  readonly factoryId: string;
  readonly key: string;
  readonly no: number;
  readonly title: string;
  readonly day: LocalDate;
  readonly people: number;
  readonly came: number;
}

export const BATCH_SQL = `SELECT b.factory_id AS "factoryId", b.id AS key, b.no, b.title, b.day, to_char(b.opens_at, 'HH24:MI') AS "opensAt",
   to_char(b.closes_at, 'HH24:MI') AS "closesAt", b.slot_minutes AS "slotMinutes", b.per_slot AS "perSlot",
   (SELECT count(*)::int FROM hall_appointment a WHERE a.factory_id = b.factory_id AND a.batch_id = b.id AND a.status <> 'CANCELLED') AS people,
   (SELECT count(*)::int FROM hall_appointment a WHERE a.factory_id = b.factory_id AND a.batch_id = b.id AND a.status = 'CAME') AS came
  FROM hall_batch b`;

export const batchOpaqueId = (factoryId: string, key: string): string => opaqueId(BATCH_ID, factoryId, key);

export async function findBatch(tx: ReadTx, factoryId: string, key: string): Promise<BatchRow | null> {
  const [row] = await tx.query<BatchRow>(`${BATCH_SQL} WHERE b.factory_id = $1 AND b.id::text = $2`, [
    factoryId,
    key,
  ]);
  return row ?? null;
}

export async function insertBatch(
  tx: Tx,
  factoryId: string,
  batch: SlotPlan & { title: string; day: string },
  plannedOn: string,
): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO hall_batch (factory_id, id, no, title, day, opens_at, closes_at, slot_minutes, per_slot, planned_by, planned_on)
     SELECT $1, $2, (SELECT coalesce(max(no), 0) + 1 FROM hall_batch WHERE factory_id = $1), $3, $4, $5, $6, $7, $8, $9, $10`,
    [
      ...[factoryId, id, batch.title, batch.day, batch.opensAt, batch.closesAt, batch.slotMinutes],
      ...[batch.perSlot, tx.viewer.subject, plannedOn],
    ],
  );
  return id;
}

export interface AppointmentRow {
  readonly factoryId: string;
  readonly key: string;
  readonly employeeId: string;
  readonly employeeNo: string;
  readonly mode: HallMode;
  readonly day: LocalDate;
  readonly slot: string;
  readonly placeSealed: Buffer | null;
  readonly status: AppointmentStatus;
  readonly batchNo: number | null;
}

export const APPOINTMENT_FROM = `hall_appointment a JOIN employee e ON e.factory_id = a.factory_id AND e.id = a.employee_id
  LEFT JOIN hall_batch b ON b.factory_id = a.factory_id AND b.id = a.batch_id`;
export const APPOINTMENT_COLUMNS = `a.factory_id AS "factoryId", a.id AS key, a.employee_id AS "employeeId", e.employee_no AS "employeeNo", a.mode,
  a.day, to_char(a.slot, 'HH24:MI') AS slot, a.place_sealed AS "placeSealed", a.status, b.no AS "batchNo"`;

export const appointmentOpaqueId = (factoryId: string, key: string): string =>
  opaqueId(APPOINTMENT_ID, factoryId, key);

export interface NewAppointment {
  readonly employeeId: string;
  readonly batchKey: string | null;
  readonly mode: HallMode;
  readonly day: string;
  readonly slot: string;
  readonly placeSealed: Buffer | null;
}

/** Books people; nobody has two appointments at once, which the table holds. @returns the uuids, in order */
export async function insertAppointments(
  tx: Tx,
  factoryId: string,
  rows: readonly NewAppointment[],
): Promise<string[]> {
  const ids = rows.map(() => newId());
  await tx.query(
    `INSERT INTO hall_appointment (factory_id, id, batch_id, employee_id, mode, day, slot, place_sealed, status)
     SELECT $1, n.id, n.batch_id, n.employee_id, n.mode, n.day, n.slot::time, decode(n.place, 'hex'), 'BOOKED'
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::date[], $7::text[], $8::text[])
         AS n(id, batch_id, employee_id, mode, day, slot, place)`,
    [
      ...[factoryId, ids, rows.map((row) => row.batchKey), rows.map((row) => row.employeeId)],
      ...[rows.map((row) => row.mode), rows.map((row) => row.day), rows.map((row) => row.slot)],
      rows.map((row) => row.placeSealed?.toString('hex') ?? null),
    ],
  );
  return ids;
}

/** People who have an appointment that stands. */
export async function bookedPeople(tx: ReadTx, factoryId: string): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `SELECT employee_id AS id FROM hall_appointment WHERE factory_id = $1 AND status = 'BOOKED'`,
    [factoryId],
  );
  return new Set(rows.map((row) => row.id));
}

export async function findAppointment(
  tx: ReadTx,
  factoryId: string,
  key: string,
  lock = false,
): Promise<AppointmentRow | null> {
  const [row] = await tx.query<AppointmentRow>(
    `SELECT ${APPOINTMENT_COLUMNS} FROM ${APPOINTMENT_FROM} WHERE a.factory_id = $1 AND a.id::text = $2 ${lock ? 'FOR UPDATE OF a' : ''}`,
    [factoryId, key],
  );
  return row ?? null;
}

/** The appointment of a person that stands; null without one. */
export async function bookedAppointment(
  tx: ReadTx,
  factoryId: string,
  employeeId: string,
): Promise<AppointmentRow | null> {
  const [row] = await tx.query<AppointmentRow>(
    `SELECT ${APPOINTMENT_COLUMNS} FROM ${APPOINTMENT_FROM} WHERE a.factory_id = $1 AND a.employee_id = $2 AND a.status = 'BOOKED'`,
    [factoryId, employeeId],
  );
  return row ?? null;
}

export async function moveAppointment(
  tx: Tx,
  factoryId: string,
  key: string,
  status: AppointmentStatus,
  reason: string | null = null,
): Promise<void> {
  await tx.query('UPDATE hall_appointment SET status = $3, reason = $4 WHERE factory_id = $1 AND id = $2', [
    ...[factoryId, key, status, reason],
  ]);
}
