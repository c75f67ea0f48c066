import type { EnvelopeOf, EventContract, EventEnvelope } from '@anzhi/contracts';
import type { Queryable } from './queryable.js';

/** A consumer's reaction to one fact, inside the transaction that also holds the inbox row and outgoing events. */
export interface EventHandler<T extends Queryable> {
  readonly contract: EventContract;
  handle(event: EventEnvelope, tx: T): Promise<void>;
  /** Each such event says all that the earlier ones of its aggregate said: those that were parked here are passed over. */
  readonly supersedes?: boolean;
}

/** Ties a reaction to its contract: the event it gets has been parsed by it. */
export function onEvent<T extends Queryable, Contract extends EventContract>(
  contract: Contract,
  handle: (event: EnvelopeOf<Contract>, tx: T) => Promise<void>,
  options: Pick<EventHandler<T>, 'supersedes'> = {},
): EventHandler<T> {
  return { contract, handle: (event, tx) => handle(event as EnvelopeOf<Contract>, tx), ...options };
}

/**
 * Thrown by a handler when a fact of another aggregate that it needs has not arrived yet (an appointment before its
 * factory). The event waits as for a gap, without counting as a failed try.
 */
export class NotYetError extends Error {
  override name = 'NotYetError';
}

/** SQL states, Node's codes, and what the service's own errors say of a database that is away or has no connection free. */
const transientCodes =
  /^(08|53|57P|40001|40P01|55P03|25P03|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|RETRYABLE|OVERLOADED)/;
const transientMessages =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i;

/** Whether a failure lies with the database or the way to it, so that trying again says nothing against the event. */
export function isTransient(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 5) {
    return false;
  }
  const { code, driverError, cause } = error as Error & { code?: unknown; driverError?: unknown };
  return (
    (typeof code === 'string' && transientCodes.test(code)) ||
    transientMessages.test(error.message) ||
    isTransient(driverError, depth + 1) ||
    isTransient(cause, depth + 1)
  );
}
