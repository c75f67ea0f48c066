import type { Followed } from './broker.js';
import type { Queryable } from './queryable.js';

export interface ReconcileOptions {
  /** The publisher's database, as a role that sees its whole outbox. */
  readonly outbox: Queryable;
  /** The consumer's database, as a role that sees its whole inbox: the app role under scope `group`, or the owner. */
  readonly inbox: Queryable;
  readonly consumer: string;
  readonly follows: readonly Followed[];
  /** Only events recorded at or after this instant (ISO 8601). */
  readonly from?: string;
  readonly factoryId?: string;
}

export interface Reconciliation {
  /** Events that the consumer should have had. */
  readonly published: number;
  readonly handled: number;
  /** Event ids that an operator discarded. */
  readonly discarded: readonly string[];
  /** Event ids that are tried or parked. */
  readonly open: readonly string[];
  /** Event ids that the consumer knows nothing of: under way, or lost and to be republished. */
  readonly missing: readonly string[];
}

const batchSize = 2_000;

const nextPage = `SELECT position, factory_id, event_id FROM outbox
  WHERE published_at IS NOT NULL AND position > $1 AND split_part(subject, '.', 2) || '.' || aggregate_type = ANY($2)
    AND ($3::timestamptz IS NULL OR recorded_at >= $3) AND ($4::text IS NULL OR factory_id = $4)
  ORDER BY position LIMIT ${batchSize}`;

const fates = `SELECT e.event_id, CASE WHEN i.event_id IS NOT NULL THEN 'HANDLED' ELSE d.state END AS fate
  FROM unnest($1::text[], $2::uuid[]) AS e(factory_id, event_id)
  LEFT JOIN inbox i ON i.factory_id = e.factory_id AND i.consumer = $3 AND i.event_id = e.event_id
  LEFT JOIN dead_letter d ON d.factory_id = e.factory_id AND d.consumer = $3 AND d.message_id = e.event_id::text`;

interface Row {
  readonly position: string;
  readonly factory_id: string;
  readonly event_id: string;
}

/** Compares what a publisher sent with what a consumer has, event by event. */
export async function reconcile(options: ReconcileOptions): Promise<Reconciliation> {
  const { outbox, inbox, consumer, from = null, factoryId = null } = options;
  const follows = options.follows.map(({ publisher, aggregate }) => `${publisher}.${aggregate}`);
  const found = {
    published: 0,
    handled: 0,
    discarded: [] as string[],
    open: [] as string[],
    missing: [] as string[],
  };
  let position = '0';
  for (;;) {
    const rows = await outbox.query<Row>(nextPage, [position, follows, from, factoryId]);
    const keys = [rows.map((row) => row.factory_id), rows.map((row) => row.event_id), consumer];
    for (const { event_id, fate } of await inbox.query<{ event_id: string; fate: string | null }>(
      fates,
      keys,
    )) {
      found.published += 1;
      if (fate === 'HANDLED') {
        found.handled += 1;
      } else if (fate === null) {
        found.missing.push(event_id);
      } else if (fate === 'DISCARDED') {
        found.discarded.push(event_id);
      } else {
        found.open.push(event_id);
      }
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < batchSize) {
      return found;
    }
    position = last.position;
  }
}
