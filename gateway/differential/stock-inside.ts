/** What the stock executor did inside, which its answer does not tell. */
export interface Inside {
  /** The answers of all fetches as one tree, as its last step got it; undefined where it did not come so far. */
  readonly merged: unknown;
  /**
   * True where one fetch said an object in the place of which another said a leaf. Stock keeps the leaf or fails,
   * half-way; nothing says which of the two is right.
   */
  readonly clashed: boolean;
}

interface Shaping {
  computeResponse(given: { input: unknown }): unknown;
}

interface Merging {
  deepMerge(target: unknown, source: unknown): unknown;
}

const shaping: Shaping = require('@apollo/gateway/dist/resultShaping');
const merging: Merging = require('@apollo/gateway/dist/utilities/deepMerge');
const { computeResponse } = shaping;
const { deepMerge } = merging;

let inside: Inside = nothing();

shaping.computeResponse = (given) => {
  inside = { ...inside, merged: structuredClone(given.input) };
  return computeResponse(given);
};

merging.deepMerge = (target, source) => {
  if (clash(target, source)) inside = { ...inside, clashed: true };
  return deepMerge(target, source);
};

/** Watches one run of the stock executor; one at a time. */
export async function watched<T>(run: () => Promise<T>): Promise<T & { readonly inside: Inside }> {
  inside = nothing();
  const made = await run();
  return { ...made, inside };
}

function nothing(): Inside {
  return { merged: undefined, clashed: false };
}

function clash(target: unknown, source: unknown): boolean {
  if (typeof source !== 'object' || source === null) return false;
  if (typeof target !== 'object' || target === null) return Boolean(target);
  return Object.keys(source).some(
    (key) =>
      Object.hasOwn(target, key) &&
      clash((target as Record<string, unknown>)[key], (source as Record<string, unknown>)[key]),
  );
}
