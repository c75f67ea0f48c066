import type { StoredResult } from '@anzhi/service-kit';

type ResultClass<R> = abstract new (...args: never[]) => R;

/** The result as data with its class name; bigint survives as `{ "$bigint": "…" }`. */
export function toStored(result: object): StoredResult {
  return { type: result.constructor.name, value: encode(result) };
}

/** An instance of the class it was stored from, so that the union tells its members apart. @throws Error on an unknown class */
export function fromStored<R extends object>(stored: StoredResult, classes: readonly ResultClass<R>[]): R {
  const found = classes.find((candidate) => candidate.name === stored.type);
  if (!found) throw new Error(`stored result ${stored.type} is no member of this mutation's result`);
  return Object.assign(Object.create(found.prototype as object) as R, decode(stored.value));
}

function encode(value: unknown): unknown {
  if (typeof value === 'bigint') return { $bigint: value.toString() };
  if (Array.isArray(value)) return value.map(encode);
  if (value && typeof value === 'object' && !(value instanceof Date)) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, encode(part)]));
  }
  return value;
}

function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (value && typeof value === 'object') {
    if ('$bigint' in value) return BigInt((value as { $bigint: string }).$bigint);
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, decode(part)]));
  }
  return value;
}
