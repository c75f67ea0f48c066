import type { RequestContext } from '@anzhi/graphql-kit';
import { PublicityChannel, PublicityLevel, PublicityReach } from './activity.type.js';
import { percent } from './domain/percent.js';
import { completenessOf } from './domain/publication.js';
import { UNDERSTANDING_ITEMS } from './domain/understanding.js';
import { PublicationCompleteness, PublicationFamily, PublicationItem } from './publication.type.js';
import { PublicitySummary, UnderstandingRate } from './publicity-summary.type.js';
import { UnderstandingItem } from './understanding.type.js';

/** What is counted of one factory. */
interface Figures {
  enrolled: number;
  roster: { total: number; asOf: string } | null;
  handbook: { version: number; people: number } | null;
  understood: Map<string, number>;
  allFour: number;
  published: string[];
  activities: ActivityRow[];
}

interface ActivityRow {
  channel: keyof typeof PublicityChannel;
  level: keyof typeof PublicityLevel;
  activities: number;
  reach: number;
}

/** The summaries of all factories of one request in a constant number of queries. */
export function loadPublicity(context: RequestContext, factoryId: string): Promise<PublicitySummary> {
  return context
    .loader<string, PublicitySummary>('publicity', async (ids) => {
      const figures = await countAll(context, ids);
      return ids.map((id) => toSummary(figures.get(id)!));
    })
    .load(factoryId);
}

async function countAll(context: RequestContext, ids: readonly string[]): Promise<Map<string, Figures>> {
  const found = new Map<string, Figures>(ids.map((id) => [id, nothing()]));
  const each = async <R extends { id: string }>(sql: string, take: (figures: Figures, row: R) => void) => {
    for (const row of await context.reads.query<R>(sql, [ids])) take(found.get(row.id)!, row);
  };
  await each<{ id: string; n: number }>(
    'SELECT factory_id AS id, count(*)::int AS n FROM roster_person WHERE factory_id = ANY ($1) GROUP BY 1',
    (figures, { n }) => {
      figures.enrolled = n;
    },
  );
  await each<{ id: string; total: number; asOf: string }>(
    'SELECT factory_id AS id, total, as_of AS "asOf" FROM roster_frozen WHERE factory_id = ANY ($1)',
    (figures, { total, asOf }) => {
      figures.roster = { total, asOf };
    },
  );
  await each<{ id: string; version: number; people: number }>(
    `SELECT h.factory_id AS id, h.version, (SELECT count(*)::int FROM handbook_receipt r
         WHERE r.factory_id = h.factory_id AND r.handbook_id = h.id) AS people
       FROM (SELECT DISTINCT ON (factory_id) factory_id, id, version FROM handbook
              WHERE factory_id = ANY ($1) ORDER BY factory_id, version DESC) AS h`,
    (figures, { version, people }) => {
      figures.handbook = { version, people };
    },
  );
  await each<{ id: string; item: string; n: number }>(
    'SELECT factory_id AS id, item, count(*)::int AS n FROM understanding WHERE factory_id = ANY ($1) GROUP BY 1, 2',
    (figures, { item, n }) => figures.understood.set(item, n),
  );
  await each<{ id: string; n: number }>(
    `SELECT id, count(*)::int AS n FROM (SELECT factory_id AS id FROM understanding WHERE factory_id = ANY ($1)
         GROUP BY factory_id, employee_id HAVING count(*) = ${UNDERSTANDING_ITEMS.length}) AS whole GROUP BY id`,
    (figures, { n }) => {
      figures.allFour = n;
    },
  );
  await each<{ id: string; item: string }>(
    'SELECT DISTINCT factory_id AS id, item FROM publication WHERE factory_id = ANY ($1)',
    (figures, { item }) => figures.published.push(item),
  );
  await each<ActivityRow & { id: string }>(
    `SELECT factory_id AS id, channel, level, count(*)::int AS activities, least(sum(reach), 2147483647)::int AS reach
       FROM publicity_activity WHERE factory_id = ANY ($1) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    (figures, row) => figures.activities.push(row),
  );
  return found;
}

const nothing = (): Figures => ({
  enrolled: 0,
  roster: null,
  handbook: null,
  understood: new Map(),
  allFour: 0,
  published: [],
  activities: [],
});

function toSummary(figures: Figures): PublicitySummary {
  const roster = figures.roster?.total ?? 0;
  const families = completenessOf(figures.published);
  const required = families.reduce((sum, family) => sum + family.required, 0);
  const published = families.reduce((sum, family) => sum + family.published, 0);
  return Object.assign(new PublicitySummary(), {
    enrolled: figures.enrolled,
    roster,
    rosterAsOf: figures.roster?.asOf ?? null,
    handbookVersion: figures.handbook?.version ?? null,
    handbookAcknowledged: figures.handbook?.people ?? 0,
    handbookRate: percent(figures.handbook?.people ?? 0, roster),
    understandings: UNDERSTANDING_ITEMS.map((item) => {
      const people = figures.understood.get(item) ?? 0;
      const rate = percent(people, roster);
      return Object.assign(new UnderstandingRate(), { item: UnderstandingItem[item], people, rate });
    }),
    allFour: figures.allFour,
    allFourRate: percent(figures.allFour, roster),
    publications: families.map((family) =>
      Object.assign(new PublicationCompleteness(), {
        family: PublicationFamily[family.family],
        required: family.required,
        published: family.published,
        rate: percent(family.published, family.required),
        missing: family.missing.map((item) => PublicationItem[item]),
      }),
    ),
    publicationRate: percent(published, required),
    activities: figures.activities.map(({ channel, level, activities, reach }) =>
      Object.assign(new PublicityReach(), {
        channel: PublicityChannel[channel],
        level: PublicityLevel[level],
        activities,
        reach,
        coverage: percent(reach, roster),
      }),
    ),
  });
}
