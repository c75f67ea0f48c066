import {
  executeSync,
  type FieldNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
} from 'graphql';
import type { Json } from '../json.js';
import type { Operation } from './operation.js';
import type { Introspect } from './shape/careful-shaper.js';

/** Answers `__schema` and `__type` for one request's variables; `tell` hears what is wrong with them. */
export type Introspection = (variables: Json, tell: (error: GraphQLError) => void) => Introspect;

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
  const answer = (variableValues: Json, tell: (error: GraphQLError) => void): Json => {
    const { data, errors = [] } = executeSync({ schema, document, variableValues });
    if (!data) throw new Error('introspection failed', { cause: errors[0] });
    for (const error of errors) tell(error);
    return data;
  };
  if (definition.variableDefinitions.length > 0) {
    return (variables, tell) => {
      let data: Json | undefined;
      return (key) => {
        data ??= answer(variables, tell);
        return data[key];
      };
    };
  }
  let known: Json | undefined;
  return (variables, tell) => (key) => {
    // graphql-js gives objects without a prototype, which take 1.4 to 1.8 times as long to become text, with every request.
    known ??= JSON.parse(JSON.stringify(answer(variables, tell))) as Json;
    return known[key];
  };
}
