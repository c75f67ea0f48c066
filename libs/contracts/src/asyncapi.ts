import { z } from 'zod';
import { contracts } from './catalogue.js';
import { type EventContract, streamOf } from './define-event.js';
import { envelopeSchema } from './envelope.js';

type Json = Record<string, unknown>;

const messageSchema = (contract: EventContract): Json => {
  const schema = envelopeSchema.extend({
    type: z.literal(contract.name),
    schemaVersion: z.literal(contract.version),
    aggregateType: z.literal(contract.aggregate),
    payload: contract.payload,
  });
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io: 'input' }) as Json;
  return json;
};

const keyOf = (contract: EventContract): string => `${contract.name}.v${contract.version}`;

const channelOf = (contract: EventContract): Json => ({
  address: `anzhi.${contract.publisher}.{factoryId}.${contract.aggregate}.${contract.fact}.v${contract.version}`,
  description: `Stream ${streamOf(contract.publisher)}; ordered within one ${contract.aggregate}.`,
  parameters: { factoryId: { description: 'Tenant key of the factory, or _group.' } },
  messages: { [contract.name]: { $ref: `#/components/messages/${keyOf(contract)}` } },
});

const messageOf = (contract: EventContract): Json => ({
  name: contract.name,
  summary: contract.description,
  contentType: 'application/json',
  headers: {
    type: 'object',
    properties: { 'Nats-Msg-Id': { type: 'string', description: 'The eventId, for deduplication.' } },
  },
  payload: messageSchema(contract),
});

const operationOf = (contract: EventContract): Json => ({
  action: 'send',
  channel: { $ref: `#/channels/${keyOf(contract)}` },
  summary: `${contract.publisher} publishes ${contract.name}.`,
});

const keyed = (build: (contract: EventContract) => Json, prefix = ''): Json =>
  Object.fromEntries(contracts.map((contract) => [`${prefix}${keyOf(contract)}`, build(contract)]));

/** The AsyncAPI 3 document of all events, as committed in `docs/asyncapi.json`. */
export function asyncApiDocument(): Json {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Anzhi events',
      version: '1.0.0',
      description:
        'Facts that the services of Anzhi publish over NATS JetStream. Generated from libs/contracts.',
    },
    defaultContentType: 'application/json',
    channels: keyed(channelOf),
    operations: keyed(operationOf, 'publish.'),
    components: { messages: keyed(messageOf) },
  };
}
