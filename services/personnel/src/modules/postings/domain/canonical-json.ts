/** Values that have one canonical text. Money is written as decimal text, never as a number. */
export type CanonicalValue =
  | null
  | boolean
  | number
  | string
  | readonly CanonicalValue[]
  | { readonly [name: string]: CanonicalValue };

/** A value without a canonical text: NaN, infinity, undefined, bigint, a lone surrogate. */
export class NotCanonicalError extends Error {
  override name = 'NotCanonicalError';
}

/**
 * RFC 8785 (JSON Canonicalization Scheme): names sorted by UTF-16 code units, no white space, numbers and strings as
 * ECMAScript writes them. The same facts have the same bytes on every machine. @throws NotCanonicalError
 */
export function canonicalJson(value: CanonicalValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return stringText(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new NotCanonicalError(`${typeof value} has no canonical form`);
  const members = value as { readonly [name: string]: CanonicalValue };
  // Without a comparator `sort` orders by UTF-16 code units, which is what the scheme asks for.
  const names = Object.keys(members).sort();
  return `{${names.map((name) => `${stringText(name)}:${canonicalJson(members[name] as CanonicalValue)}`).join(',')}}`;
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new NotCanonicalError(`${value} has no canonical form`);
  return JSON.stringify(value);
}

/** Text without anything to escape or check: nearly all of it, and a hundred thousand rows are hashed at once. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e\u4e00-\u9fff]*$/;

function stringText(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  if (/\p{Surrogate}/u.test(value)) throw new NotCanonicalError('a lone surrogate has no canonical form');
  return JSON.stringify(value);
}
