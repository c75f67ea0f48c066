import { z } from 'zod';
import { factoryKey, id, instant } from './values.js';

/** What every event carries around its payload. */
export const envelopeSchema = z.object({
  eventId: z.uuid().describe('Identity of the event; also the Nats-Msg-Id and the inbox key.'),
  type: z.string().min(1).describe('Name of the event, e.g. FactoryRegistered.'),
  schemaVersion: z.int().min(1).describe('Version of the payload schema.'),
  factoryId: factoryKey.describe('Tenant that the fact belongs to, or _group.'),
  aggregateType: z.string().min(1).describe('Kind of the aggregate, as in the subject.'),
  aggregateId: id.describe('The aggregate whose events are ordered.'),
  aggregateVersion: z
    .int()
    .min(1)
    .describe("Running number of the aggregate's events, from 1, without gaps."),
  occurredAt: instant.describe("When it happened on the factory's clock, which may be simulated."),
  recordedAt: instant.describe('When it was recorded, in real time.'),
  actorRole: z.string().min(1).describe('Role in which it was done; never a person.'),
  correlationId: z.string().min(1).describe('Ties together everything that one request caused.'),
  causationId: z.string().min(1).nullable().describe('Event or command that caused this one.'),
  payload: z.unknown(),
});

/** An event as it travels, its payload checked by its contract. */
export type EventEnvelope<Payload = unknown> = Omit<z.infer<typeof envelopeSchema>, 'payload'> & {
  readonly payload: Payload;
};
