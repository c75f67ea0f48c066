import { isJson, type Json } from '../json.js';

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

/**
 * Lists and objects within each other, at most. No question that is let in goes deeper than 12 fields (limits), each
 * perhaps a list, so no answer to one comes near; and all that goes into an answer by recursion, merging, copying, writing,
 * has stack for thousands.
 */
const MOST_DEPTH = 200;

/**
 * Reads a subgraph's answer; undefined where it is not JSON, not a GraphQL answer, nests too deep, or carries a key that
 * could reach an object's prototype (`__proto__`, or `constructor` with a `prototype` inside).
 */
export function parseResponse(text: string): SubgraphAnswer | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  // Walking everything costs; only a text that may hold such a thing is walked.
  if (mayNestDeep(text) && nestsDeeperThan(MOST_DEPTH, value)) return undefined;
  if (mayHoldPoison(text) && hasPoison(value)) return undefined;
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

/** A text with fewer brackets nests no deeper; looking for one character is far cheaper than reading all. */
function mayNestDeep(text: string): boolean {
  let left = MOST_DEPTH;
  for (const open of ['[', '{'])
    for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, at + 1)) {
      if (left === 0) return true;
      left -= 1;
    }
  return false;
}

/** Recursion ends at `most`. The cheapest way through many rows: no list of keys is made. */
function nestsDeeperThan(most: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (most === 0) return true;
  if (Array.isArray(value)) {
    for (const element of value)
      if (typeof element === 'object' && nestsDeeperThan(most - 1, element)) return true;
    return false;
  }
  for (const key in value) {
    const child = (value as Json)[key];
    if (typeof child === 'object' && nestsDeeperThan(most - 1, child)) return true;
  }
  return false;
}

/** True of every text with a key that could reach a prototype: as it is, or escaped. */
function mayHoldPoison(text: string): boolean {
  return text.includes('proto') || (text.includes('\\') && text.includes('\\u'));
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
