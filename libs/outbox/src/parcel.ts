import type { Followed, IncomingMessage } from './broker.js';
import type { EventHandler } from './event-handler.js';
import type { Parcel } from './parking.js';
import type { Queryable } from './queryable.js';
import { type ReadableEvent, readEvent, type UnreadableEvent } from './read-event.js';

/** A message, read, with what is recorded of it. */
export interface Opened<T extends Queryable> {
  readonly event: ReadableEvent<T> | UnreadableEvent;
  readonly parcel: Parcel;
}

/** Reads a message and names it by its event, since a message sent again may have another id. */
export function openMessage<T extends Queryable>(
  message: Pick<IncomingMessage, 'subject' | 'messageId' | 'body'>,
  followed: Followed,
  handlers: readonly EventHandler<T>[],
): Opened<T> {
  const event = readEvent(message, followed, handlers);
  const messageId = event.envelope?.eventId ?? message.messageId;
  const { subject, body } = message;
  return { event, parcel: { message: { subject, body, messageId }, followed, envelope: event.envelope } };
}
