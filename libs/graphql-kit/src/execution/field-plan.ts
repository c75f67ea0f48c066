import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  locatedError,
} from 'graphql';
import { keysOf, type Path, type Run } from './run.js';

/** A field of a selection: where it stands, what it is, and how resolvers are told of it. */
export interface FieldPlan {
  readonly parentType: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  /** What graphql-js calls `info`. */
  info(path: Path, run: Run): GraphQLResolveInfo;
}

/** What becomes of a failure at a place: null and an error in the list, or the error to the parent. */
export function failure(plan: FieldPlan, nonNull: boolean): (error: unknown, path: Path, run: Run) => null {
  return (raw, path, run) => {
    const error = locatedError(raw, plan.nodes, keysOf(path));
    if (nonNull) throw error;
    run.errors.add(error, path);
    return null;
  };
}
