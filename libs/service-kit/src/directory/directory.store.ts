import type { Queryable } from '@anzhi/outbox';
import { GROUP } from '../access/viewer.js';

export interface KnownFactory {
  factoryId: string;
  code: string;
  name: string;
  city: string;
  launchBatch?: string | null | undefined;
  clock: { mode: 'REAL' | 'SIMULATED'; at?: string | null | undefined };
}

export async function rememberFactory(db: Queryable, factory: KnownFactory): Promise<void> {
  await db.query(
    `INSERT INTO known_factory (factory_id, code, name, city, launch_batch, clock_mode, clock_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (factory_id) DO UPDATE SET code = excluded.code, name = excluded.name, city = excluded.city, launch_batch = excluded.launch_batch`,
    [
      factory.factoryId,
      factory.code,
      factory.name,
      factory.city,
      factory.launchBatch ?? null,
      factory.clock.mode,
      factory.clock.at ?? null,
    ],
  );
}

/** A simulated clock only moves forward; an older time that arrives late changes nothing. */
export async function moveClock(db: Queryable, factoryId: string, at: string): Promise<void> {
  await db.query(
    `UPDATE known_factory SET clock_at = greatest(clock_at, $2::timestamptz) WHERE factory_id = $1 AND clock_mode = 'SIMULATED'`,
    [factoryId, at],
  );
}

export async function openAppointment(
  db: Queryable,
  appointment: { factoryId: string; appointmentId: string; subject: string; role: string },
): Promise<void> {
  await db.query(
    'INSERT INTO open_appointment (factory_id, appointment_id, subject, role) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [appointment.factoryId, appointment.appointmentId, appointment.subject, appointment.role],
  );
}

export async function closeAppointment(
  db: Queryable,
  factoryId: string,
  appointmentId: string,
): Promise<void> {
  await db.query('DELETE FROM open_appointment WHERE factory_id = $1 AND appointment_id = $2', [
    factoryId,
    appointmentId,
  ]);
}

/** Notes when party's feed was last heard; `atMs` is the publisher's real time. */
export async function rememberHeartbeat(db: Queryable, atMs: number): Promise<void> {
  await db.query(
    `INSERT INTO directory_feed (factory_id, heard_at_ms) VALUES ($1, $2)
     ON CONFLICT (factory_id) DO UPDATE SET heard_at_ms = greatest(directory_feed.heard_at_ms, excluded.heard_at_ms)`,
    [GROUP, atMs],
  );
}
