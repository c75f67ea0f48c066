import { isJson, type Json, own } from '../../json.js';

/** Where something stands in the answer: names of fields and places in lists. */
export type AnswerPath = readonly (string | number)[];

/** An object and where it stands. */
export interface Position {
  readonly object: Json;
  readonly path: AnswerPath;
}

/**
 * The objects at a path of a query plan, where `@` stands for every element of a list. What is missing, null or no object
 * is left out; the objects of a list that stands where the plan expects none are taken for one.
 */
export function objectsAt(root: Json, path: readonly string[]): Json[] {
  const found: Json[] = [];
  walk(root, path, 0, found);
  return found;
}

function walk(value: unknown, path: readonly string[], at: number, found: Json[]): void {
  if (Array.isArray(value)) {
    const next = path[at] === '@' ? at + 1 : at;
    for (const element of value) walk(element, path, next, found);
  } else if (isJson(value)) {
    const name = path[at];
    if (name === undefined) found.push(value);
    else walk(own(value, name), path, at + 1, found);
  }
}

/** `objectsAt` with the place of each: only needed once something went wrong. */
export function positionsAt(root: Json, path: readonly string[]): Position[] {
  return walkPositions(root, path, []);
}

function walkPositions(value: unknown, path: readonly string[], taken: AnswerPath): Position[] {
  const [name, ...rest] = path;
  if (Array.isArray(value)) {
    return value.flatMap((element: unknown, index) =>
      name === '@' ? walkPositions(element, rest, [...taken, index]) : walkPositions(element, path, taken),
    );
  }
  if (!isJson(value)) return [];
  if (name === undefined) return [{ object: value, path: taken }];
  return walkPositions(own(value, name), rest, [...taken, name]);
}
