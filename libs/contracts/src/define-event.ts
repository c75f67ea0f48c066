import { z } from 'zod';
import { type EventEnvelope, envelopeSchema } from './envelope.js';
import { factoryKey } from './values.js';

/** The services that publish events, one JetStream stream each. */
export const publishers = ['party', 'assets', 'personnel', 'stability'] as const;
export type Publisher = (typeof publishers)[number];

export interface EventDefinition<Name extends string, Payload extends z.ZodObject> {
  readonly publisher: Publisher;
  /** Kind of the aggregate in kebab-case: the events of one aggregate are delivered in order. */
  readonly aggregate: string;
  /** What happened, in the past tense, in kebab-case. */
  readonly fact: string;
  readonly version: number;
  readonly name: Name;
  /** One or two sentences, with the Chinese term of the field. */
  readonly description: string;
  readonly payload: Payload;
}

/** The agreement between a publisher and its consumers about one event. */
export interface EventContract<Name extends string = string, Payload extends z.ZodObject = z.ZodObject>
  extends EventDefinition<Name, Payload> {
  /** Subject of the event at one factory: `anzhi.<publisher>.<factoryId>.<aggregate>.<fact>.v<version>`. Throws on an unsafe id. */
  subject(factoryId: string): string;
  /** Checks an envelope with its payload; unknown fields are dropped, so that a publisher may add some. Throws ZodError. */
  parse(envelope: unknown): EventEnvelope<z.infer<Payload>>;
}

export type PayloadOf<Contract extends EventContract> = z.infer<Contract['payload']>;
export type EnvelopeOf<Contract extends EventContract> = EventEnvelope<PayloadOf<Contract>>;

const token = z.string().regex(/^[a-z][a-z0-9-]*$/);

/** Makes the contract of an event. Throws at import time when a name would not be safe in a subject. */
export function defineEvent<Name extends string, Payload extends z.ZodObject>(
  definition: EventDefinition<Name, Payload>,
): EventContract<Name, Payload> {
  const { publisher, name, version } = definition;
  const aggregate = token.parse(definition.aggregate);
  const fact = token.parse(definition.fact);
  const schema = envelopeSchema.extend({
    type: z.literal(name),
    schemaVersion: z.literal(version),
    aggregateType: z.literal(aggregate),
    payload: definition.payload,
  });
  return {
    ...definition,
    subject: (factoryId) =>
      `anzhi.${publisher}.${factoryKey.parse(factoryId)}.${aggregate}.${fact}.v${version}`,
    parse: (envelope) => schema.parse(envelope) as EventEnvelope<z.infer<Payload>>,
  };
}

/** Name of the JetStream stream that holds a publisher's events. */
export function streamOf(publisher: Publisher): string {
  return `ANZHI_${publisher.toUpperCase()}`;
}
