import {
  countRows,
  type Page,
  type PageArgs,
  type RequestContext,
  readPage,
  toPage,
} from '@anzhi/graphql-kit';
import { HANDBOOK_COLUMNS, type HandbookRow, toHandbook } from './handbook.store.js';
import type { Handbook } from './handbook.type.js';

type CountedRow = HandbookRow & { acknowledged: number };

const COUNTED = `SELECT ${HANDBOOK_COLUMNS}, (SELECT count(*)::int FROM handbook_receipt r
    WHERE r.factory_id = h.factory_id AND r.handbook_id = h.id) AS acknowledged FROM handbook h`;

/** Versions of the handbook of a factory, the newest first. */
export async function listHandbooks(
  context: RequestContext,
  factoryId: string,
  args: PageArgs,
): Promise<Page<Handbook>> {
  const { limit, after } = readPage(args);
  const rows = await context.reads.query<CountedRow>(
    `${COUNTED} WHERE h.factory_id = $1 AND ($2::int IS NULL OR h.version < $2) ORDER BY h.version DESC LIMIT $3`,
    [factoryId, after?.[0] ?? null, limit + 1],
  );
  const count = (): Promise<number> =>
    countRows(context.reads, 'handbook WHERE factory_id = $1', [factoryId]);
  return toPage(rows.map(fromSql), limit, ({ version }) => [String(version)], count);
}

/** The newest version of a factory; null when none is issued. */
export async function newestHandbook(context: RequestContext, factoryId: string): Promise<Handbook | null> {
  const [row] = await context.reads.query<CountedRow>(
    `${COUNTED} WHERE h.factory_id = $1 ORDER BY h.version DESC LIMIT 1`,
    [factoryId],
  );
  return row ? fromSql(row) : null;
}

const fromSql = ({ acknowledged, ...row }: CountedRow): Handbook => toHandbook(row, acknowledged);
