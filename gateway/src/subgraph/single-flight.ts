/** Work of which identical pieces at the same time are done once. */
export interface SingleFlight<T> {
  /** Joins the work under `key` that is under way, else starts it. `joined` tells which. */
  run(key: string, start: () => Promise<T>): { readonly result: Promise<T>; readonly joined: boolean };
  /** Lets nobody join what has been started so far: what was asked before a change must not answer after it. */
  forget(): void;
}

/** Keeps nothing once a piece of work has ended, well or not. */
export function createSingleFlight<T>(): SingleFlight<T> {
  const flights = new Map<string, Promise<T>>();
  return {
    run(key, start) {
      const under = flights.get(key);
      if (under) return { result: under, joined: true };
      const result = start().finally(() => {
        if (flights.get(key) === result) flights.delete(key);
      });
      flights.set(key, result);
      return { result, joined: false };
    },
    forget: () => flights.clear(),
  };
}
