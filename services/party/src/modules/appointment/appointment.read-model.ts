import { opaqueId } from '@anzhi/domain';
import { countRows, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { AppointmentsArgs } from './appointment.inputs.js';
import { Appointment } from './appointment.type.js';

interface Row {
  factory_id: string;
  id: string;
  subject: string;
  role: string;
  reason: string;
  made_on: string;
  ended_on: string | null;
}

/** Appointments in the viewer's scope, by factory, role and subject. */
export async function listAppointments(
  context: RequestContext,
  args: AppointmentsArgs,
): Promise<Page<Appointment>> {
  const { limit, after } = readPage(args);
  const filter = 'WHERE ($1::text IS NULL OR factory_id = $1) AND (NOT $2::boolean OR ended_on IS NULL)';
  const given = [args.factoryCode ? factoryIdOfCode(args.factoryCode) : null, args.open];
  const rows = await context.reads.query<Row>(
    `SELECT factory_id, id, subject, role, reason, made_on, ended_on FROM appointment ${filter}
       AND ($3::text IS NULL OR (factory_id, role, subject, id::text) > ($3, $4, $5, $6))
     ORDER BY factory_id, role, subject, id::text LIMIT $7`,
    [...given, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, after?.[3] ?? null, limit + 1],
  );
  const count = (): Promise<number> => countRows(context.reads, `appointment ${filter}`, given);
  return toPage(
    rows.map(fromSql),
    limit,
    (made) => [made.factoryId, made.role, made.subject, made.key],
    count,
  );
}

const fromSql = (row: Row) =>
  Object.assign(new Appointment(), {
    id: opaqueId('appointment', row.factory_id, row.id),
    key: row.id,
    factoryId: row.factory_id,
    subject: row.subject,
    role: row.role,
    reason: row.reason,
    madeOn: row.made_on,
    endedOn: row.ended_on,
  });
