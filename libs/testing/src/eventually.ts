/** How long to try. */
export interface EventuallyOptions {
  /** Milliseconds until the last failure is thrown; default 5,000. */
  readonly within?: number;
  /** Milliseconds between two tries; default 25. */
  readonly every?: number;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Runs an assertion again and again until it passes and gives its result; throws the assertion's own last error when it
 * still fails after `within`. For what arrives later by nature (events, other processes), in place of a fixed sleep.
 */
export async function eventually<T>(
  assertion: () => T | Promise<T>,
  options: EventuallyOptions = {},
): Promise<T> {
  const { within = 5_000, every = 25 } = options;
  const until = Date.now() + within;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() >= until) throw error;
    }
    await pause(every);
  }
}
