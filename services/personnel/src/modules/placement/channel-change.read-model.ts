import { opaqueId } from '@anzhi/domain';
import { countRows, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import { employeeOpaqueId, loadEmployee } from '../roster/index.js';
import type { ChannelChangeOrdersArgs } from './channel-change.inputs.js';
import { ChannelChangeOrder } from './channel-change.type.js';
import { PlacementChannel } from './placement.type.js';

interface OrderRow extends Omit<ChannelChangeOrder, 'id' | 'employee' | 'from'> {
  key: string;
  factoryId: string;
  employeeId: string;
  code: string;
  name: string;
  nameEn: string;
}

/** Orders of a factory in the order in which they were proposed; filter by state. */
export async function listOrders(
  context: RequestContext,
  args: ChannelChangeOrdersArgs,
): Promise<Page<ChannelChangeOrder>> {
  const { limit, after } = readPage(args);
  const filter = `channel_change_order o WHERE o.factory_id = $1 AND ($2::text IS NULL OR o.status = $2)`;
  const given = [factoryIdOfCode(args.factoryCode), args.status ?? null];
  const rows = await context.reads.query<OrderRow>(
    `SELECT o.factory_id AS "factoryId", o.id AS key, o.employee_id AS "employeeId", o.to_channel AS "toChannelCode", o.status,
       o.legal_basis AS "legalBasis", o.evidence, o.proposed_on AS "proposedOn", o.proposed_by AS "proposedBy",
       o.decided_on AS "decidedOn", o.decided_by AS "decidedBy", o.decision_reason AS "decisionReason",
       p.channel_code AS code, p.channel_name AS name, p.channel_name_en AS "nameEn"
       FROM (SELECT o.* FROM ${filter} AND ($3::date IS NULL OR (o.proposed_on, o.id) > ($3::date, $4::uuid))
              ORDER BY o.proposed_on, o.id LIMIT $5) AS o
       JOIN placement p ON p.factory_id = o.factory_id AND p.id = o.placement_id ORDER BY o.proposed_on, o.id`,
    [...given, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  const orders = await Promise.all(rows.map((row) => toOrder(context, row)));
  const keys = new Map(orders.map((order, index) => [order, rows[index]!]));
  const keysOf = (order: ChannelChangeOrder) => [order.proposedOn, keys.get(order)!.key];
  return toPage(orders, limit, keysOf, () => countRows(context.reads, filter, given));
}

async function toOrder(context: RequestContext, row: OrderRow): Promise<ChannelChangeOrder> {
  const { key, factoryId, employeeId, code, name, nameEn, ...shown } = row;
  return Object.assign(new ChannelChangeOrder(), {
    ...shown,
    id: opaqueId('channel-change', factoryId, key),
    employee: (await loadEmployee(context, employeeOpaqueId(factoryId, employeeId)))!,
    from: Object.assign(new PlacementChannel(), { code, name, nameEn }),
  });
}
