import type { GraphQLError } from 'graphql';
import type { Json } from '../../json.js';
import type { RequestContext } from '../../request-context.js';

/** Branches of one execution that wait for others (gatherings.ts). */
export interface Gathered {
  missing: number;
  readonly waiting: (() => void)[];
  timer: NodeJS.Timeout | undefined;
}

/** Values of conditions by the name of their variable. */
export type Conditions = Readonly<Record<string, boolean>>;

/** Entities of one fetch, each of the same kind and key once. */
export interface Entities {
  /** JSON texts, all different. */
  readonly representations: readonly string[];
  /** For each representation the objects that it stands for. */
  readonly owners: readonly (readonly Json[])[];
}

/** One execution of a compiled plan. */
export interface Run {
  /** The client's variables as they came. */
  readonly variables: Json;
  /** The values of variables that the operation's `@skip` and `@include` ask for. */
  readonly conditions: Conditions;
  readonly context: RequestContext;
  /** All that the subgraphs answered so far, merged. */
  readonly root: Json;
  /** Errors of subgraphs; their paths are those of the whole answer. */
  readonly errors: GraphQLError[];
  readonly gathered: Map<object, Gathered>;
  /** What a search found, for fetches that begin with the same one. */
  readonly entities: Map<object, Entities>;
}

/** A part of a compiled plan. Never rejects for what a subgraph does. */
export type Step = (run: Run) => Promise<void>;

/** Thrown at compile time for what only the stock executor does: nothing was sent yet. */
export class NotCompilable extends Error {
  override readonly name = 'NotCompilable';
}
