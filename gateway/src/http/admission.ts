import { overloaded } from '../errors/codes.js';

/** Lets only so many in at a time. */
export interface Admission {
  /** @throws HttpFailure 503 OVERLOADED when the house is full. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** @param most pieces of work at the same time. */
export function createAdmission(most: number, changed: (inside: number) => void): Admission {
  let inside = 0;
  const step = (by: number): void => {
    inside += by;
    changed(inside);
  };
  return {
    async run(work) {
      if (inside >= most) throw overloaded();
      step(1);
      try {
        return await work();
      } finally {
        step(-1);
      }
    },
  };
}
