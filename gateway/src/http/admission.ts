import { overloaded } from '../errors/codes.js';

/** Lets only so many in at a time. */
export interface Admission {
  /** How many are in now. */
  readonly inside: number;
  /** @throws HttpFailure 503 OVERLOADED when the house is full. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** @param most pieces of work at the same time. */
export function createAdmission(most: number): Admission {
  let inside = 0;
  return {
    get inside() {
      return inside;
    },
    async run(work) {
      if (inside >= most) throw overloaded();
      inside += 1;
      try {
        return await work();
      } finally {
        inside -= 1;
      }
    },
  };
}
