/** Consecutive lost connections or time-outs after which calls fail at once. */
const THRESHOLD = 5;

/** Milliseconds between two looks at a subgraph that is down: it is back within this and one probe. */
const PROBE_EVERY_MS = 1_000;

/** Keeps callers from waiting for a subgraph that is known to be down. */
export interface CircuitBreaker {
  /** True while calls should fail at once. */
  isOpen(): boolean;
  /** Reports a call that was answered, however. */
  answered(): void;
  /** Reports a call that was not: the connection failed or it took too long. */
  unanswered(): void;
  /** Tells that it is closed if it was not, and from now on nothing: nobody is meant to call there any more. */
  rest(): void;
  /** Undoes `rest`. */
  wake(): void;
}

/**
 * Opens after five failures in a row and then asks `probe` every second, never a client's own request, which
 * might be slow, dear, or a mutation.
 * @param probe resolves to true when the subgraph answers; must not reject.
 */
export function createCircuitBreaker(
  probe: () => Promise<boolean>,
  changed: (open: boolean) => void,
): CircuitBreaker {
  let failures = 0;
  let open = false;
  let resting = false;
  let timer: NodeJS.Timeout | undefined;

  const schedule = (): void => {
    timer = setTimeout(look, PROBE_EVERY_MS);
    timer.unref();
  };
  const shut = (): void => {
    failures = 0;
    if (!open) return;
    open = false;
    changed(false);
  };
  const look = async (): Promise<void> => {
    const own = timer;
    const back = await probe();
    if (timer !== own) return;
    if (back) shut();
    else schedule();
  };

  return {
    isOpen: () => open,
    answered: () => {
      failures = 0;
    },
    unanswered: () => {
      failures += 1;
      if (open || resting || failures < THRESHOLD) return;
      open = true;
      changed(true);
      schedule();
    },
    rest: () => {
      resting = true;
      clearTimeout(timer);
      timer = undefined;
      shut();
    },
    wake: () => {
      if (resting) failures = 0;
      resting = false;
    },
  };
}
