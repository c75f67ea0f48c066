/** What the stock executor did inside, which its answer does not tell. */
export interface Inside {
  /** The answers of all fetches as one tree, as its last step got it; undefined where it did not come so far. */
  readonly merged: unknown;
  /**
   * True where one fetch said an object in the place of which another said a leaf or a list. Stock keeps the leaf or fails,
   * half-way; nothing says which of the two is right.
   */
  readonly clashed: boolean;
  /**
   * True where two fetches said different values for one field of one object. A plan may send both at once: then whoever
   * answers last is believed, and a third fetch may have been told either.
   */
  readonly contradicted: boolean;
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
  if (contradiction(target, source)) inside = { ...inside, contradicted: true };
  return deepMerge(target, source);
};

/** Watches one run of the stock executor; one at a time. */
export async function watched<T>(run: () => Promise<T>): Promise<T & { readonly inside: Inside }> {
  inside = nothing();
  const made = await run();
  return { ...made, inside };
}

function nothing(): Inside {
  return { merged: undefined, clashed: false, contradicted: false };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** True where `differ` holds somewhere in what both have, at any depth. */
function somewhere(
  target: unknown,
  source: unknown,
  differ: (target: unknown, source: unknown) => boolean,
): boolean {
  if (!isObject(target) || !isObject(source) || Array.isArray(target) !== Array.isArray(source))
    return differ(target, source);
  return Object.keys(source).some(
    (key) => Object.hasOwn(target, key) && somewhere(target[key], source[key], differ),
  );
}

const clash = (target: unknown, source: unknown): boolean =>
  somewhere(target, source, (target, source) => isObject(source) && Boolean(target));

const contradiction = (target: unknown, source: unknown): boolean =>
  somewhere(target, source, (target, source) => target !== source);
