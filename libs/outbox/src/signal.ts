/** A bell: `wait` ends when somebody wakes it or time is up; a ring between two waits is not lost. */
export interface Signal {
  wake(): void;
  wait(milliseconds: number): Promise<void>;
  /** As wait, but only `end` cuts it short: for back-off. */
  pause(milliseconds: number): Promise<void>;
  /** Ends every wait, now and later. */
  end(): void;
}

/** Makes a bell that nobody has rung. */
export function createSignal(): Signal {
  let rung = false;
  let ended = false;
  const waiting = new Set<{ done: () => void; wakeable: boolean }>();
  const sleep = (milliseconds: number, wakeable: boolean): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => entry.done(), milliseconds);
      const entry = {
        wakeable,
        done: () => {
          clearTimeout(timer);
          waiting.delete(entry);
          resolve();
        },
      };
      waiting.add(entry);
    });
  return {
    wake: () => {
      rung = true;
      for (const entry of [...waiting].filter(({ wakeable }) => wakeable)) {
        entry.done();
      }
    },
    wait: async (milliseconds) => {
      if (!rung && !ended) {
        await sleep(milliseconds, true);
      }
      rung = false;
    },
    pause: async (milliseconds) => {
      if (!ended) {
        await sleep(milliseconds, false);
      }
    },
    end: () => {
      ended = true;
      for (const entry of [...waiting]) {
        entry.done();
      }
    },
  };
}
