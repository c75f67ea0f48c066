import type { GraphQLError } from 'graphql';

type Path = readonly (string | number)[];

/** Tells whether a subgraph's error explains that something is missing at a place: then it is said once. */
export type Explains = (found: Path) => boolean;

/** An error explains what is missing at its place, in something of it, and around it; one without a place everything. */
export function explainsBy(told: readonly GraphQLError[]): Explains {
  if (told.length === 0) return () => false;
  if (told.some(({ path }) => !path)) return () => true;
  const places = new Set<string>();
  const around = new Set<string>();
  for (const { path = [] } of told) {
    places.add(JSON.stringify(path));
    for (let length = 0; length <= path.length; length += 1)
      around.add(JSON.stringify(path.slice(0, length)));
  }
  return (found) =>
    around.has(JSON.stringify(found)) ||
    found.some((_, at) => places.has(JSON.stringify(found.slice(0, at))));
}
