import type { EventEnvelope } from '@anzhi/contracts';
import type { OutgoingMessage } from './broker.js';

/** A row of the outbox as the relay reads it. */
export interface OutboxRow {
  readonly factory_id: string;
  readonly event_id: string;
  readonly subject: string;
  readonly type: string;
  readonly schema_version: number;
  readonly aggregate_type: string;
  readonly aggregate_id: string;
  readonly aggregate_version: number;
  readonly occurred_at: string;
  readonly recorded_at: Date;
  readonly actor_role: string;
  readonly correlation_id: string;
  readonly causation_id: string | null;
  readonly payload: unknown;
}

export const outboxColumns = `factory_id, event_id, subject, type, schema_version, aggregate_type, aggregate_id,
  aggregate_version, occurred_at, recorded_at, actor_role, correlation_id, causation_id, payload`;

const envelopeOf = (row: OutboxRow): EventEnvelope => ({
  eventId: row.event_id,
  type: row.type,
  schemaVersion: row.schema_version,
  factoryId: row.factory_id,
  aggregateType: row.aggregate_type,
  aggregateId: row.aggregate_id,
  aggregateVersion: row.aggregate_version,
  occurredAt: row.occurred_at,
  recordedAt: row.recorded_at.toISOString(),
  actorRole: row.actor_role,
  correlationId: row.correlation_id,
  causationId: row.causation_id,
  payload: row.payload,
});

/** The message of an outbox row; the event id is its Nats-Msg-Id. */
export function messageOf(row: OutboxRow): OutgoingMessage {
  return { subject: row.subject, messageId: row.event_id, body: JSON.stringify(envelopeOf(row)) };
}

const aggregateKey = (row: OutboxRow): string =>
  JSON.stringify([row.factory_id, row.aggregate_type, row.aggregate_id]);

/** Rows by aggregate, in their order. */
export function byAggregate(rows: readonly OutboxRow[]): OutboxRow[][] {
  const groups = new Map<string, OutboxRow[]>();
  for (const row of rows) {
    const group = groups.get(aggregateKey(row));
    if (group === undefined) {
      groups.set(aggregateKey(row), [row]);
    } else {
      group.push(row);
    }
  }
  return [...groups.values()];
}
