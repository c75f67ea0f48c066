import { HttpFailure } from '../errors/codes.js';

/** Lets only so many in at a time. */
export interface Admission {
  /** @throws HttpFailure 503 OVERLOADED when the house is full: at once, as a queue would only hide it. */
  run<T>(work: () => Promise<T>): Promise<T>;
  readonly inside: () => number;
}

/** @param most pieces of work at the same time. */
export function createAdmission(most: number, changed: (inside: number) => void): Admission {
  let inside = 0;
  const step = (by: number): void => {
    inside += by;
    changed(inside);
  };
  return {
    inside: () => inside,
    async run(work) {
      if (inside >= most) {
        throw new HttpFailure(503, 'OVERLOADED', 'Too many requests at this moment.', { 'retry-after': '1' });
      }
      step(1);
      try {
        return await work();
      } finally {
        step(-1);
      }
    },
  };
}
