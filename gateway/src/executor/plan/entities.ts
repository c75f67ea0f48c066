import type { FetchNode } from '@apollo/query-planner';
import { copyOf, isJson, type Json, merge } from '../../json.js';
import { objectsAt } from './positions.js';
import { compileRepresentation, type Represent } from './representations.js';
import { compileRewrites, type Rewrite } from './rewrites.js';
import type { Entities, Run } from './run.js';
import type { FitsType } from './type-conditions.js';

/** Finds the entities of one execution that a fetch asks for. */
export type FindEntities = (run: Run) => Entities;

/** Compiles how the entities of a fetch at `path` are found. */
export type CompileFinder = (node: FetchNode, path: readonly string[]) => FindEntities;

/**
 * For fetches that begin at the same moment: those that ask for the same entities, as the parts of one page from
 * several services do, find and represent them once.
 */
export function createFinders(fits: FitsType): CompileFinder {
  const finders = new Map<string, FindEntities>();
  return (node, path) => {
    const { requires = [], inputRewrites } = node;
    const name = JSON.stringify([path, requires, inputRewrites]);
    const known = finders.get(name);
    if (known) return known;
    const represent = compileRepresentation(requires, compileRewrites(inputRewrites, fits), fits);
    const find: FindEntities = (run) => {
      const found = run.entities.get(find) ?? entitiesOf(objectsAt(run.root, path), represent);
      run.entities.set(find, found);
      return found;
    };
    finders.set(name, find);
    return find;
  };
}

/** Represents `objects`; those that lack what the subgraph requires are left out. */
function entitiesOf(objects: readonly Json[], represent: Represent): Entities {
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
