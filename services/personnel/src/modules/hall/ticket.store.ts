import { type LocalDate, opaqueId } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import type { HallStep } from './domain/hall-steps.js';
import { type HallMode, TICKET_ID, type TicketStatus } from './hall.store.js';

export interface TicketRow {
  readonly factoryId: string;
  readonly key: string;
  readonly day: LocalDate;
  readonly no: number;
  readonly employeeId: string;
  readonly employeeNo: string;
  readonly mode: HallMode;
  readonly status: TicketStatus;
  /** The step that is next or under way; null once all are done. */
  readonly step: HallStep | null;
  readonly windowNo: number | null;
  readonly issuedAt: Date;
  readonly waitingSince: Date;
  readonly calledAt: Date | null;
  readonly endedAt: Date | null;
  /** Seconds spent waiting so far, over all steps. */
  readonly waitedSeconds: number;
  readonly done: HallStep[];
}

export const TICKET_FROM =
  'hall_ticket t JOIN employee e ON e.factory_id = t.factory_id AND e.id = t.employee_id';
export const TICKET_COLUMNS = `t.factory_id AS "factoryId", t.id AS key, t.day, t.no, t.employee_id AS "employeeId", e.employee_no AS "employeeNo",
  t.mode, t.status, t.step, t.window_no AS "windowNo", t.issued_at AS "issuedAt", t.waiting_since AS "waitingSince",
  t.called_at AS "calledAt", t.ended_at AS "endedAt", t.waited_seconds AS "waitedSeconds",
  (SELECT coalesce(array_agg(s.step), '{}') FROM hall_step s WHERE s.factory_id = t.factory_id AND s.employee_id = t.employee_id) AS done`;

export const ticketOpaqueId = (factoryId: string, key: string): string => opaqueId(TICKET_ID, factoryId, key);

export async function findTicket(
  tx: ReadTx,
  factoryId: string,
  key: string,
  lock = false,
): Promise<TicketRow | null> {
  const [row] = await tx.query<TicketRow>(
    `SELECT ${TICKET_COLUMNS} FROM ${TICKET_FROM} WHERE t.factory_id = $1 AND t.id::text = $2 ${lock ? 'FOR UPDATE OF t' : ''}`,
    [factoryId, key],
  );
  return row ?? null;
}

/** The ticket with which a person waits or is served now; null without one. */
export async function openTicket(
  tx: ReadTx,
  factoryId: string,
  employeeId: string,
): Promise<TicketRow | null> {
  const [row] = await tx.query<TicketRow>(
    `SELECT ${TICKET_COLUMNS} FROM ${TICKET_FROM} WHERE t.factory_id = $1 AND t.employee_id = $2 AND t.status IN ('WAITING', 'SERVING')`,
    [factoryId, employeeId],
  );
  return row ?? null;
}

export interface NewTicket {
  readonly employeeId: string;
  readonly appointmentKey: string | null;
  readonly mode: HallMode;
  readonly step: HallStep;
}

/** A ticket with the next number of the day; the hall is locked. */
export async function insertTicket(
  tx: Tx,
  factoryId: string,
  ticket: NewTicket,
  now: { at: string; date: string },
): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO hall_ticket (factory_id, id, day, no, employee_id, appointment_id, mode, status, step, issued_at, waiting_since)
     SELECT $1, $2, $3, (SELECT coalesce(max(no), 0) + 1 FROM hall_ticket WHERE factory_id = $1 AND day = $3), $4, $5, $6, 'WAITING', $7, $8, $8`,
    [
      ...[factoryId, id, now.date, ticket.employeeId, ticket.appointmentKey, ticket.mode],
      ...[ticket.step, now.at],
    ],
  );
  return id;
}

/**
 * The next ticket for a window: who waits for one of its steps today, those with an appointment whose time has come first, then
 * by number. Passed over by others while this transaction has it.
 */
export async function nextWaiting(
  tx: Tx,
  factoryId: string,
  steps: readonly HallStep[],
  now: { at: string; date: string },
): Promise<string | null> {
  const [row] = await tx.query<{ key: string }>(
    `SELECT t.id AS key FROM hall_ticket t
       LEFT JOIN hall_appointment a ON a.factory_id = t.factory_id AND a.id = t.appointment_id
      WHERE t.factory_id = $1 AND t.day = $2 AND t.status = 'WAITING' AND t.mode = 'HALL' AND t.step = ANY ($3)
      ORDER BY (a.slot IS NULL OR a.slot > $4::time), t.no LIMIT 1 FOR UPDATE OF t SKIP LOCKED`,
    [factoryId, now.date, steps, now.at.slice(11, 19)],
  );
  return row?.key ?? null;
}

/** Calls a ticket to a window, or to the team that came to the person. */
export async function callTicket(
  tx: Tx,
  factoryId: string,
  key: string,
  windowNo: number | null,
  at: string,
): Promise<void> {
  await tx.query(
    `UPDATE hall_ticket SET status = 'SERVING', window_no = $3, called_at = $4,
       waited_seconds = waited_seconds + greatest(0, extract(epoch FROM $4::timestamptz - waiting_since)::integer)
     WHERE factory_id = $1 AND id = $2`,
    [factoryId, key, windowNo, at],
  );
}

/** Puts a ticket back into the queue for its next step. */
export async function requeueTicket(
  tx: Tx,
  factoryId: string,
  key: string,
  step: HallStep,
  at: string,
): Promise<void> {
  await tx.query(
    `UPDATE hall_ticket SET status = 'WAITING', step = $3, window_no = NULL, called_at = NULL, waiting_since = $4
     WHERE factory_id = $1 AND id = $2`,
    [factoryId, key, step, at],
  );
}

/** Stays at the window for the next step. */
export async function keepServing(tx: Tx, factoryId: string, key: string, step: HallStep): Promise<void> {
  await tx.query('UPDATE hall_ticket SET step = $3 WHERE factory_id = $1 AND id = $2', [
    factoryId,
    key,
    step,
  ]);
}

export async function endTicket(
  tx: Tx,
  factoryId: string,
  key: string,
  status: 'DONE' | 'LEFT',
  at: string,
): Promise<void> {
  await tx.query(
    `UPDATE hall_ticket SET status = $3, ended_at = $4, window_no = NULL, step = CASE WHEN $3 = 'DONE' THEN NULL ELSE step END
     WHERE factory_id = $1 AND id = $2`,
    [factoryId, key, status, at],
  );
}

export async function insertStep(
  tx: Tx,
  { factoryId, key, employeeId, windowNo }: TicketRow,
  step: HallStep,
  at: string,
  note: string | null,
): Promise<void> {
  await tx.query(
    `INSERT INTO hall_step (factory_id, employee_id, step, ticket_id, window_no, done_at, done_by, note)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [factoryId, employeeId, step, key, windowNo, at, tx.viewer.subject, note],
  );
}

/** Ends what a day left open: visits as LEFT, appointments of people who did not come as MISSED. */
export async function endDay(
  tx: Tx,
  factoryId: string,
  day: string,
  at: string,
): Promise<{ left: number; missed: number }> {
  const left = await tx.query(
    `UPDATE hall_ticket SET status = 'LEFT', ended_at = $3, window_no = NULL
      WHERE factory_id = $1 AND day = $2 AND status IN ('WAITING', 'SERVING') RETURNING id`,
    [factoryId, day, at],
  );
  const missed = await tx.query(
    `UPDATE hall_appointment SET status = 'MISSED' WHERE factory_id = $1 AND day = $2 AND status = 'BOOKED' RETURNING id`,
    [factoryId, day],
  );
  return { left: left.length, missed: missed.length };
}
