import { opaqueId } from '@anzhi/domain';
import {
  countRows,
  type Page,
  type PageArgs,
  type RequestContext,
  readPage,
  toPage,
} from '@anzhi/graphql-kit';
import { factoryIdOfCode, type ReadTx, type Tx } from '@anzhi/service-kit';
import type { ReplyOutcome } from '../facts/index.js';
import { insertNotices } from '../notices/index.js';
import type { CatalogueRechecksArgs } from './recheck.inputs.js';
import { CatalogueRecheck, CatalogueReply } from './recheck.type.js';

/** The kind of id that a recheck has in the graph. */
export const RECHECK_ID = 'catalogue-recheck';

const COLUMNS = `id::text AS key, factory_id AS "factoryId", job, status, opened_on AS "openedOn", listed, citation, reasons, people,
  decided_on AS "decidedOn"`;

const toRecheck = (row: CatalogueRecheck): CatalogueRecheck =>
  Object.assign(new CatalogueRecheck(), row, { id: opaqueId(RECHECK_ID, row.factoryId, row.key) });

/** One recheck, locked for the act; null when there is none. */
export async function lockRecheck(tx: Tx, factoryId: string, key: string): Promise<CatalogueRecheck | null> {
  const [row] = await tx.query<CatalogueRecheck>(
    `SELECT ${COLUMNS} FROM catalogue_recheck WHERE factory_id = $1 AND id::text = $2 FOR UPDATE`,
    [factoryId, key],
  );
  return row ? toRecheck(row) : null;
}

/** People (uuids) whose post is the job, or who claim special work in it; in roster order. */
export async function peopleOfJob(tx: ReadTx, factoryId: string, job: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM employee e WHERE factory_id = $1 AND (post = $2 OR EXISTS (SELECT 1 FROM special_work_period s
        WHERE s.factory_id = $1 AND s.employee_id = e.id AND s.job = $2)) ORDER BY serial`,
    [factoryId, job],
  );
  return rows.map((row) => row.id);
}

/** Keeps what everybody of a job is answered, and writes it to each as a notice. */
export async function storeReplies(
  tx: Tx,
  factoryId: string,
  { id, key }: Pick<CatalogueRecheck, 'id' | 'key'>,
  replies: readonly { readonly employeeId: string; readonly outcome: ReplyOutcome }[],
  reasons: string,
): Promise<void> {
  if (replies.length === 0) return;
  const notices = await insertNotices(
    tx,
    factoryId,
    replies.map(({ employeeId, outcome }) => ({
      ...{ employeeId, kind: 'CATALOGUE_REPLY', aboutId: id, title: '特殊工种目录复核答复' },
      body: replyText(outcome, reasons),
    })),
  );
  await tx.query(
    `INSERT INTO catalogue_reply (factory_id, recheck_id, employee_id, outcome, notice_id)
     SELECT $1, $2, id, outcome, notice_id FROM unnest($3::uuid[], $4::text[], $5::uuid[]) AS r(id, outcome, notice_id)`,
    [
      ...[factoryId, key, replies.map((reply) => reply.employeeId), replies.map((reply) => reply.outcome)],
      notices,
    ],
  );
}

/** Replies with the notice that carries them; the oldest were served before there were notices. */
export const REPLY_FROM = `catalogue_reply r
  LEFT JOIN person_notice n ON n.factory_id = r.factory_id AND n.id = r.notice_id`;
export const REPLY_SERVED = 'coalesce(n.served_on, r.served_on)';

/** Rechecks of a factory, the newest first (ids are in the order of time). */
export async function listRechecks(
  context: RequestContext,
  args: CatalogueRechecksArgs,
): Promise<Page<CatalogueRecheck>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const rows = await context.reads.query<CatalogueRecheck>(
    `SELECT ${COLUMNS} FROM catalogue_recheck WHERE factory_id = $1 AND ($2::text IS NULL OR id::text < $2)
      ORDER BY id::text DESC LIMIT $3`,
    [factoryId, after?.[0] ?? null, limit + 1],
  );
  const count = () => countRows(context.reads, 'catalogue_recheck WHERE factory_id = $1', [factoryId]);
  return toPage(rows.map(toRecheck), limit, (row) => [row.key], count);
}

const REPLIES: Readonly<Record<ReplyOutcome, string>> = {
  RECOGNISED: '您从事的工种列入国家特殊工种目录,相应时段予以认定。',
  EVIDENCE_NEEDED: '您从事的工种列入国家特殊工种目录,但缺同类别的档案原始记载,请补充后再作认定。',
  MAY_CLAIM: '您从事的工种列入国家特殊工种目录,可凭档案原始记载申报。',
  NOT_LISTED: '您从事的工种未列入国家特殊工种目录。',
  PERIOD_REJECTED: '您从事的工种未列入国家特殊工种目录,所申报时段不予认定;对结论不服,可对公示项目提出异议。',
};

const replyText = (outcome: ReplyOutcome, reasons: string | null): string =>
  `${REPLIES[outcome]}理由:${reasons ?? ''}`;

/** The replies of a recheck in roster order, each as its person reads it. */
export async function listReplies(
  context: RequestContext,
  { factoryId, key, reasons }: CatalogueRecheck,
  args: PageArgs,
): Promise<Page<CatalogueReply>> {
  const { limit, after } = readPage(args);
  const filter = `${REPLY_FROM} JOIN employee e ON e.factory_id = r.factory_id AND e.id = r.employee_id
    WHERE r.factory_id = $1 AND r.recheck_id::text = $2`;
  const rows = await context.reads.query<CatalogueReply & { serial: number }>(
    `SELECT e.serial, e.employee_no AS "employeeNo", r.outcome, ${REPLY_SERVED} AS "servedOn",
            coalesce((SELECT a.means FROM notice_attempt a WHERE a.factory_id = n.factory_id AND a.notice_id = n.id AND a.status = 'SERVED'), r.means) AS means FROM ${filter}
        AND ($3::text IS NULL OR e.serial > $3::text::integer) ORDER BY e.serial LIMIT $4`,
    [factoryId, key, after?.[0] ?? null, limit + 1],
  );
  const page = toPage(
    rows,
    limit,
    (row) => [String(row.serial)],
    () => countRows(context.reads, filter, [factoryId, key]),
  );
  const nodes = page.nodes.map((row) =>
    Object.assign(new CatalogueReply(), row, { text: replyText(row.outcome, reasons) }),
  );
  return { ...page, nodes };
}
