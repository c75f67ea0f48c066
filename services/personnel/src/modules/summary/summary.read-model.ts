import type { RequestContext } from '@anzhi/graphql-kit';
import { rosterCounts } from '../roster/index.js';
import { placementRate } from './domain/placement-rate.js';
import { progressOf, type Tally } from './domain/progress.js';
import { PlacementSummary } from './summary.type.js';

/** The summaries of all factories of one request: a handful of queries, however many factories there are. */
export function loadSummary(context: RequestContext, factoryId: string): Promise<PlacementSummary> {
  return context
    .loader<string, PlacementSummary>('placement-summary', (ids) => summaries(context, ids))
    .load(factoryId);
}

async function summaries(context: RequestContext, ids: readonly string[]): Promise<PlacementSummary[]> {
  const rosters = await rosterCounts(context.reads, ids);
  const rows = await context.reads.query<Tally & { factoryId: string }>(
    `SELECT factory_id AS "factoryId", kind, status, people, amount_fen AS fen FROM progress_tally WHERE factory_id = ANY ($1)`,
    [ids],
  );
  const tallies = new Map<string, Tally[]>(ids.map((id) => [id, []]));
  for (const row of rows) tallies.get(row.factoryId)?.push(row);
  return Promise.all(
    ids.map(async (id) => {
      const { at } = await context.reads.clock.now(id);
      const counts = rosters.get(id);
      const progress = progressOf(tallies.get(id) ?? []);
      const roster = counts?.inService ?? 0;
      return Object.assign(new PlacementSummary(), {
        asOf: at,
        roster,
        chosen: progress.chosen,
        signed: progress.signed,
        placed: progress.placed,
        settled: progress.settled,
        placementRate: placementRate(progress.placed, roster),
        uncollected: progress.uncollected,
        uncollectedTotal: progress.uncollectedFen,
        arrearsTotal: counts?.arrearsTotalFen ?? 0n,
        payments: progress.payments,
        paidTotal: progress.paidFen,
        backPayPaid: progress.backPayPaidFen,
        severancePaid: progress.severancePaidFen,
        escrowedTotal: progress.escrowedFen,
      });
    }),
  );
}
