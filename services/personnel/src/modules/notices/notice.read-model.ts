import { countRows, groupRows, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { Employee } from '../roster/index.js';
import type { NoticesArgs } from './notice.inputs.js';
import {
  type AttemptRow,
  attemptsOf,
  NOTICE_COLUMNS,
  NOTICE_FROM,
  type NoticeRow,
  noticeNumber,
  noticeOpaqueId,
} from './notice.store.js';
import { NoticeAttempt, NoticeCount, PersonNotice, Representative } from './notice.type.js';
import {
  REPRESENTATIVE_SQL,
  type RepresentativeRow,
  representativeOpaqueId,
} from './representative.store.js';
import { representedActsOf } from './represented-act.store.js';
import { RepresentedAct } from './represented-act.type.js';

/** A notice as the graph shows it. */
export function toNotice({ no, kind, employeeId: _employee, ...row }: NoticeRow): PersonNotice {
  return Object.assign(new PersonNotice(), {
    ...row,
    id: noticeOpaqueId(row.factoryId, row.key),
    number: noticeNumber(row.factoryId, no),
    subject: kind,
  });
}

/** A representation as the graph shows it. */
export const toRepresentative = (row: RepresentativeRow): Representative =>
  Object.assign(new Representative(), {
    ...row,
    id: representativeOpaqueId(row.factoryId, row.key),
  });

const FILTER = `${NOTICE_FROM} WHERE n.factory_id = $1 AND ($2::text IS NULL OR n.status = $2) AND ($3::text IS NULL OR n.kind = $3)
  AND ($4::text IS NULL OR upper(e.employee_no) = upper($4))`;

/** Notices of a factory, the newest first. */
export async function listNotices(context: RequestContext, args: NoticesArgs): Promise<Page<PersonNotice>> {
  const { limit, after } = readPage(args);
  const { status, subject, employeeNo } = args.filter ?? {};
  const given = [factoryIdOfCode(args.factoryCode), status ?? null, subject ?? null, employeeNo ?? null];
  const rows = await context.reads.query<NoticeRow>(
    `SELECT ${NOTICE_COLUMNS} FROM ${FILTER} AND ($5::integer IS NULL OR n.no < $5) ORDER BY n.no DESC LIMIT $6`,
    [...given, after?.[0] ?? null, limit + 1],
  );
  const page = toPage(
    rows,
    limit,
    (row) => [String(row.no)],
    () => countRows(context.reads, FILTER, given),
  );
  return { ...page, nodes: page.nodes.map(toNotice) };
}

/** How many notices of a factory stand where. */
export async function countNotices(context: RequestContext, factoryId: string): Promise<NoticeCount[]> {
  const rows = await context.reads.query<NoticeCount>(
    'SELECT status, count(*)::int AS notices FROM person_notice WHERE factory_id = $1 GROUP BY status ORDER BY status',
    [factoryId],
  );
  return rows.map((row) => Object.assign(new NoticeCount(), row));
}

const keysOf = (people: readonly Employee[]): [string[], string[]] => [
  people.map((person) => person.factoryId),
  people.map((person) => person.employeeId),
];

/** The notices of the employees of one request, the newest first, in one query. */
export function noticesOf(context: RequestContext, employee: Employee): Promise<PersonNotice[]> {
  return context
    .loader<Employee, PersonNotice[]>('person-notices', async (people) => {
      const rows = await context.reads.query<NoticeRow>(
        `SELECT ${NOTICE_COLUMNS} FROM ${NOTICE_FROM}
          WHERE (n.factory_id, n.employee_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) ORDER BY n.no DESC`,
        keysOf(people),
      );
      const byPerson = groupRows(rows, (row) => row.employeeId);
      return people.map((person) => (byPerson.get(person.employeeId) ?? []).map(toNotice));
    })
    .load(employee);
}

/** The representatives of the employees of one request, in one query. */
export function representativesOfEmployee(
  context: RequestContext,
  employee: Employee,
): Promise<Representative[]> {
  return context
    .loader<Employee, Representative[]>('representatives', async (people) => {
      const rows = await context.reads.query<RepresentativeRow>(
        `${REPRESENTATIVE_SQL} WHERE (r.factory_id, r.employee_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) ORDER BY r.id`,
        keysOf(people),
      );
      const byPerson = groupRows(rows, (row) => row.employeeId);
      return people.map((person) => (byPerson.get(person.employeeId) ?? []).map(toRepresentative));
    })
    .load(employee);
}

/** What was done under the representations of one request, in one query. */
export function actsUnder(
  context: RequestContext,
  representative: Representative,
): Promise<RepresentedAct[]> {
  return context
    .loader<Representative, RepresentedAct[]>('represented-acts', async (all) => {
      const rows = await representedActsOf(
        context.reads,
        all.map((one) => one.factoryId),
        all.map((one) => one.key),
      );
      const byKey = groupRows(rows, (row) => row.representativeKey);
      return all.map((one) =>
        (byKey.get(one.key) ?? []).map(({ representativeKey: _key, ...row }) =>
          Object.assign(new RepresentedAct(), row),
        ),
      );
    })
    .load(representative);
}

/** The attempts at the notices of one request, in one query. */
export function attemptsAt(context: RequestContext, notice: PersonNotice): Promise<NoticeAttempt[]> {
  return context
    .loader<PersonNotice, NoticeAttempt[]>('notice-attempts', async (notices) => {
      const rows = await attemptsOf(
        context.reads,
        notices.map((one) => one.factoryId),
        notices.map((one) => one.key),
      );
      const byNotice = groupRows(rows, (row) => row.noticeKey);
      return notices.map((one) => (byNotice.get(one.key) ?? []).map(toAttempt));
    })
    .load(notice);
}

const toAttempt = ({ representativeKey, ...row }: AttemptRow): NoticeAttempt =>
  Object.assign(new NoticeAttempt(), { ...row, toRepresentative: representativeKey !== null });
