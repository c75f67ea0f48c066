import { addMonths, addYears } from '@anzhi/domain';
import { countRows, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { type FactoryCipher, factoryIdOfCode } from '@anzhi/service-kit';
import { representativeOpaqueId } from '../notices/index.js';
import type { ProofKind } from './domain/custody-paths.js';
import { isOpen, type RepresentativeKind, type UncollectedReason } from './domain/uncollected-state.js';
import type { UncollectedPageArgs } from './uncollected.inputs.js';
import { ITEM_COLUMNS, ITEM_FROM, type ItemRow, itemOpaqueId } from './uncollected.store.js';
import { UncollectedItem, UncollectedRepresentative } from './uncollected.type.js';

/** How long after a deposit the claim to it lapses, in years (民法典 574). */
const ESCROW_YEARS = 5;

/** The item as the graph shows it; a month passes between follow-ups (§6.1). */
export function toItem(row: ItemRow): UncollectedItem {
  const last = row.last_follow_up_on ?? row.registered_on;
  return Object.assign(new UncollectedItem(), {
    id: itemOpaqueId(row.factory_id, row.id),
    key: row.id,
    factoryId: row.factory_id,
    employeeNo: row.employee_no,
    status: row.status,
    amount: row.amount_fen,
    registeredOn: row.registered_on,
    followUps: row.follow_ups,
    nextFollowUpOn: isOpen(row.status) ? addMonths(last, 1) : null,
    escrowNo: row.escrow_no,
    escrowedOn: row.escrowed_on,
    escrowLapsesOn: row.escrowed_on ? addYears(row.escrowed_on, ESCROW_YEARS) : null,
    closedOn: row.closed_on,
  });
}

/**
 * Whether the claim to an open deposit lapsed: its last day has passed (民法典 574 ¶2). What lapses is the right to ask the
 * depositary; nothing is posted and nothing closes by it (decision 21).
 */
export async function escrowLapsed(
  { reads }: RequestContext,
  { factoryId, status, escrowLapsesOn }: UncollectedItem,
): Promise<boolean> {
  if (status !== 'ESCROWED' || escrowLapsesOn === null) return false;
  const { date } = await reads.clock.now(factoryId);
  return date > escrowLapsesOn;
}

/** When the next follow-up is due: a month after the last, or after the registration (as `addMonths`). */
const NEXT_DUE = `(coalesce(i.last_follow_up_on, i.registered_on) + interval '1 month')::date`;
const FILTER = `i.factory_id = $1 AND ($2::text IS NULL OR i.status = $2) AND ($3::text IS NULL OR (i.closed_on IS NULL AND
  CASE $3 WHEN 'OVERDUE' THEN ${NEXT_DUE} < $4::date
    ELSE ${NEXT_DUE} >= $4::date AND date_trunc('month', ${NEXT_DUE}) = date_trunc('month', $4::date) END))`;

/** The register of a factory, open items first, then by day of registration. */
export async function listUncollected(
  context: RequestContext,
  args: UncollectedPageArgs,
): Promise<Page<UncollectedItem>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const { date } = await context.reads.clock.now(factoryId);
  const filter = [factoryId, args.status ?? null, args.followUp ?? null, date];
  const rows = await context.reads.query<ItemRow>(
    `SELECT ${ITEM_COLUMNS} FROM ${ITEM_FROM}
      WHERE ${FILTER} AND ($5::boolean IS NULL OR (i.closed_on IS NOT NULL, i.id) > ($5::boolean, $6::uuid))
      ORDER BY i.closed_on IS NOT NULL, i.id LIMIT $7`,
    [...filter, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  const count = (): Promise<number> => countRows(context.reads, `uncollected_item i WHERE ${FILTER}`, filter);
  return toPage(rows.map(toItem), limit, (item) => [String(item.closedOn !== null), item.key], count);
}

interface Sealed {
  reason: UncollectedReason;
  representative: UncollectedRepresentative | null;
}

interface SealedRow {
  factory_id: string;
  id: string;
  reason_sealed: Buffer;
  representative_id: string | null;
  kind: RepresentativeKind;
  name_sealed: Buffer;
  proof: string;
  proof_kind: ProofKind | null;
}

const open = (row: SealedRow, cipher: FactoryCipher): Sealed => ({
  reason: cipher.decrypt(row.reason_sealed) as UncollectedReason,
  representative:
    row.representative_id === null
      ? null
      : Object.assign(new UncollectedRepresentative(), {
          ...{ kind: row.kind, name: cipher.decrypt(row.name_sealed) },
          ...{ proof: row.proof, proofKind: row.proof_kind },
          representativeId: representativeOpaqueId(row.factory_id, row.representative_id),
        }),
});

/** Opens reason and representative of the items of one request, in one query. */
export function loadSealed(context: RequestContext, item: UncollectedItem): Promise<Sealed> {
  return context
    .loader<UncollectedItem, Sealed>('uncollected-sealed', async (items) => {
      const rows = await context.reads.query<SealedRow>(
        `SELECT i.factory_id, i.id, i.reason_sealed, r.id AS representative_id, r.kind, r.name_sealed, r.proof, r.proof_kind
           FROM unnest($1::text[], $2::uuid[]) AS k(factory_id, id)
           JOIN uncollected_item i ON i.factory_id = k.factory_id AND i.id = k.id
           LEFT JOIN representative r ON r.factory_id = i.factory_id AND r.id = i.representative_id`,
        [items.map((one) => one.factoryId), items.map((one) => one.key)],
      );
      const opened = new Map<string, Sealed>();
      for (const row of rows) opened.set(row.id, open(row, await context.reads.cipher(row.factory_id)));
      return items.map((one) => opened.get(one.key) ?? new Error(`uncollected item ${one.id} is gone`));
    })
    .load(item);
}
