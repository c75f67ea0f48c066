import type { RequestContext } from '@anzhi/graphql-kit';
import { GROUP, shanghaiTime } from '@anzhi/service-kit';
import { StabilitySummary } from './summary.type.js';

/** The summary of a factory; those of all factories of a request take two queries together. */
export function loadStability(context: RequestContext, factoryId: string): Promise<StabilitySummary> {
  return context
    .loader<string, StabilitySummary>('stability-summary', (ids) => loadSummaries(context, ids))
    .load(factoryId);
}

type Counts = Omit<StabilitySummary, 'asOf'>;

const COUNTS = `
SELECT f.id AS "factoryId",
  count(p.id)::int AS "petitionsRegistered",
  count(*) FILTER (WHERE p.channel IN ('VISIT', 'LEADER_DAY'))::int AS visits,
  coalesce(sum(p.headcount) FILTER (WHERE p.channel IN ('VISIT', 'LEADER_DAY')), 0)::int AS "personTimes",
  count(*) FILTER (WHERE p.channel IN ('VISIT', 'LEADER_DAY') AND p.headcount >= 5)::int AS "collectiveVisits",
  count(*) FILTER (WHERE p.channel = 'LETTER')::int AS letters,
  coalesce(sum(q.raised), 0)::int AS "questionsRaised",
  coalesce(sum(q.answered), 0)::int AS "questionsAnswered",
  count(*) FILTER (WHERE p.status IN ('REGISTERED', 'ACCEPTED', 'INVESTIGATING'))::int AS open,
  count(*) FILTER (WHERE (p.status = 'REGISTERED' AND p.notice_due < f.today)
    OR (p.status IN ('ACCEPTED', 'INVESTIGATING') AND coalesce(p.extended_due, p.finish_due) < f.today))::int AS overdue,
  count(p.replied_on)::int AS replied,
  count(p.replied_on) FILTER (WHERE p.replied_on <= coalesce(p.extended_due, p.finish_due, p.replied_on))::int AS "repliedOnTime",
  count(*) FILTER (WHERE p.status = 'REDIRECTED')::int AS redirected,
  coalesce(sum(r.sent), 0)::int AS referrals,
  coalesce(sum(r.pending), 0)::int AS "referralsPending"
FROM unnest($1::text[], $2::date[]) AS f(id, today)
LEFT JOIN petition p ON p.factory_id = f.id
LEFT JOIN (SELECT factory_id, petition_id, count(*) AS raised, count(answer) AS answered
             FROM petition_question WHERE factory_id = ANY($1) GROUP BY 1, 2) q
  ON q.factory_id = p.factory_id AND q.petition_id = p.id
LEFT JOIN (SELECT factory_id, petition_id, count(*) AS sent, count(*) FILTER (WHERE status IN ('SENT', 'QUEUED', 'OPENED')) AS pending
             FROM petition_referral WHERE factory_id = ANY($1) GROUP BY 1, 2) r
  ON r.factory_id = p.factory_id AND r.petition_id = p.id
GROUP BY f.id`;

async function loadSummaries(
  context: RequestContext,
  ids: readonly string[],
): Promise<(StabilitySummary | Error)[]> {
  const clocks = await context.reads.query<{ id: string; at: Date | null }>(
    `SELECT factory_id AS id, CASE WHEN clock_mode = 'SIMULATED' THEN clock_at END AS at FROM known_factory
      WHERE factory_id = ANY($1)`,
    [ids],
  );
  const real = await context.reads.clock.now(GROUP);
  const times = new Map(clocks.map(({ id, at }) => [id, at ? shanghaiTime(at.getTime()) : real]));
  const rows = await context.reads.query<Counts & { factoryId: string }>(COUNTS, [
    [...times.keys()],
    [...times.values()].map(({ date }) => date),
  ]);
  const byFactory = new Map(rows.map((row) => [row.factoryId, row]));
  return ids.map((id) => {
    const time = times.get(id);
    if (!time) return new Error('the factory is not known here yet');
    return Object.assign(new StabilitySummary(), byFactory.get(id), { asOf: time.at });
  });
}
