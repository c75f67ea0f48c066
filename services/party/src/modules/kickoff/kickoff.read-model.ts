import type { RequestContext } from '@anzhi/graphql-kit';
import { shanghaiTime } from '@anzhi/service-kit';
import { missingKickoffItems } from './domain/kickoff.js';
import { toKickoffItem } from './kickoff.service.js';
import { OrganizationSummary } from './kickoff.type.js';

interface KickoffSqlRow {
  factoryId: string;
  item: string;
  title: string;
  evidence: string;
  heldOn: string;
}

/** How the organization of the factories of one request stands: two queries, however many factories there are. */
export function loadOrganization(context: RequestContext, factoryId: string): Promise<OrganizationSummary> {
  return context
    .loader<string, OrganizationSummary>('organization', async (ids) => {
      const times = await clocks(context, ids);
      const rows = await context.reads.query<KickoffSqlRow>(
        `SELECT factory_id AS "factoryId", item, title, evidence, held_on AS "heldOn" FROM kickoff_item
          WHERE factory_id = ANY ($1) ORDER BY held_on, item`,
        [ids],
      );
      return ids.map((id) => {
        const items = rows.filter((row) => row.factoryId === id);
        return Object.assign(new OrganizationSummary(), {
          factoryId: id,
          asOf: times.get(id),
          kickoff: items.map(toKickoffItem),
          kickoffCompleted: missingKickoffItems(items.map(({ item }) => item)).length === 0,
        });
      });
    })
    .load(factoryId);
}

/** The time of each factory: simulated where it is, else real. */
async function clocks(context: RequestContext, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await context.reads.query<{ id: string; at: Date }>(
    `SELECT factory_id AS id, CASE WHEN clock_mode = 'SIMULATED' THEN coalesce(clock_at, now()) ELSE now() END AS at
       FROM known_factory WHERE factory_id = ANY ($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, at }) => [id, shanghaiTime(at.getTime()).at]));
}
