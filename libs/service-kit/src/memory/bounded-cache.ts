/** A memory that forgets what was used longest ago once it holds too much. */
export interface BoundedCache<V> {
  get(key: string): V | undefined;
  /** @param weight in whatever unit `most` is; one that is heavier than `most` is not kept. */
  set(key: string, value: V, weight: number): void;
  clear(): void;
}

/** @param most sum of the weights that it keeps. */
export function createBoundedCache<V>(most: number): BoundedCache<V> {
  const entries = new Map<string, { value: V; weight: number }>();
  let total = 0;
  const remove = (key: string): void => {
    total -= entries.get(key)?.weight ?? 0;
    entries.delete(key);
  };
  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value, weight) {
      remove(key);
      entries.set(key, { value, weight });
      total += weight;
      for (const oldest of entries.keys()) {
        if (total <= most) return;
        remove(oldest);
      }
    },
    clear() {
      entries.clear();
      total = 0;
    },
  };
}
