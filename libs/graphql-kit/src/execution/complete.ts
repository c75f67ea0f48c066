import {
  defaultTypeResolver,
  type FieldNode,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import { inspect } from 'graphql/jsutils/inspect.js';
import { type FieldPlan, failure } from './field-plan.js';
import {
  type Complete,
  failedBeside,
  isPromise,
  type Operation,
  type Path,
  type Run,
  type RunObject,
} from './run.js';

/** Completes what the resolver of a field of that type gave ("Completing values" of the GraphQL specification). */
export function completer(fixed: Operation, plan: FieldPlan, type: GraphQLOutputType): Complete {
  if (isNonNullType(type)) return completeNonNull(plan, completer(fixed, plan, type.ofType));
  const complete = completeNullable(fixed, plan, type);
  return (value, path, run) => {
    if (value instanceof Error) throw value;
    return value === null || value === undefined ? null : complete(value, path, run);
  };
}

function completeNonNull({ parentType, definition }: FieldPlan, complete: Complete): Complete {
  const present = (done: unknown): unknown => {
    if (done !== null) return done;
    throw new Error(`Cannot return null for non-nullable field ${parentType.name}.${definition.name}.`);
  };
  return (value, path, run) => present(complete(value, path, run));
}

function completeNullable(fixed: Operation, plan: FieldPlan, type: GraphQLOutputType): Complete {
  if (isListType(type)) return completeList(fixed, plan, type.ofType);
  if (isLeafType(type)) return completeLeaf(type);
  if (isAbstractType(type)) return completeAbstract(fixed, plan, type);
  return completeObject(fixed, plan, type as GraphQLObjectType);
}

function completeLeaf(type: GraphQLLeafType): Complete {
  return (value) => {
    const text = type.serialize(value);
    if (text !== null && text !== undefined) return text;
    throw new Error(
      `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to ` +
        `return non-nullable value, returned: ${inspect(text)}`,
    );
  };
}

function completeList(fixed: Operation, plan: FieldPlan, itemType: GraphQLOutputType): Complete {
  const complete = completer(fixed, plan, itemType);
  const fail = failure(plan, isNonNullType(itemType));
  const item = (value: unknown, path: Path, run: Run): unknown => {
    try {
      const done = isPromise(value)
        ? value.then((kept) => complete(kept, path, run))
        : complete(value, path, run);
      return isPromise(done) ? done.then(undefined, (error) => fail(error, path, run)) : done;
    } catch (error) {
      return fail(error, path, run);
    }
  };
  return (list, prev, run) => {
    if (typeof list !== 'object' || typeof (list as Iterable<unknown>)[Symbol.iterator] !== 'function') {
      const { parentType, definition } = plan;
      throw new GraphQLError(
        `Expected Iterable, but did not find one for field "${parentType.name}.${definition.name}".`,
      );
    }
    const done: unknown[] = [];
    let pending = false;
    try {
      for (const value of list as Iterable<unknown>) {
        const completed = item(value, { prev, key: done.length, typename: undefined }, run);
        pending ||= isPromise(completed);
        done.push(completed);
      }
    } catch (error) {
      if (pending) return failedBeside(done, error);
      throw error;
    }
    return pending ? Promise.all(done) : done;
  };
}

function completeObject(fixed: Operation, plan: FieldPlan, type: GraphQLObjectType): Complete {
  let code: RunObject | undefined;
  const run: Complete = (value, path, at) => {
    code ??= fixed.objectCode(type, subfields(fixed, type, plan.nodes));
    return code(value, path, at);
  };
  const { isTypeOf } = type;
  if (!isTypeOf) return run;
  const sure = (is: unknown, value: unknown): void => {
    if (is) return;
    throw new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, {
      nodes: plan.nodes,
    });
  };
  return (value, path, at) => {
    const is: unknown = isTypeOf(value, at.context, plan.info(path, at));
    if (isPromise(is))
      return is.then((kept) => {
        sure(kept, value);
        return run(value, path, at);
      });
    sure(is, value);
    return run(value, path, at);
  };
}

function completeAbstract(fixed: Operation, plan: FieldPlan, type: GraphQLAbstractType): Complete {
  const byName = new Map<string, Complete>();
  const resolveType = type.resolveType ?? defaultTypeResolver;
  const completeAs = (name: unknown, value: unknown, path: Path, run: Run): unknown => {
    let complete = byName.get(name as string);
    if (!complete) {
      const found = runtimeType(fixed, plan, type, name, value);
      complete = completeObject(fixed, plan, found);
      byName.set(found.name, complete);
    }
    return complete(value, path, run);
  };
  return (value, path, run) => {
    const name: unknown = resolveType(value, run.context, plan.info(path, run), type);
    return isPromise(name)
      ? name.then((kept) => completeAs(kept, value, path, run))
      : completeAs(name, value, path, run);
  };
}

function runtimeType(
  { schema }: Operation,
  { parentType, definition, nodes }: FieldPlan,
  type: GraphQLAbstractType,
  name: unknown,
  value: unknown,
): GraphQLObjectType {
  const field = `field "${parentType.name}.${definition.name}"`;
  const refuse = (why: string): GraphQLError => new GraphQLError(why, { nodes });
  if (typeof name !== 'string')
    throw refuse(
      `Abstract type "${type.name}" must resolve to an Object type at runtime for ${field} with ` +
        `value ${inspect(value)}, received "${inspect(name)}".`,
    );
  const found = schema.getType(name);
  if (!found)
    throw refuse(
      `Abstract type "${type.name}" was resolved to a type "${name}" that does not exist inside the schema.`,
    );
  if (!isObjectType(found))
    throw refuse(`Abstract type "${type.name}" was resolved to a non-object type "${name}".`);
  if (!schema.isSubType(type, found))
    throw refuse(`Runtime Object type "${name}" is not a possible type for "${type.name}".`);
  return found;
}

const subfields = (
  { schema, fragments, conditions }: Operation,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Map<string, readonly FieldNode[]> =>
  collectSubfields(schema, fragments, conditions as Record<string, unknown>, type, nodes);
