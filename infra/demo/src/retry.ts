/** Thrown for what may be gone in a moment: a service that restarts, a fact that has not arrived. */
export class PassingFault extends Error {}

/** Longest time that one act is tried for; a service that was killed is back in a few seconds. */
export const PATIENCE_MS = 60_000;

const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 2_000;

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Does the work again after each PassingFault, with growing pauses, for `patienceMs`; then throws the last fault. */
export async function withPatience<T>(work: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  const until = Date.now() + patienceMs;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof PassingFault) || Date.now() + wait > until) throw error;
      await pause(wait);
    }
  }
}

/** Looks until `seen` gives something other than null. Throws an Error with `what` when it has not come in time. */
export async function until<T>(
  what: string,
  seen: () => Promise<T | null>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (let wait = 25; ; wait = Math.min(wait * 1.5, 500)) {
    const found = await seen();
    if (found !== null) return found;
    if (Date.now() > end) throw new Error(`waited ${patienceMs / 1_000} s in vain for ${what}`);
    await pause(wait);
  }
}

/** Works on all items, `width` at a time; the first failure ends it once those under way are done. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  let failed = false;
  const worker = async () => {
    for (let index = next++; index < items.length && !failed; index = next++) {
      try {
        results[index] = await work(items[index] as T, index);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(width, items.length) }, worker));
  const failure = ended.find((one) => one.status === 'rejected');
  if (failure) throw failure.reason;
  return results;
}

/** Parts of at most `size` items, in order. */
export function inParts<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < items.length; at += size) parts.push(items.slice(at, at + size));
  return parts;
}
