import { contractFor, contracts, type EventEnvelope, envelopeSchema } from '@anzhi/contracts';
import type { Followed, IncomingMessage } from './broker.js';
import type { EventHandler } from './event-handler.js';
import type { Queryable } from './queryable.js';

export type UnreadableReason = 'UNPARSEABLE' | 'UNKNOWN_TYPE' | 'UNKNOWN_VERSION';

/** A message that was understood; without a handler it only advances the version. */
export interface ReadableEvent<T extends Queryable> {
  readonly envelope: EventEnvelope;
  readonly handler: EventHandler<T> | undefined;
}

export interface UnreadableEvent {
  readonly reason: UnreadableReason;
  readonly error: string;
  /** What is known of it. */
  readonly envelope: EventEnvelope | undefined;
}

/** Tenant of a message by its subject, which even an unreadable one has. */
export function factoryOfSubject(subject: string): string {
  return subject.split('.')[2] ?? '_group';
}

const unreadable = (reason: UnreadableReason, error: string, envelope?: EventEnvelope): UnreadableEvent => ({
  reason,
  error,
  envelope,
});

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const parseEnvelope = (body: string): EventEnvelope | string => {
  try {
    return envelopeSchema.parse(JSON.parse(body)) as EventEnvelope;
  } catch (error) {
    return messageOf(error);
  }
};

/** Reads a message of a followed aggregate. A fact that nobody here handles needs no more than its envelope. */
export function readEvent<T extends Queryable>(
  message: Pick<IncomingMessage, 'subject' | 'body'>,
  followed: Followed,
  handlers: readonly EventHandler<T>[],
): ReadableEvent<T> | UnreadableEvent {
  const envelope = parseEnvelope(message.body);
  if (typeof envelope === 'string') {
    return unreadable('UNPARSEABLE', envelope);
  }
  const prefix = `anzhi.${followed.publisher}.${envelope.factoryId}.${followed.aggregate}.`;
  if (!message.subject.startsWith(prefix) || envelope.aggregateType !== followed.aggregate) {
    return unreadable('UNPARSEABLE', `the envelope does not belong to the subject ${message.subject}`);
  }
  const named = handlers.filter(({ contract }) => contract.name === envelope.type);
  const handler = named.find(({ contract }) => contract.version === envelope.schemaVersion);
  if (handler === undefined) {
    return named.length > 0
      ? unreadable('UNKNOWN_VERSION', versionText(envelope), envelope)
      : ignored(envelope);
  }
  try {
    return { envelope: handler.contract.parse(envelope), handler };
  } catch (error) {
    return unreadable('UNPARSEABLE', messageOf(error), envelope);
  }
}

const versionText = ({ type, schemaVersion }: EventEnvelope): string =>
  `${type} version ${schemaVersion} is not known here`;

const ignored = <T extends Queryable>(envelope: EventEnvelope): ReadableEvent<T> | UnreadableEvent =>
  contractFor(envelope.type, envelope.schemaVersion) !== undefined ||
  contracts.some(({ name }) => name === envelope.type)
    ? { envelope, handler: undefined }
    : unreadable('UNKNOWN_TYPE', `${envelope.type} is not known here`, envelope);
