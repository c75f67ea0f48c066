import type { EventEnvelope } from '@anzhi/contracts';
import type { Followed } from './broker.js';
import { isTransient, NotYetError } from './event-handler.js';
import { inboxKeyOf, keyParams, lockedVersion, type Turn, takeTurn } from './inbox.js';
import type { Parcel, Parking } from './parking.js';
import type { Queryable } from './queryable.js';
import type { ReadableEvent } from './read-event.js';

/** Runs `work` in a transaction that sees the event's factory, and commits it. May run it again after a conflict. */
export type InboxTransaction<T extends Queryable> = (
  envelope: EventEnvelope,
  work: (tx: T) => Promise<void>,
) => Promise<void>;

/** How one try ended. */
export type Attempt =
  | { readonly outcome: 'handled' | 'ignored' | 'duplicate' | 'gap' }
  | { readonly outcome: 'awaiting' | 'deferred' | 'failed'; readonly error: unknown };

export interface AttemptContext<T extends Queryable> {
  readonly consumer: string;
  readonly transaction: InboxTransaction<T>;
  readonly parking: Parking;
}

/** The event is done: closes its own record of tries and lets those go on that were parked behind it. */
const settle = async (
  tx: Queryable,
  consumer: string,
  followed: Followed,
  event: EventEnvelope,
): Promise<void> => {
  await tx.query(
    `WITH settled AS (
       UPDATE dead_letter SET state = CASE WHEN message_id = $6::text THEN 'RESOLVED' ELSE 'RETRY' END
       WHERE factory_id = $1 AND consumer = $2 AND (
         (message_id = $6::text AND state IN ('TRYING', 'PARKED', 'RETRY'))
         OR (publisher = $3 AND aggregate_type = $4 AND aggregate_id = $5 AND aggregate_version > $7::int
           AND state = 'PARKED' AND reason = 'GAP'))
       RETURNING 1)
     SELECT count(*) FROM settled`,
    [...keyParams(inboxKeyOf(consumer, followed.publisher, event)), event.eventId, event.aggregateVersion],
  );
};

const failed = (error: unknown): Attempt => {
  if (error instanceof NotYetError) {
    return { outcome: 'awaiting', error };
  }
  return { outcome: isTransient(error) ? 'deferred' : 'failed', error };
};

/**
 * Tries an event once: inbox row, handler and outgoing events in one transaction. `beforeHandler` may record the try, so
 * that one that kills the process is counted. Never throws.
 */
export async function attemptEvent<T extends Queryable>(
  context: AttemptContext<T>,
  event: ReadableEvent<T>,
  parcel: Parcel,
  beforeHandler?: () => Promise<void>,
): Promise<Attempt> {
  const { envelope, handler } = event;
  const key = inboxKeyOf(context.consumer, parcel.followed.publisher, envelope);
  let turn: Turn['kind'] = 'GAP';
  try {
    await context.transaction(envelope, async (tx) => {
      const taken = await takeTurn(tx, key, envelope, handler?.supersedes);
      turn = taken.kind;
      if (taken.kind !== 'TURN') {
        return;
      }
      await beforeHandler?.();
      await handler?.handle(envelope, tx);
      if (taken.mayFree || beforeHandler !== undefined) {
        await settle(tx, context.consumer, parcel.followed, envelope);
      }
    });
  } catch (error) {
    return failed(error);
  }
  return { outcome: outcomeOf(turn, handler !== undefined) };
}

const outcomeOf = (turn: Turn['kind'], hasHandler: boolean): 'handled' | 'ignored' | 'duplicate' | 'gap' => {
  if (turn === 'TURN') {
    return hasHandler ? 'handled' : 'ignored';
  }
  return turn === 'DONE' ? 'duplicate' : 'gap';
};

/**
 * Parks an event behind a gap and looks once more whether the gap has closed meanwhile: whoever closes it frees those
 * that are parked by then, and the lock on the version makes one of the two see the other.
 */
export async function parkBehindGap<T extends Queryable>(
  context: AttemptContext<T>,
  envelope: EventEnvelope,
  parcel: Parcel,
): Promise<void> {
  const { consumer, parking, transaction } = context;
  await parking.park(
    parcel,
    'GAP',
    `version ${envelope.aggregateVersion} came, but an earlier one is missing`,
  );
  let version = 0;
  await transaction(envelope, async (tx) => {
    version = await lockedVersion(tx, inboxKeyOf(consumer, parcel.followed.publisher, envelope));
  });
  if (version >= envelope.aggregateVersion - 1) {
    await parking.setState(parcel, 'RETRY');
  }
}
