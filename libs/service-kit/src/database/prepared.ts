import { createHash } from 'node:crypto';
import type { QueryConfig } from 'pg';

/** Texts beyond these are sent unnamed: each name costs memory on every connection. */
const MAX_PREPARED = 1_000;

const names = new Map<string, string>();
let generation = 0;

/**
 * The statement under a name of its own, so that a connection parses it once and PostgreSQL may keep its plan.
 * A text without parameters is sent as it is: it may hold several statements, which cannot be prepared.
 */
export function prepared(text: string, params: readonly unknown[]): QueryConfig {
  const values = [...params];
  if (values.length === 0) return { text };
  let name = names.get(text);
  if (name === undefined && names.size < MAX_PREPARED) {
    name = `${generation}:${createHash('sha256').update(text).digest('base64url').slice(0, 32)}`;
    names.set(text, name);
  }
  return name === undefined ? { text, values } : { name, text, values };
}

/** Gives every statement a new name: the tables changed under the plans that connections hold. */
export function forgetPrepared(): void {
  generation += 1;
  names.clear();
}

/** PostgreSQL's refusal to run a kept plan whose columns a migration has changed. */
export const isStalePlan = (error: unknown): boolean =>
  (error as { code?: string }).code === '0A000' && /cached plan/i.test((error as Error).message);
