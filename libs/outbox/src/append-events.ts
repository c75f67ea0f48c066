import { createHash, randomUUID } from 'node:crypto';
import type { EventContract, PayloadOf } from '@anzhi/contracts';
import type { Queryable } from './queryable.js';

/** Shards that aggregates are hashed to; a relay's partitions group them, so it must be a multiple of any sensible number of these. */
export const shardCount = 1024;

/** NATS refuses messages over 1 MB; an event of half that is a design fault, to be found when it is written, not when it is relayed. */
const maxPayloadBytes = 512 * 1024;

/** Channel on which a commit with new events wakes the relay. */
export const wakeUpChannel = 'anzhi_outbox';

/** An event that a use case wants to have published. */
export interface PendingEvent<Contract extends EventContract = EventContract> {
  readonly contract: Contract;
  readonly factoryId: string;
  readonly aggregateId: string;
  /** Instant on the factory's clock, ISO 8601. */
  readonly occurredAt: string;
  readonly actorRole: string;
  readonly correlationId: string;
  readonly causationId?: string | null;
  readonly payload: PayloadOf<Contract>;
}

/** Keeps the payload's type tied to its contract when events are gathered in a list. */
export function pendingEvent<Contract extends EventContract>(event: PendingEvent<Contract>): PendingEvent {
  return event as PendingEvent;
}

const statement = `
WITH pending AS MATERIALIZED (
  SELECT p.*, row_number() OVER (PARTITION BY factory_id, aggregate_type, aggregate_id ORDER BY ordinal) AS nth
  FROM jsonb_to_recordset($1::jsonb) AS p(
    ordinal integer, factory_id text, event_id uuid, shard smallint, subject text, type text, schema_version integer,
    aggregate_type text, aggregate_id text, occurred_at text, actor_role text, correlation_id text,
    causation_id text, payload jsonb)
), bumped AS (
  INSERT INTO outbox_aggregate AS a (factory_id, aggregate_type, aggregate_id, version)
  SELECT factory_id, aggregate_type, aggregate_id, count(*) FROM pending
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (factory_id, aggregate_type, aggregate_id) DO UPDATE SET version = a.version + EXCLUDED.version
  RETURNING factory_id, aggregate_type, aggregate_id, version
), totals AS (
  SELECT factory_id, aggregate_type, aggregate_id, count(*) AS total FROM pending GROUP BY 1, 2, 3
), stored AS (
  INSERT INTO outbox (factory_id, event_id, shard, subject, type, schema_version, aggregate_type, aggregate_id,
    aggregate_version, occurred_at, recorded_at, actor_role, correlation_id, causation_id, payload)
  SELECT p.factory_id, p.event_id, p.shard, p.subject, p.type, p.schema_version, p.aggregate_type, p.aggregate_id,
    b.version - t.total + p.nth, p.occurred_at, clock_timestamp(), p.actor_role, p.correlation_id, p.causation_id, p.payload
  FROM pending p JOIN bumped b USING (factory_id, aggregate_type, aggregate_id)
    JOIN totals t USING (factory_id, aggregate_type, aggregate_id)
  ORDER BY p.ordinal
  RETURNING 1
)
SELECT pg_notify('${wakeUpChannel}', '') FROM (SELECT count(*) FROM stored) AS done`;

const shardOf = (event: PendingEvent): number =>
  createHash('sha256')
    .update(JSON.stringify([event.factoryId, event.contract.aggregate, event.aggregateId]))
    .digest()
    .readUInt16BE(0) % shardCount;

const rowOf = (event: PendingEvent, ordinal: number) => {
  // Strict: a field that the contract does not name must never leave the service (no names, no identity numbers).
  const payload = event.contract.payload.strict().parse(event.payload);
  if (Buffer.byteLength(JSON.stringify(payload)) > maxPayloadBytes) {
    throw new Error(`payload of ${event.contract.name} is over ${maxPayloadBytes} bytes: split it`);
  }
  return {
    ordinal,
    factory_id: event.factoryId,
    event_id: randomUUID(),
    shard: shardOf(event),
    subject: event.contract.subject(event.factoryId),
    type: event.contract.name,
    schema_version: event.contract.version,
    aggregate_type: event.contract.aggregate,
    aggregate_id: event.aggregateId,
    occurred_at: new Date(event.occurredAt).toISOString(),
    actor_role: event.actorRole,
    correlation_id: event.correlationId,
    causation_id: event.causationId ?? null,
    payload,
  };
};

/**
 * Writes events to the outbox in the caller's transaction, all in one statement. Each event gets the next version of its
 * aggregate; the counter's row lock keeps the order of an aggregate until commit. Nothing leaves if the transaction
 * rolls back. Throws ZodError on a payload that its contract does not allow, RangeError on a bad instant.
 */
export async function appendEvents(db: Queryable, events: readonly PendingEvent[]): Promise<void> {
  if (events.length > 0) {
    await db.query(statement, [JSON.stringify(events.map(rowOf))]);
  }
}
