import {
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import type { Json } from '../json.js';

/** Told at most: the text of each may repeat a whole variable, so that many would be as long as its square. */
const MOST_FAULTS = 5;

/** What is wrong with a client's variables; undefined for what fits. */
export function faultsOfVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Json,
): readonly GraphQLError[] | undefined {
  if (variableDefinitions.length === 0) return undefined;
  const { errors } = getVariableValues(schema, variableDefinitions, variables, { maxErrors: MOST_FAULTS });
  // Without the words of graphql-js that it stopped looking.
  return errors?.slice(0, MOST_FAULTS);
}
