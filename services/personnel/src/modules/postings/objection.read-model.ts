import { type LocalDate, opaqueId, parseOpaqueId } from '@anzhi/domain';
import { COUNT_LIMIT, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode, type ReadTx } from '@anzhi/service-kit';
import { noticeOpaqueId } from '../notices/index.js';
import { isOverdue } from './domain/objection-state.js';
import type { ObjectionsArgs } from './objection.inputs.js';
import { Objection } from './objection.type.js';
import { OBJECTION_ID } from './objection-queue.js';
import { ROUND_ID } from './posting.read-model.js';

interface ObjectionSqlRow extends Omit<Objection, 'id' | 'noticeId' | 'overdue' | 'decideBy'> {
  key: string;
  noticeKey: string | null;
  decideBy: LocalDate | null;
}

const COLUMNS = `o.factory_id AS "factoryId", o.id AS key, o.kind AS series, r.no AS "roundNo", o.employee_no AS "employeeNo", o.item,
  o.claim, o.evidence, o.filed_by_kind AS "filedBy", o.filed_on AS "filedOn", o.status AS state,
  o.filed_by_kind = 'OTHER' AS "hearingRequired", o.heard_on AS "heardOn", coalesce(o.decide_by, r.decide_by) AS "decideBy", o.result, o.reasons, o.remedies,
  o.correction_field AS "correctedFact", o.decided_on AS "decidedOn", coalesce(n.served_on, o.notified_on) AS "notifiedOn",
  coalesce((SELECT a.means FROM notice_attempt a WHERE a.factory_id = n.factory_id AND a.notice_id = n.id AND a.status = 'SERVED'), o.notice_means) AS "noticeMeans", o.notice_id AS "noticeKey",
  o.court, o.case_no AS "caseNo", o.judgment_no AS "judgmentNo", o.judged_on AS "judgedOn", o.judged_result AS "judgedResult",
  o.form_reason AS "formReason"`;
const FROM = `FROM objection o LEFT JOIN posting_round r ON r.factory_id = o.factory_id AND r.id = o.round_id
     LEFT JOIN person_notice n ON n.factory_id = o.factory_id AND n.id = o.notice_id`;

/** An objection as it stands in this transaction. */
export async function readObjection(tx: ReadTx, factoryId: string, id: string): Promise<Objection> {
  const [objection] = await readObjections(tx, factoryId, [id]);
  if (!objection) throw new Error(`objection ${id} of ${factoryId} is not there`);
  return objection;
}

/** Objections in the order of the ids; unknown ids are left out. */
export async function readObjections(
  tx: ReadTx,
  factoryId: string,
  ids: readonly string[],
): Promise<Objection[]> {
  const rows = await tx.query<ObjectionSqlRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE o.factory_id = $1 AND o.id = ANY($2::uuid[])`,
    [factoryId, ids],
  );
  const { date } = await tx.clock.now(factoryId);
  const byKey = new Map(rows.map((row) => [row.key, toObjection(row, date)]));
  return ids.flatMap((id) => byKey.get(id) ?? []);
}

/** Objections of a factory in the order of filing. */
export async function listObjections(
  context: RequestContext,
  args: ObjectionsArgs,
): Promise<Page<Objection>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const { date: today } = await context.reads.clock.now(factoryId);
  const { series, states, employeeNo, roundId, overdue } = args.filter ?? {};
  const where = `o.factory_id = $1 AND ($2::text IS NULL OR o.kind = $2) AND ($3::text[] IS NULL OR o.status = ANY($3))
    AND ($4::text IS NULL OR upper(o.employee_no) = upper($4)) AND ($5::uuid IS NULL OR o.round_id = $5)
    AND (NOT $6::boolean OR (coalesce(o.decide_by, r.decide_by) < $7::date AND o.status IN ('LATE', 'FILED', 'ACCEPTED', 'INVESTIGATING')))`;
  const round = roundId ? parseOpaqueId(ROUND_ID, roundId).key : null;
  const given = [
    factoryId,
    series ?? null,
    states ?? null,
    employeeNo ?? null,
    round,
    overdue ?? false,
    today,
  ];
  const rows = await context.reads.query<ObjectionSqlRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE ${where} AND ($8::uuid IS NULL OR o.id > $8) ORDER BY o.id LIMIT $9`,
    [...given, after?.[0] ?? null, limit + 1],
  );
  const count = async (): Promise<number> => {
    const [row] = await context.reads.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM (SELECT 1 ${FROM} WHERE ${where} LIMIT ${COUNT_LIMIT + 1}) AS counted`,
      given,
    );
    return row?.n ?? 0;
  };
  const page = toPage(rows, limit, (row) => [row.key], count);
  return { ...page, nodes: page.nodes.map((row) => toObjection(row, today)) };
}

/** All objections about a person's own rows, oldest first. */
export async function objectionsOfPerson(
  context: RequestContext,
  factoryId: string,
  employeeNos: readonly string[],
): Promise<Objection[][]> {
  const rows = await context.reads.query<ObjectionSqlRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE o.factory_id = $1 AND o.employee_no = ANY($2) ORDER BY o.id`,
    [factoryId, employeeNos],
  );
  const { date } = await context.reads.clock.now(factoryId);
  return employeeNos.map((employeeNo) =>
    rows.filter((row) => row.employeeNo === employeeNo).map((row) => toObjection(row, date)),
  );
}

const toObjection = (row: ObjectionSqlRow, today: LocalDate): Objection =>
  Object.assign(new Objection(), row, {
    id: opaqueId(OBJECTION_ID, row.factoryId, row.key),
    noticeId: row.noticeKey && noticeOpaqueId(row.factoryId, row.noticeKey),
    overdue: isOverdue(row.state, row.decideBy, today),
  });
