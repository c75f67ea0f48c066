import { executeSync, type FieldNode, type GraphQLSchema, Kind, OperationTypeNode } from 'graphql';
import type { Json } from '../json.js';
import type { Operation } from './operation.js';
import type { Introspect } from './shape/careful-shaper.js';

/** Answers `__schema` and `__type` for one request's variables. */
export type Introspection = (variables: Json) => Introspect;

/** @param nodes the introspection fields at the root of the operation; without variables they are worked out once. */
export function compileIntrospection(
  schema: GraphQLSchema,
  operation: Operation,
  nodes: readonly FieldNode[],
): Introspection {
  const definition = {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    variableDefinitions: operation.definition.variableDefinitions ?? [],
    selectionSet: { kind: Kind.SELECTION_SET, selections: nodes },
  } as const;
  const document = {
    kind: Kind.DOCUMENT,
    definitions: [definition, ...operation.fragments.values()],
  } as const;
  const answer = (variableValues: Json): Json => {
    const { data, errors } = executeSync({ schema, document, variableValues });
    if (!data || errors) throw new Error('introspection failed', { cause: errors?.[0] });
    return data;
  };
  if (definition.variableDefinitions.length > 0) {
    return (variables) => {
      let data: Json | undefined;
      return (key) => {
        data ??= answer(variables);
        return data[key];
      };
    };
  }
  let known: Json | undefined;
  return (variables) => (key) => {
    known ??= answer(variables);
    return known[key];
  };
}
