/** The value below which `share` (0 to 1) of the values lie, by nearest rank. Throws RangeError on none. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('no values');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!;
}

/**
 * Where two JSON values first differ, as `a.b.3: x ≠ y`; null when they are the same. The order of an object's keys does not
 * count, that of a list does.
 */
export function difference(ours: unknown, theirs: unknown, path = ''): string | null {
  if (ours === theirs) return null;
  if (!isObject(ours) || !isObject(theirs) || Array.isArray(ours) !== Array.isArray(theirs))
    return `${path || 'the answer'}: ${brief(ours)} ≠ ${brief(theirs)}`;
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const at = path === '' ? key : `${path}.${key}`;
    if (!Object.hasOwn(ours, key) || !Object.hasOwn(theirs, key))
      return `${at}: only ${Object.hasOwn(ours, key) ? 'the first' : 'the second'} has it`;
    const found = difference(ours[key], theirs[key], at);
    if (found) return found;
  }
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function brief(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 120);
}
