import type { Caller } from './identity/claims.js';

// A type, not an interface: Apollo's context is a record, and only type aliases fit one.
/** What one graph request carries from the HTTP front to the subgraphs. */
export type RequestContext = {
  readonly caller: Caller;
  /** The same for two requests exactly when their callers are the same to a subgraph. */
  readonly callerKey: string;
  /** Correlation id, `x-request-id`. */
  readonly requestId: string;
  /** The client's `idempotency-key`, passed on as it came. */
  readonly idempotencyKey: string | undefined;
  /** When the answer must be given, milliseconds since the epoch. */
  readonly deadlineMs: number;
};

const keys = new WeakMap<Caller, string>();

/** Key for `RequestContext.callerKey`: all that a subgraph learns about the caller. */
export function callerKeyOf(caller: Caller): string {
  const known = keys.get(caller);
  if (known !== undefined) return known;
  const key = JSON.stringify([caller.sub, caller.roles, caller.employee ?? null]);
  keys.set(caller, key);
  return key;
}
