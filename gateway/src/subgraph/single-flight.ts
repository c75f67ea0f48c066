/** Work of which identical pieces at the same time are done once. */
export interface SingleFlight<T> {
  /**
   * Joins the work under `key` that is under way, else starts it; `joined` tells which.
   * @param timeLeft milliseconds; work that has less than half as long to go is not joined.
   */
  run(
    key: string,
    timeLeft: number,
    start: () => Promise<T>,
  ): { readonly result: Promise<T>; readonly joined: boolean };
  /** Lets nobody join what has been started so far: what was asked before a change must not answer after it. */
  forget(): void;
}

interface Flight<T> {
  readonly result: Promise<T>;
  readonly until: number;
}

/** Keeps nothing once a piece of work has ended, well or not. @param now milliseconds since the epoch. */
export function createSingleFlight<T>(now: () => number): SingleFlight<T> {
  const flights = new Map<string, Flight<T>>();
  return {
    run(key, timeLeft, start) {
      const under = flights.get(key);
      if (under && under.until - now() >= timeLeft / 2) return { result: under.result, joined: true };
      const result = start().finally(() => {
        if (flights.get(key)?.result === result) flights.delete(key);
      });
      flights.set(key, { result, until: now() + timeLeft });
      return { result, joined: false };
    },
    forget: () => flights.clear(),
  };
}
