/** Permits handed out in the order of asking, so that one who asks for all of them is not passed over. */
export interface Semaphore {
  /** Resolves with a function that gives the permits back. `weight` is capped at the size. */
  acquire(weight: number): Promise<() => void>;
}

/** Makes a semaphore of `size` permits. */
export function createSemaphore(size: number): Semaphore {
  let free = size;
  const queue: { weight: number; start: () => void }[] = [];
  const serve = (): void => {
    for (let next = queue[0]; next !== undefined && next.weight <= free; next = queue[0]) {
      queue.shift();
      free -= next.weight;
      next.start();
    }
  };
  return {
    acquire: async (wanted) => {
      const weight = Math.min(wanted, size);
      await new Promise<void>((resolve) => {
        queue.push({ weight, start: resolve });
        serve();
      });
      return () => {
        free += weight;
        serve();
      };
    },
  };
}
