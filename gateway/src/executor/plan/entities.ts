import { copyOf, isJson, type Json, merge } from '../../json.js';
import type { Represent } from './representations.js';
import type { Rewrite } from './rewrites.js';

/** Entities of one fetch, each of the same kind and key once. */
export interface Entities {
  /** JSON texts, all different. */
  readonly representations: readonly string[];
  /** For each representation the objects that it stands for. */
  readonly owners: readonly (readonly Json[])[];
}

/** Represents `objects`; those that lack what the subgraph requires are left out. */
export function entitiesOf(objects: readonly Json[], represent: Represent): Entities {
  const owners = new Map<string, Json[]>();
  for (const object of objects) {
    const text = represent(object);
    if (text === null) continue;
    const same = owners.get(text);
    if (same) same.push(object);
    else owners.set(text, [object]);
  }
  return { representations: [...owners.keys()], owners: [...owners.values()] };
}

/** Adds what a subgraph knows of each entity to every object that stands for it. */
export function mergeEntities(
  { owners }: Entities,
  received: readonly unknown[],
  rewrite: Rewrite | null,
): void {
  owners.forEach((objects, index) => {
    const part = received[index];
    const [first, ...others] = objects;
    if (!first || !isJson(part)) return;
    // The subgraph need not repeat the type, which rewrites may ask for, and cannot take it back.
    if (!part['__typename'] && (rewrite || '__typename' in part)) part['__typename'] = first['__typename'];
    rewrite?.(part);
    for (const object of others) merge(object, copyOf(part));
    merge(first, part);
  });
}
