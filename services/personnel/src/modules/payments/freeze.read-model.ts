import { opaqueId } from '@anzhi/domain';
import {
  countRows,
  type Page,
  type PageArgs,
  type RequestContext,
  readPage,
  toPage,
} from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { PayableFreezePageArgs } from './freeze.inputs.js';
import { type FreezeRow, freezesOf } from './freeze.store.js';
import { PayableDifference, PayableFreeze } from './freeze.type.js';
import { differingFrom } from './freeze-standing.store.js';

export const freezeOpaqueId = (factoryId: string, id: string): string =>
  opaqueId('payableFreeze', factoryId, id);

/** The freeze as the graph shows it. */
export const toFreeze = (row: FreezeRow): PayableFreeze =>
  Object.assign(new PayableFreeze(), {
    id: freezeOpaqueId(row.factory_id, row.id),
    key: row.id,
    factoryId: row.factory_id,
    no: row.no,
    purpose: row.purpose,
    calculationId: opaqueId('calculation', row.factory_id, row.calculation_id),
    rules: row.rules,
    people: row.people,
    total: row.total_fen,
    figuresHash: row.figures_hash,
    decisionNo: row.decision_no,
    legalBasis: row.legal_basis,
    frozenOn: row.frozen_on,
  });

/** The freezes of a factory, the newest first. */
export async function listFreezes(
  context: RequestContext,
  args: PayableFreezePageArgs,
): Promise<Page<PayableFreeze>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const purpose = args.purpose ?? null;
  const before = after?.[0] ? Number.parseInt(after[0], 10) : null;
  const rows = await freezesOf(context.reads, factoryId, { purpose, before, limit: limit + 1 });
  const count = (): Promise<number> =>
    countRows(context.reads, 'payable_freeze WHERE factory_id = $1 AND ($2::text IS NULL OR purpose = $2)', [
      factoryId,
      purpose,
    ]);
  return toPage(rows.map(toFreeze), limit, (one) => [String(one.no)], count);
}

/** People who stand otherwise than the freeze says, in roster order; an older freeze compares with what counts now too. */
export async function listDifferences(
  context: RequestContext,
  freeze: PayableFreeze,
  args: PageArgs,
): Promise<Page<PayableDifference>> {
  const { limit, after } = readPage(args);
  const { factoryId, purpose } = freeze;
  const before = freeze.no + 1;
  const [row] = await freezesOf(context.reads, factoryId, { purpose, before, limit: 1 });
  if (!row) throw new Error('a freeze that was shown is gone');
  const from = after?.[0] ? ([Number.parseInt(after[0], 10), after[1] ?? ''] as const) : null;
  const found = await differingFrom(context.reads, row, { after: from, limit: limit + 1 });
  const nodes = found.map((one) => Object.assign(new PayableDifference(), one));
  const count = async (): Promise<number> =>
    (await differingFrom(context.reads, row, { after: null, limit: COUNTED })).length;
  return toPage(nodes, limit, (one) => [String(one.serial), one.payer], count);
}

/** `totalCount` says ten thousand and not exactly past that. */
const COUNTED = 10_001;
