import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Json } from '../../json.js';
import { compileIntrospection } from '../introspection.js';
import type { Operation } from '../operation.js';
import type { Conditions, Run } from '../plan/run.js';
import { shapeCarefully } from './careful-shaper.js';
import { compileFastShaper } from './fast-shaper.js';
import { isIntrospection, shapeOf } from './fields.js';

/** Makes the answers of an operation under one setting of its conditions. */
export interface ShapeAnswer {
  /** The answer of an execution that has ended. */
  of(run: Run): { readonly data: Json | null; readonly errors?: readonly GraphQLError[] };
  /** Characters of the code that it was compiled to. */
  readonly length: number;
}

/** Compiles what makes the answer of an operation under one setting of its conditions. */
export function compileAnswer(
  operation: Operation,
  schema: GraphQLSchema,
  conditions: Conditions,
): ShapeAnswer {
  const { definition, fragments, given } = operation;
  const type = schema.getRootType(definition.operation);
  if (!type) throw new Error(`the schema has no ${definition.operation}`);
  const shape = shapeOf({ schema, fragments, conditions, given }, type, definition.selectionSet);
  const asked = shape.fieldsOf(type).filter(isIntrospection);
  const introspection = compileIntrospection(
    schema,
    operation,
    asked.flatMap(({ nodes }) => nodes),
  );
  const fast = compileFastShaper(schema, shape);
  const of: ShapeAnswer['of'] = (run) => {
    const introspect = introspection(run.variables, (error) => run.errors.push(error));
    const data = fast.of(run.root, introspect);
    const told = given.size === 0 ? run.errors : run.errors.map((error) => inGivenNames(error, given));
    if (data) return told.length === 0 ? { data } : { data, errors: told };
    const careful = shapeCarefully(schema, shape, run.root, introspect, told);
    const errors = [...told, ...careful.errors];
    return errors.length === 0 ? { data: careful.data } : { data: careful.data, errors };
  };
  return { of, length: fast.length };
}

/** An error with the client's own aliases in its path. */
function inGivenNames(error: GraphQLError, given: ReadonlyMap<string, string>): GraphQLError {
  const { path, message, extensions, originalError } = error;
  if (!path?.some((step) => typeof step === 'string' && given.has(step))) return error;
  const named = path.map((step) => (typeof step === 'string' ? (given.get(step) ?? step) : step));
  return new GraphQLError(message, { path: named, extensions, originalError });
}
