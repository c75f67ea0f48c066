/** How a consumer works; the defaults suit handlers that take milliseconds. Times in milliseconds. */
export interface ConsumerSettings {
  /** After so long without a sign the broker delivers again. Messages in hand are renewed in time. */
  readonly ackWaitMs: number;
  /** Unanswered messages that the broker allows per followed aggregate kind, over all replicas. */
  readonly maxAckPending: number;
  /** Messages in hand per followed aggregate kind and process: bounds memory. */
  readonly maxInFlight: number;
  /** Handlers that run at the same time in this process. */
  readonly concurrency: number;
  /** Failed tries after which an event is parked. */
  readonly maxAttempts: number;
  /** Wait before the second, third … try. */
  readonly backoffMs: readonly number[];
  /** How long an event waits for an earlier one of its aggregate before it is parked. */
  readonly gapTimeoutMs: number;
  /** Longest wait between two looks at a gap. */
  readonly gapDelayMs: number;
  /** How often to look for parked events that an operator wants tried again. */
  readonly retryPollMs: number;
  /** Longest single request for messages. At least 1,000. */
  readonly fetchWaitMs: number;
}

export const defaultConsumerSettings: ConsumerSettings = {
  // What a killed process had in hand comes again after this; a living one renews it every third of it.
  ackWaitMs: 10_000,
  maxAckPending: 1_000,
  maxInFlight: 100,
  concurrency: 8,
  maxAttempts: 5,
  backoffMs: [500, 1_000, 2_000, 5_000],
  gapTimeoutMs: 60_000,
  gapDelayMs: 5_000,
  retryPollMs: 1_000,
  fetchWaitMs: 3_000,
};
