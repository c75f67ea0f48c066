import { opaqueId } from '@anzhi/domain';
import { COUNT_LIMIT, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode, type ReadTx } from '@anzhi/service-kit';
import { PostingReopening, type PostingReopeningsArgs } from './reopening.type.js';

export const REOPENING_ID = 'reopening';

type ReopeningSqlRow = Omit<PostingReopening, 'id'> & { key: string };

const SELECT = `SELECT o.id AS key, s.kind AS series, o.employee_no AS "employeeNo", o.cause, o.reference, o.reasons,
    o.correction_field AS "correctedFact", o.status, o.requested_on AS "requestedOn", o.decided_on AS "decidedOn", o.refusal
  FROM posting_reopening o JOIN posting_series s ON s.factory_id = o.factory_id AND s.id = o.series_id`;

/** A reopening as it stands in this transaction. */
export async function readReopening(tx: ReadTx, factoryId: string, id: string): Promise<PostingReopening> {
  const [row] = await tx.query<ReopeningSqlRow>(`${SELECT} WHERE o.factory_id = $1 AND o.id = $2`, [
    factoryId,
    id,
  ]);
  if (!row) throw new Error(`reopening ${id} of ${factoryId} is not there`);
  return toReopening(factoryId, row);
}

/** Reopenings of a factory in the order in which they were asked for. */
export async function listReopenings(
  context: RequestContext,
  args: PostingReopeningsArgs,
): Promise<Page<PostingReopening>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const where = 'o.factory_id = $1 AND ($2::text IS NULL OR o.status = $2)';
  const given = [factoryId, args.status ?? null];
  const rows = await context.reads.query<ReopeningSqlRow>(
    `${SELECT} WHERE ${where} AND ($3::uuid IS NULL OR o.id > $3) ORDER BY o.id LIMIT $4`,
    [...given, after?.[0] ?? null, limit + 1],
  );
  const count = async (): Promise<number> => {
    const [row] = await context.reads.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM (SELECT 1 FROM posting_reopening o WHERE ${where} LIMIT ${COUNT_LIMIT + 1}) AS counted`,
      given,
    );
    return row?.n ?? 0;
  };
  const page = toPage(rows, limit, (row) => [row.key], count);
  return { ...page, nodes: page.nodes.map((row) => toReopening(factoryId, row)) };
}

const toReopening = (factoryId: string, { key, ...row }: ReopeningSqlRow): PostingReopening =>
  Object.assign(new PostingReopening(), row, { id: opaqueId(REOPENING_ID, factoryId, key) });
