/** An object as `JSON.parse` makes it: its keys come from outside and may be those of a prototype. */
export type Json = Record<string, unknown>;

/** True for an object that is neither null nor a list. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object's own value of that name, never one that it inherits. */
export function own(object: Json, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Sets an own value; `__proto__` too becomes plain data. */
export function put(object: Json, name: string, value: unknown): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}

/**
 * Adds what `source` holds to `target`: objects are merged, lists of the same length element by element, all else is
 * replaced. Parts of `source` may afterwards belong to `target`.
 */
export function merge(target: Json, source: Json): void {
  for (const key of Object.keys(source)) {
    const value = source[key];
    if (value === undefined) continue;
    const known = typeof value === 'object' ? own(target, key) : undefined;
    if (isJson(known) && isJson(value)) merge(known, value);
    else if (Array.isArray(known) && Array.isArray(value) && known.length === value.length)
      mergeLists(known, value);
    else put(target, key, value);
  }
}

function mergeLists(target: unknown[], source: readonly unknown[]): void {
  for (let at = 0; at < source.length; at += 1) {
    const [known, value] = [target[at], source[at]];
    if (isJson(known) && isJson(value)) merge(known, value);
    else target[at] = value;
  }
}

/** A copy that shares nothing with `value`. */
export function copyOf<T>(value: T): T;
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((element: unknown) => copyOf(element));
  if (!isJson(value)) return value;
  const copy: Json = {};
  for (const key of Object.keys(value)) put(copy, key, copyOf(value[key]));
  return copy;
}
