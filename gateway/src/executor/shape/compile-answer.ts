import type { GraphQLError, GraphQLSchema } from 'graphql';
import type { Json } from '../../json.js';
import { compileIntrospection } from '../introspection.js';
import type { Operation } from '../operation.js';
import type { Conditions, Run } from '../plan/run.js';
import { shapeCarefully } from './careful-shaper.js';
import { compileFastShaper } from './fast-shaper.js';
import { isIntrospection, shapeOf } from './fields.js';

/** Makes the answer of an execution that has ended. */
export type ShapeAnswer = (run: Run) => {
  readonly data: Json | null;
  readonly errors?: readonly GraphQLError[];
};

/** Compiles what makes the answer of an operation under one setting of its conditions. */
export function compileAnswer(
  operation: Operation,
  schema: GraphQLSchema,
  conditions: Conditions,
): ShapeAnswer {
  const { definition, fragments } = operation;
  const type = schema.getRootType(definition.operation);
  if (!type) throw new Error(`the schema has no ${definition.operation}`);
  const shape = shapeOf({ schema, fragments, conditions }, type, definition.selectionSet);
  const asked = shape.fieldsOf(type).filter(isIntrospection);
  const introspection = compileIntrospection(
    schema,
    operation,
    asked.flatMap(({ nodes }) => nodes),
  );
  const fast = compileFastShaper(schema, shape);
  return (run) => {
    const introspect = introspection(run.variables);
    const data = fast(run.root, introspect);
    if (data) return run.errors.length === 0 ? { data } : { data, errors: run.errors };
    const careful = shapeCarefully(schema, shape, run.root, introspect);
    const errors = [...run.errors, ...unexplained(careful.errors, run.errors)];
    return errors.length === 0 ? { data: careful.data } : { data: careful.data, errors };
  };
}

/** A value is missing where, or in something of which, a subgraph told an error: that is said once. */
function unexplained(found: readonly GraphQLError[], told: readonly GraphQLError[]): readonly GraphQLError[] {
  if (told.length === 0) return found;
  return found.filter(({ path }) => !told.some((error) => explains(error.path, path)));
}

function explains(told: GraphQLError['path'], found: GraphQLError['path']): boolean {
  if (!told || !found) return true;
  return found.every((step, index) => index >= told.length || told[index] === step);
}
