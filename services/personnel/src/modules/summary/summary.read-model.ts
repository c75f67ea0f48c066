import type { RequestContext } from '@anzhi/graphql-kit';
import { shanghaiTime } from '@anzhi/service-kit';
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
  const rosters = await context.reads.query<{ factoryId: string; inService: number | null }>(
    `SELECT factory_id AS "factoryId", (frozen_counts->>'ACTIVE_ON_POST')::int AS "inService" FROM roster WHERE factory_id = ANY ($1)`,
    [ids],
  );
  const frozen = new Map(rosters.map((row) => [row.factoryId, row.inService]));
  const rows = await context.reads.query<Tally & { factoryId: string }>(
    `SELECT factory_id AS "factoryId", kind, status, people, amount_fen AS fen FROM progress_tally WHERE factory_id = ANY ($1)`,
    [ids],
  );
  const tallies = new Map<string, Tally[]>(ids.map((id) => [id, []]));
  for (const row of rows) tallies.get(row.factoryId)?.push(row);
  const times = await clocks(context, ids);
  return ids.map((id) => {
    const progress = progressOf(tallies.get(id) ?? []);
    const roster = frozen.get(id) ?? 0;
    return Object.assign(new PlacementSummary(), {
      asOf: times.get(id),
      roster,
      chosen: progress.chosen,
      signed: progress.signed,
      placed: progress.placed,
      settled: progress.settled,
      placementRate: placementRate(progress.placed, roster),
      uncollected: progress.uncollected,
      uncollectedTotal: progress.uncollectedFen,
      arrearsTotal: progress.arrearsFen,
      payments: progress.payments,
      paidTotal: progress.paidFen,
      backPayPaid: progress.backPayPaidFen,
      severancePaid: progress.severancePaidFen,
      escrowedTotal: progress.escrowedFen,
    });
  });
}

/** The time of each factory in one query: simulated where it is, else real. */
async function clocks(context: RequestContext, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await context.reads.query<{ factory_id: string; at: Date }>(
    `SELECT factory_id, CASE WHEN clock_mode = 'SIMULATED' THEN coalesce(clock_at, now()) ELSE now() END AS at
       FROM known_factory WHERE factory_id = ANY ($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.factory_id, shanghaiTime(row.at.getTime()).at]));
}
