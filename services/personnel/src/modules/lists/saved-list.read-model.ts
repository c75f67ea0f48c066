import { countRows, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import { type SavedListRow, toSavedList } from './saved-list.service.js';
import type { SavedWorkingListsArgs } from './working-list.inputs.js';
import type { SavedWorkingList } from './working-list.type.js';

/** The viewer's own lists at a factory and those that its officers share, in the order of their first saving. */
export async function listSavedLists(
  context: RequestContext,
  args: SavedWorkingListsArgs,
): Promise<Page<SavedWorkingList>> {
  const { limit, after } = readPage(args);
  const { subject } = context.viewer;
  const from = 'saved_working_list WHERE factory_id = $1 AND (owner = $2 OR shared)';
  const given = [factoryIdOfCode(args.factoryCode), subject];
  const rows = await context.reads.query<SavedListRow>(
    `SELECT * FROM ${from} AND ($3::uuid IS NULL OR id > $3) ORDER BY id LIMIT $4`,
    [...given, after?.[0] ?? null, limit + 1],
  );
  const page = toPage(
    rows,
    limit,
    (row) => [row.id],
    () => countRows(context.reads, from, given),
  );
  return { ...page, nodes: page.nodes.map((row) => toSavedList(row, subject)) };
}
