/** A problem that goes away by trying again: lost connection, serialization failure, a factory not known yet. */
export class RetryableError extends Error {
  readonly code = 'RETRYABLE';
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'RetryableError';
  }
}

/** All connections are busy and the queue did not move in time; the caller should back off. */
export class OverloadedError extends Error {
  readonly code = 'OVERLOADED';
  constructor(options?: { cause?: unknown }) {
    super('The service is overloaded; try again in a moment', options);
    this.name = 'OverloadedError';
  }
}

/** A query came after its transaction's end: nobody waits for its answer, and the connection may be somebody else's. */
export class TransactionEndedError extends Error {
  constructor() {
    super('The transaction has ended; a query that comes later is not sent');
    this.name = 'TransactionEndedError';
  }
}

/** The same idempotency key came with another input. */
export class IdempotencyKeyReusedError extends Error {
  readonly code = 'IDEMPOTENCY_KEY_REUSED';
  constructor() {
    super('This Idempotency-Key was used with another input; use a new key for a new request');
    this.name = 'IdempotencyKeyReusedError';
  }
}

const RETRYABLE_SQL_STATES = new Set([
  '40001',
  '40P01',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  '25006',
]);
const RETRYABLE_MESSAGES =
  /connection terminated|ECONNRESET|ECONNREFUSED|EPIPE|Client has encountered a connection error/i;

/** Serialization failures, deadlocks and lost connections: safe to try the whole transaction again. */
export function isRetryable(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return (
    RETRYABLE_SQL_STATES.has(code ?? '') ||
    ['ECONNRESET', 'ECONNREFUSED', 'EPIPE'].includes(code ?? '') ||
    RETRYABLE_MESSAGES.test(message ?? '')
  );
}

/** node-postgres's own words when no connection became free in time. */
export function isPoolExhausted(error: unknown): boolean {
  return /timeout exceeded when trying to connect/i.test((error as Error)?.message ?? '');
}
