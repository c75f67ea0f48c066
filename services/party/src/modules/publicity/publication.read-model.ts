import { opaqueId } from '@anzhi/domain';
import { countRows, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import { PublicityActivity } from './activity.type.js';
import type { PublicationsArgs, PublicityActivitiesArgs } from './publication.inputs.js';
import { Publication } from './publication.type.js';

/** A row with what the next page begins after: date and uuid. */
type Keyed<T> = T & { factoryId: string; key: string; day: string };

/** What was made public at a factory, the newest first; filter by family. */
export async function listPublications(
  context: RequestContext,
  args: PublicationsArgs,
): Promise<Page<Publication>> {
  const { limit, after } = readPage(args);
  const filter = 'publication WHERE factory_id = $1 AND ($2::text IS NULL OR family = $2)';
  const given = [factoryIdOfCode(args.factoryCode), args.family ?? null];
  const rows = await context.reads.query<Keyed<Publication>>(
    `SELECT factory_id AS "factoryId", id AS key, published_on AS day, family, item, title, document_no AS "documentNo",
       published_on AS "publishedOn", places, evidence FROM ${filter}
       AND ($3::date IS NULL OR (published_on, id) < ($3::date, $4::uuid)) ORDER BY published_on DESC, id DESC LIMIT $5`,
    [...given, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  const count = (): Promise<number> => countRows(context.reads, filter, given);
  const nodes = rows.map((row) => shown(new Publication(), row, 'publication'));
  return toPage(nodes, limit, ({ day, key }) => [day, key], count);
}

/** Acts of publicity at a factory, the newest first; filter by channel and level. */
export async function listActivities(
  context: RequestContext,
  args: PublicityActivitiesArgs,
): Promise<Page<PublicityActivity>> {
  const { limit, after } = readPage(args);
  const filter = `publicity_activity WHERE factory_id = $1 AND ($2::text IS NULL OR channel = $2)
    AND ($3::text IS NULL OR level = $3)`;
  const given = [factoryIdOfCode(args.factoryCode), args.channel ?? null, args.level ?? null];
  const rows = await context.reads.query<Keyed<PublicityActivity>>(
    `SELECT factory_id AS "factoryId", id AS key, held_on AS day, channel, level, topic, held_on AS "heldOn", place, reach,
       evidence FROM ${filter} AND ($4::date IS NULL OR (held_on, id) < ($4::date, $5::uuid))
      ORDER BY held_on DESC, id DESC LIMIT $6`,
    [...given, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  const count = (): Promise<number> => countRows(context.reads, filter, given);
  const nodes = rows.map((row) => shown(new PublicityActivity(), row, 'publicity-activity'));
  return toPage(nodes, limit, ({ day, key }) => [day, key], count);
}

const shown = <T extends object>(empty: T, row: Keyed<T>, kind: string): Keyed<T> =>
  Object.assign(empty, row, { id: opaqueId(kind, row.factoryId, row.key) });
