/** Thrown when a text is not an opaque id of the kind asked for, or an id cannot be made of its parts. */
export class OpaqueIdError extends Error {
  override readonly name = 'OpaqueIdError';
}

const BASE64URL = /^[A-Za-z0-9_-]+$/;

/**
 * The id that clients see for a row: base64url of `kind:factoryId:key`. Opaque, not secret: access is checked apart.
 * @param kind the GraphQL type, such as 'Employee'
 * @param factoryId the tenant key (decision 4), `_group` for rows of the group
 * @param key the row's key; it may hold colons
 * @throws OpaqueIdError when a part is empty, or kind or factoryId holds a colon
 */
export function opaqueId(kind: string, factoryId: string, key: string): string {
  if (kind === '' || factoryId === '' || key === '') throw new OpaqueIdError('no part of an id may be empty');
  if (kind.includes(':') || factoryId.includes(':')) {
    throw new OpaqueIdError('neither kind nor factory of an id may hold a colon');
  }
  return Buffer.from(`${kind}:${factoryId}:${key}`, 'utf8').toString('base64url');
}

/**
 * Reads what {@link opaqueId} wrote. Only the exact text that it writes is accepted, so that one row has one id.
 * @throws OpaqueIdError when the text is malformed or of another kind; its message does not repeat the text
 */
export function parseOpaqueId(kind: string, text: string): { factoryId: string; key: string } {
  if (typeof text !== 'string' || !BASE64URL.test(text)) throw new OpaqueIdError(`not an id of ${kind}`);
  const bytes = Buffer.from(text, 'base64url');
  const plain = bytes.toString('utf8');
  const first = plain.indexOf(':');
  const second = plain.indexOf(':', first + 1);
  const whole = first > 0 && second > first + 1 && second < plain.length - 1;
  if (!whole || plain.slice(0, first) !== kind || Buffer.from(plain, 'utf8').toString('base64url') !== text) {
    throw new OpaqueIdError(`not an id of ${kind}`);
  }
  return { factoryId: plain.slice(first + 1, second), key: plain.slice(second + 1) };
}
