import type { EventEnvelope, Publisher } from '@anzhi/contracts';
import type { Queryable } from './queryable.js';

/** Whose events are counted: one aggregate as one consumer sees it. */
export interface InboxKey {
  readonly factoryId: string;
  readonly consumer: string;
  readonly publisher: Publisher;
  readonly aggregateType: string;
  readonly aggregateId: string;
}

/** TURN: it is this event's turn. DONE: it or a later one was handled before. GAP: an earlier one is missing. */
export type Turn =
  /** mayFree: the consumer has tries or parked events at this factory, so that handling this one may settle some. */
  { readonly kind: 'TURN'; readonly mayFree: boolean } | { readonly kind: 'DONE' } | { readonly kind: 'GAP' };

/** The aggregate of an event as a consumer counts it. */
export function inboxKeyOf(consumer: string, publisher: Publisher, envelope: EventEnvelope): InboxKey {
  const { factoryId, aggregateType, aggregateId } = envelope;
  return { factoryId, consumer, publisher, aggregateType, aggregateId };
}

/** The key as the first five parameters of a statement. */
export function keyParams(key: InboxKey): string[] {
  return [key.factoryId, key.consumer, key.publisher, key.aggregateType, key.aggregateId];
}

const ofAggregate = `factory_id = $1 AND consumer = $2 AND publisher = $3 AND aggregate_type = $4 AND aggregate_id = $5`;

const takeNext = `
WITH first AS (
  INSERT INTO inbox_aggregate AS a (factory_id, consumer, publisher, aggregate_type, aggregate_id, version)
  SELECT $1::text, $2::text, $3::text, $4::text, $5::text, 1 WHERE $6::int = 1
  ON CONFLICT (factory_id, consumer, publisher, aggregate_type, aggregate_id)
    DO UPDATE SET version = 1 WHERE a.version = 0
  RETURNING 1
), next AS (
  UPDATE inbox_aggregate SET version = $6::int
  WHERE ${ofAggregate} AND $6::int > 1 AND version = $6::int - 1
  RETURNING 1
), turn AS (SELECT 1 FROM first UNION ALL SELECT 1 FROM next
), taken AS (
  INSERT INTO inbox (factory_id, consumer, event_id) SELECT $1::text, $2::text, $7::uuid FROM turn
  ON CONFLICT DO NOTHING RETURNING 1
)
SELECT EXISTS (SELECT 1 FROM turn) AS turn, EXISTS (SELECT 1 FROM taken) AS taken,
  EXISTS (SELECT 1 FROM dead_letter WHERE factory_id = $1 AND consumer = $2
    AND state IN ('TRYING', 'PARKED', 'RETRY')) AS open`;

/** Skips versions that an operator discarded, after locking the counter; gives the version that then holds. */
export async function lockedVersion(tx: Queryable, key: InboxKey): Promise<number> {
  // Version 0 first: only a row that exists can be locked, and inserting waits for a concurrent first event.
  await tx.query(
    `INSERT INTO inbox_aggregate (factory_id, consumer, publisher, aggregate_type, aggregate_id, version)
     VALUES ($1, $2, $3, $4, $5, 0) ON CONFLICT DO NOTHING`,
    keyParams(key),
  );
  await tx.query(`SELECT version FROM inbox_aggregate WHERE ${ofAggregate} FOR UPDATE`, keyParams(key));
  const rows = await tx.query<{ version: number }>(
    `WITH RECURSIVE chain(version) AS (
       SELECT version FROM inbox_aggregate WHERE ${ofAggregate}
       UNION ALL
       SELECT chain.version + 1 FROM chain WHERE EXISTS (SELECT 1 FROM dead_letter
         WHERE ${ofAggregate} AND state = 'DISCARDED' AND aggregate_version = chain.version + 1)
     ), skipped AS (
       UPDATE inbox_aggregate SET version = (SELECT max(version) FROM chain) WHERE ${ofAggregate} RETURNING version
     )
     SELECT version FROM skipped`,
    keyParams(key),
  );
  return rows[0]?.version ?? 0;
}

const passOverParked = `
WITH known AS (
  SELECT DISTINCT aggregate_version FROM dead_letter WHERE ${ofAggregate}
    AND state IN ('PARKED', 'RETRY', 'DISCARDED') AND aggregate_version > $6::int AND aggregate_version < $7::int
), passed AS (
  UPDATE dead_letter SET state = 'DISCARDED', decided_at = now(), decided_by = 'superseded' WHERE ${ofAggregate}
    AND state IN ('PARKED', 'RETRY') AND aggregate_version > $6::int AND aggregate_version < $7::int
    AND (SELECT count(*) FROM known) = $7::int - 1 - $6::int
  RETURNING 1
)
SELECT EXISTS (SELECT 1 FROM passed) AS passed`;

/**
 * Gives up what is parked between the version that holds and the one that came, when that is all of the gap: an event
 * that never arrived is still missed, as others may be missing with it.
 */
async function supersedeParked(tx: Queryable, key: InboxKey, held: number, came: number): Promise<boolean> {
  const rows = await tx.query<{ passed: boolean }>(passOverParked, [...keyParams(key), held, came]);
  return rows[0]?.passed === true;
}

/**
 * Asks whether it is the event's turn and, if so, writes its inbox row and advances the aggregate's version, in the
 * handler's transaction. Waits for a concurrent handler of the same aggregate. One that `supersedes` does not wait for
 * what is parked before it.
 */
export async function takeTurn(
  tx: Queryable,
  key: InboxKey,
  envelope: EventEnvelope,
  supersedes = false,
): Promise<Turn> {
  const { aggregateVersion, eventId } = envelope;
  for (;;) {
    const rows = await tx.query<{ turn: boolean; taken: boolean; open: boolean }>(takeNext, [
      ...keyParams(key),
      aggregateVersion,
      eventId,
    ]);
    if (rows[0]?.turn === true) {
      return rows[0].taken ? { kind: 'TURN', mayFree: rows[0].open } : { kind: 'DONE' };
    }
    const version = await lockedVersion(tx, key);
    if (version >= aggregateVersion) {
      return { kind: 'DONE' };
    }
    const isGap = version < aggregateVersion - 1;
    if (isGap && !(supersedes && (await supersedeParked(tx, key, version, aggregateVersion)))) {
      return { kind: 'GAP' };
    }
  }
}

/** Lets the next event be `version` although earlier ones never came; an operator's decision. */
export async function acceptGap(tx: Queryable, key: InboxKey, version: number): Promise<void> {
  await lockedVersion(tx, key);
  await tx.query(`UPDATE inbox_aggregate SET version = greatest(version, $6::int - 1) WHERE ${ofAggregate}`, [
    ...keyParams(key),
    version,
  ]);
}
