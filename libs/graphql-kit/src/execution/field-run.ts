import { type FieldNode, type GraphQLField, type GraphQLObjectType, isNonNullType } from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import { completer } from './complete.js';
import { type FieldPlan, failure } from './field-plan.js';
import { isPromise, type Operation, type Path, type Run } from './run.js';

/**
 * Resolves and completes one field of an object at `parent`. @throws when it failed and may not be null
 * @param read what the source gave for a field that `isRead`
 */
export type RunField = (source: unknown, parent: Path | undefined, run: Run, read?: unknown) => unknown;

/** What stands for the value of a property that could not be read: a getter threw. */
export class Unread {
  constructor(readonly error: unknown) {}
}

/**
 * Code of one field of a selection.
 * @param isRead whether the caller has read the property already: a getter may give something new each time
 */
export function fieldRun(
  fixed: Operation,
  parentType: GraphQLObjectType,
  definition: GraphQLField<unknown, unknown>,
  key: string,
  nodes: readonly FieldNode[],
  isRead: boolean,
): RunField {
  const plan: FieldPlan = {
    parentType,
    definition,
    nodes,
    info: infoOf(fixed, parentType, definition, nodes),
  };
  const complete = completer(fixed, plan, definition.type);
  const typename = parentType.name;
  const resolve = isRead ? givenOf(plan) : resolverOf(plan);
  const fail = failure(plan, isNonNullType(definition.type));
  return (source, prev, run, read) => {
    const path = { prev, key, typename };
    try {
      const value = resolve(source, path, run, read);
      const done = isPromise(value)
        ? value.then((kept) => complete(kept, path, run))
        : complete(value, path, run);
      return isPromise(done) ? done.then(undefined, (error) => fail(error, path, run)) : done;
    } catch (error) {
      return fail(error, path, run);
    }
  };
}

type Resolve = (source: unknown, path: Path, run: Run, read: unknown) => unknown;

function resolverOf(plan: FieldPlan): Resolve {
  const { name, resolve } = plan.definition;
  if (resolve)
    return (source, path, run) => resolve(source, argsOf(plan, run), run.context, plan.info(path, run));
  const given = givenOf(plan);
  return (source, path, run) => {
    if ((typeof source !== 'object' || source === null) && typeof source !== 'function') return undefined;
    return given(source, path, run, (source as Record<string, unknown>)[name]);
  };
}

/** What the default resolver makes of what it read. */
function givenOf(plan: FieldPlan): Resolve {
  return (source, path, run, read) => {
    if (typeof read === 'function')
      return read.call(source, argsOf(plan, run), run.context, plan.info(path, run));
    if (read instanceof Unread) throw read.error;
    return read;
  };
}

/** A resolver may keep or change its arguments, so that each call gets its own object. */
function argsOf(plan: FieldPlan, run: Run): Record<string, unknown> {
  const { definition, nodes } = plan;
  if (definition.args.length === 0) return {};
  let args = run.args.get(plan);
  if (!args) {
    args = getArgumentValues(definition, nodes[0] as FieldNode, run.variables);
    run.args.set(plan, args);
  }
  return { ...args };
}

function infoOf(
  { schema, fragments, operation }: Operation,
  parentType: GraphQLObjectType,
  { name: fieldName, type: returnType }: GraphQLField<unknown, unknown>,
  fieldNodes: readonly FieldNode[],
): FieldPlan['info'] {
  return (path, { variables }) => ({
    fieldName,
    fieldNodes,
    returnType,
    parentType,
    path,
    schema,
    fragments,
    rootValue: undefined,
    operation,
    variableValues: variables as Record<string, unknown>,
  });
}
