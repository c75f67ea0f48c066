import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { copyOf, isJson, type Json, merge, own } from './json.js';
import { representationOf } from './representations.js';
import type { Rewrite } from './rewrites.js';
import type { FitsType } from './type-conditions.js';

/** Entities of one fetch, each of the same kind and key once. */
export interface Entities {
  /** JSON texts, all different. */
  readonly representations: readonly string[];
  /** For each representation the objects that it stands for. */
  readonly owners: readonly (readonly Json[])[];
}

/** Represents `objects`; those that lack what the subgraph requires are left out. */
export function entitiesOf(
  objects: readonly Json[],
  requires: readonly QueryPlanSelectionNode[],
  rewrite: Rewrite | null,
  fits: FitsType,
): Entities {
  const owners = new Map<string, Json[]>();
  for (const object of objects) {
    const representation = representationOf(object, requires, fits);
    if (!representation) continue;
    rewrite?.(representation);
    const text = JSON.stringify(representation);
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
    const typename = own(part, '__typename');
    // Rewrites may ask for the type, which the subgraph need not repeat; and saying nothing is not to hide what is known.
    if (!typename && (rewrite || typename !== undefined)) part['__typename'] = first['__typename'];
    rewrite?.(part);
    for (const object of others) merge(object, copyOf(part));
    merge(first, part);
  });
}
