import { MOST_FAULTS, toldFaults } from '@anzhi/service-kit';
import {
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import type { Json } from '../json.js';

/** What is wrong with a client's variables, as far as it is told; undefined for what fits. */
export function faultsOfVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Json,
): readonly GraphQLError[] | undefined {
  if (variableDefinitions.length === 0) return undefined;
  const { errors } = getVariableValues(schema, variableDefinitions, variables, { maxErrors: MOST_FAULTS });
  return errors && toldFaults(errors);
}
