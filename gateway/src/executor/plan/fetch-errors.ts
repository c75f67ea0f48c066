import { GraphQLError } from 'graphql';
import type { Json } from '../../json.js';
import { MOST_ERRORS } from '../../most-errors.js';
import { type AnswerPath, positionsAt } from './positions.js';

/** Where a fetch stands and whom it asks: what is needed to find the place of its errors. */
export interface FetchPlace {
  readonly service: string;
  /** Path of the fetch in the plan, `@` for elements of lists. */
  readonly path: readonly string[];
  /** Names in the subgraph's answer that stand for others. */
  readonly renames: ReadonlyMap<string, string>;
}

/** The places that a fetch's error concerns, and its path from there on. */
type Locate = (path: AnswerPath) => { readonly bases: readonly AnswerPath[]; readonly inside: AnswerPath };

/**
 * Moves errors of a fetch to their place in the whole answer. An error of an entity that stands in several places is
 * told at each, up to `MOST_ERRORS` times more in all.
 * @param owners the objects that each representation stood for; null where the fetch was not one of entities.
 */
export function placeErrors(
  errors: readonly GraphQLError[],
  place: FetchPlace,
  root: Json,
  owners: readonly (readonly Json[])[] | null,
): GraphQLError[] {
  const locate = owners ? locateEntities(place, root, owners) : locateWhole(place, root);
  let copies = 0;
  return errors.flatMap((error) => {
    if (!error.path) return [placed(error, undefined, place.service)];
    const { bases, inside } = locate(error.path.map((step) => place.renames.get(String(step)) ?? step));
    const [first = beforeLists(place.path), ...others] = bases;
    const more = others.slice(0, MOST_ERRORS - copies);
    copies += more.length;
    return [first, ...more].map((base) => placed(error, [...base, ...inside], place.service));
  });
}

function locateWhole(place: FetchPlace, root: Json): Locate {
  const bases = positionsAt(root, place.path).map(({ path }) => path);
  return (inside) => ({ bases, inside });
}

function locateEntities(place: FetchPlace, root: Json, owners: readonly (readonly Json[])[]): Locate {
  const paths = new Map(positionsAt(root, place.path).map(({ object, path }) => [object, path]));
  return (path) => {
    const [field, index, ...inside] = path;
    // An error of `_entities` as a whole says nothing of a single one.
    if (field !== '_entities' || typeof index !== 'number')
      return { bases: [], inside: field === '_entities' ? [] : path };
    const bases = (owners[index] ?? []).map((owner) => paths.get(owner)).filter((path) => path !== undefined);
    return { bases, inside };
  };
}

/** A path that is true of every element: up to the first list. */
function beforeLists(path: readonly string[]): AnswerPath {
  const list = path.indexOf('@');
  return list < 0 ? path : path.slice(0, list);
}

/** As @apollo/gateway makes it: an error without a code is one of the service downstream. */
function placed(error: GraphQLError, path: AnswerPath | undefined, service: string): GraphQLError {
  const { code = 'DOWNSTREAM_SERVICE_ERROR', ...extensions } = error.extensions;
  return new GraphQLError(error.message || `Error while fetching subquery from service "${service}"`, {
    originalError: error,
    ...(path && { path }),
    extensions: { ...extensions, code, serviceName: service },
  });
}
