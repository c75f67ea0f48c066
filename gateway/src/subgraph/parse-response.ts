import { isJson } from '../json.js';

/** One error as a subgraph gave it, reduced to what may be passed on. */
export interface SubgraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Record<string, unknown>;
}

/** A GraphQL answer whose outer shape was checked. */
export interface SubgraphAnswer {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly SubgraphError[];
}

/** Never passed on, whatever a subgraph's framework puts there: they show code, hosts or SQL, or set our status. */
const PRIVATE_EXTENSIONS = [
  'http',
  'stacktrace',
  'exception',
  'originalError',
  'cause',
  'query',
  'serviceName',
];

/** One of these is in every text with a key that could reach a prototype: as it is, or escaped. */
const SUSPECT = ['__proto__', 'prototype', '\\u'];

/**
 * Reads a subgraph's answer; undefined where it is not JSON, not a GraphQL answer, or carries a key that could
 * reach an object's prototype (`__proto__`, or `constructor` with a `prototype` inside).
 */
export function parseResponse(text: string): SubgraphAnswer | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  // Walking everything costs; only a text that may hold such a key, escaped or not, is walked.
  if (SUSPECT.some((part) => text.includes(part)) && hasPoison(value)) return undefined;
  if (!isJson(value)) return undefined;
  const data = value['data'] ?? null;
  const errors = value['errors'] ?? [];
  if ((data !== null && !isJson(data)) || !Array.isArray(errors)) return undefined;
  if (data === null && errors.length === 0) return undefined;
  const read = errors.map(readError);
  return read.every((error) => error !== undefined) ? { data, errors: read } : undefined;
}

function readError(value: unknown): SubgraphError | undefined {
  if (!isJson(value) || typeof value['message'] !== 'string') return undefined;
  const { message, path, extensions } = value;
  return {
    message,
    ...(isPath(path) && { path }),
    extensions: isJson(extensions) ? publicPart(extensions) : {},
  };
}

function publicPart(extensions: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(extensions).filter(([key]) => !PRIVATE_EXTENSIONS.includes(key)));
}

function isPath(value: unknown): value is (string | number)[] {
  return Array.isArray(value) && value.every((step) => typeof step === 'string' || typeof step === 'number');
}

/** Without recursion: a hostile answer nests deeper than the stack reaches. */
function hasPoison(root: unknown): boolean {
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, child] of Object.entries(value)) {
      if (key === '__proto__') return true;
      if (key === 'constructor' && isJson(child) && Object.hasOwn(child, 'prototype')) return true;
      if (typeof child === 'object' && child !== null) pending.push(child);
    }
  }
  return false;
}
