import { countRows, groupRows, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { Employee } from '../../roster/index.js';
import { HANDOVER_CATEGORIES } from './domain/handover.js';
import type { CommunityPageArgs, HandoverItemsArgs } from './handover.inputs.js';
import {
  BATCH_SQL,
  type BatchRow,
  batchOpaqueId,
  handoverCounts,
  ITEM_COLUMNS,
  ITEM_FROM,
  type ItemRow,
  itemOpaqueId,
} from './handover.store.js';
import {
  HandoverBatch,
  HandoverCount,
  HandoverItem,
  HandoverReceiver,
  MonthlyBenefit,
} from './handover.type.js';
import { type ReceiverRow, receiverOpaqueId } from './receiver.store.js';

export const toReceiver = ({ dissolved: _dissolved, ...row }: ReceiverRow): HandoverReceiver =>
  Object.assign(new HandoverReceiver(), { ...row, id: receiverOpaqueId(row.factoryId, row.key) });

export const toBatch = ({ fundingFen, ...row }: BatchRow): HandoverBatch =>
  Object.assign(new HandoverBatch(), {
    ...row,
    funding: fundingFen,
    id: batchOpaqueId(row.factoryId, row.key),
  });

const toItem = (row: ItemRow): HandoverItem =>
  Object.assign(new HandoverItem(), { ...row, id: itemOpaqueId(row.factoryId, row.key) });

/** Batches of a factory, the newest first. */
export async function listBatches(
  context: RequestContext,
  args: CommunityPageArgs,
): Promise<Page<HandoverBatch>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const rows = await context.reads.query<BatchRow>(
    `${BATCH_SQL} WHERE b.factory_id = $1 AND ($2::integer IS NULL OR b.no < $2) ORDER BY b.no DESC LIMIT $3`,
    [factoryId, after?.[0] ?? null, limit + 1],
  );
  return toPage(
    rows.map(toBatch),
    limit,
    (batch) => [String(batch.no)],
    () => countRows(context.reads, 'handover_batch WHERE factory_id = $1', [factoryId]),
  );
}

const ITEM_FILTER = `${ITEM_FROM} WHERE i.factory_id = $1 AND ($2::text IS NULL OR i.category = $2)
  AND ($3::text IS NULL OR coalesce(b.status, 'LISTED') = $3)`;

/** The list of a factory in the order in which it was drawn. */
export async function listItems(
  context: RequestContext,
  args: HandoverItemsArgs,
): Promise<Page<HandoverItem>> {
  const { limit, after } = readPage(args);
  const { category, state } = args.filter ?? {};
  const given = [factoryIdOfCode(args.factoryCode), category ?? null, state ?? null];
  const rows = await context.reads.query<ItemRow>(
    `SELECT ${ITEM_COLUMNS} FROM ${ITEM_FILTER} AND ($4::uuid IS NULL OR i.id > $4) ORDER BY i.id LIMIT $5`,
    [...given, after?.[0] ?? null, limit + 1],
  );
  return toPage(
    rows.map(toItem),
    limit,
    (item) => [item.key],
    () => countRows(context.reads, ITEM_FILTER, given),
  );
}

/** Listed and confirmed by category: K4 is confirmed of listed. */
export async function countsOf(context: RequestContext, factoryId: string): Promise<HandoverCount[]> {
  const rows = await handoverCounts(context.reads, factoryId);
  const sum = (category: string, confirmed: boolean): number =>
    rows
      .filter((row) => row.category === category && (!confirmed || row.state === 'CONFIRMED'))
      .reduce((total, row) => total + row.items, 0);
  return HANDOVER_CATEGORIES.map((category) =>
    Object.assign(new HandoverCount(), {
      category,
      listed: sum(category, false),
      confirmed: sum(category, true),
    }),
  );
}

const keysOf = (people: readonly Employee[]): [string[], string[]] => [
  people.map((person) => person.factoryId),
  people.map((person) => person.employeeId),
];

/** The handover of the employees of one request, in one query; null for those who are not on the list. */
export function handoverOf(context: RequestContext, employee: Employee): Promise<HandoverItem | null> {
  return context
    .loader<Employee, HandoverItem | null>('handover', async (people) => {
      const rows = await context.reads.query<ItemRow>(
        `SELECT ${ITEM_COLUMNS} FROM ${ITEM_FROM} WHERE (i.factory_id, i.employee_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))`,
        keysOf(people),
      );
      const byPerson = new Map(rows.map((row) => [row.employeeId, toItem(row)]));
      return people.map((person) => byPerson.get(person.employeeId) ?? null);
    })
    .load(employee);
}

/** What the employees of one request get every month by the current calculation, in one query. */
export function monthlyBenefitsOf(context: RequestContext, employee: Employee): Promise<MonthlyBenefit[]> {
  return context
    .loader<Employee, MonthlyBenefit[]>('monthly-benefits', async (people) => {
      const rows = await context.reads.query<MonthlyBenefit & { employeeId: string }>(
        `SELECT employee_id AS "employeeId", kind, amount_fen AS amount, payer FROM entitlement
          WHERE (factory_id, employee_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) AND recurrence = 'MONTHLY' ORDER BY kind`,
        keysOf(people),
      );
      const byPerson = groupRows(rows, (row) => row.employeeId);
      return people.map((person) =>
        (byPerson.get(person.employeeId) ?? []).map(({ employeeId: _employee, ...row }) =>
          Object.assign(new MonthlyBenefit(), row),
        ),
      );
    })
    .load(employee);
}
