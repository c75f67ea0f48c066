import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLError,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';

/** Where a value stands in the answer, from the inside out: the shape that graphql-js gives to resolvers. */
export interface Path {
  readonly prev: Path | undefined;
  readonly key: string | number;
  readonly typename: string | undefined;
}

/** What is fixed when an operation is compiled. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** The values that `@skip` and `@include` saw. */
  readonly conditions: Readonly<Record<string, unknown>>;
  /** Code of a selection on a type; made when the first object of it is answered. */
  objectCode(type: GraphQLObjectType, selected: Map<string, readonly FieldNode[]>): RunObject;
}

/** One execution of a compiled operation. */
export interface Run {
  readonly context: unknown;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Arguments by field, coerced once per execution though the field stands in a list. */
  readonly args: Map<object, Record<string, unknown>>;
  readonly errors: CollectedErrors;
}

/** Answers one object; a promise when one of its fields is. @throws when a field that may not be null failed */
export type RunObject = (source: unknown, path: Path | undefined, run: Run) => unknown;

/** Turns what a resolver gave into what is answered; a promise when something in it is one. @throws what failed */
export type Complete = (value: unknown, path: Path, run: Run) => unknown;

/** Errors in the order in which they came, without those below a place that is null already (as graphql-js). */
export class CollectedErrors {
  readonly list: GraphQLError[] = [];
  private readonly places = new Set<Path | undefined>();

  add(error: GraphQLError, path: Path | undefined): void {
    for (let at = path; at !== undefined; at = at.prev) if (this.places.has(at)) return;
    if (this.places.has(undefined)) return;
    this.places.add(path);
    this.list.push(error);
  }
}

/** The keys from the root to `path`. */
export function keysOf(path: Path): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at: Path | undefined = path; at !== undefined; at = at.prev) keys.push(at.key);
  return keys.reverse();
}

/** True for anything that can be awaited. */
export const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof (value as { then?: unknown } | null | undefined)?.then === 'function';

/** The error of one place, once the promises beside it are settled: they may fail too, and nobody else awaits them. */
export const failedBeside = (beside: readonly unknown[], error: unknown): Promise<never> =>
  Promise.all(beside).finally(() => {
    throw error;
  }) as Promise<never>;
