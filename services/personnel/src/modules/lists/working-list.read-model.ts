import { countRows, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import { employeeOpaqueId } from '../roster/index.js';
import { namesIn, type StateSqlRow } from './row-states.js';
import { countStates } from './state-counts.js';
import type { WorkingListArgs } from './working-list.inputs.js';
import {
  cursorKeys,
  pageStatement,
  peopleStatement,
  type WorkingListQuestion,
} from './working-list.statement.js';
import { type WorkingListCount, WorkingListRow } from './working-list.type.js';

interface RowSql extends StateSqlRow {
  id: string;
  employee_no: string;
  serial: number;
  name: string;
  category: WorkingListRow['category'];
  unit: string | null;
  sort_key: string | number | bigint;
}

/** A page of a working list and its counts by state, each one statement. @throws GraphQLError on a cursor of another order */
export async function readWorkingList(
  context: RequestContext,
  args: WorkingListArgs,
): Promise<Page<WorkingListRow> & { countStates: () => Promise<WorkingListCount[]> }> {
  const { limit, after } = readPage(args);
  const question = await questionOf(context, args);
  const { sql, values } = pageStatement(question, limit + 1, after);
  const rows = await context.reads.query<RowSql>(sql, values);
  const everybody = peopleStatement(question);
  const page = toPage(
    rows,
    limit,
    (row) => cursorKeys(question, String(row.sort_key), row.serial),
    () => countRows(context.reads, `employee e WHERE ${everybody.sql}`, everybody.values),
  );
  return {
    ...page,
    nodes: page.nodes.map((row) => toRow(question.factoryId, row)),
    countStates: () => countStates(context.reads, everybody),
  };
}

async function questionOf(context: RequestContext, args: WorkingListArgs): Promise<WorkingListQuestion> {
  const factoryId = factoryIdOfCode(args.factoryCode);
  const { identityNumber } = args;
  const identityIndex = identityNumber
    ? (await context.reads.cipher(factoryId)).blindIndex(identityNumber.toUpperCase())
    : null;
  const { search, sort, descending } = args;
  return { factoryId, filter: args.filter ?? {}, search: search ?? null, identityIndex, sort, descending };
}

const toRow = (factoryId: string, row: RowSql): WorkingListRow =>
  Object.assign(new WorkingListRow(), {
    employeeId: employeeOpaqueId(factoryId, row.id),
    employeeNo: row.employee_no,
    serial: row.serial,
    name: row.name,
    category: row.category,
    unit: row.unit,
    entitled: row.entitled_fen,
    choiceState: row.choice_state,
    channelName: row.channel_name,
    placementState: row.placement_state,
    objectionStates: namesIn(row.objection_states),
    paymentStates: namesIn(row.payment_states),
    uncollectedState: row.uncollected_state,
    factsMissing: namesIn(row.facts_missing),
  });
