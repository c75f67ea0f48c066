import '../environment.js';
import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { GatewayCode } from '../errors/codes.js';
import type { RequestContext } from '../request-context.js';
import { measureOperation, type OperationSize } from './measure-operation.js';

/** Tokens of one document (trust.md); checked by the parser itself. */
export const MAX_TOKENS = 2_000;

/** The limits of trust.md, each with the code and words of its refusal. */
const LIMITS: readonly { of: keyof OperationSize; most: number; code: GatewayCode; text: string }[] = [
  { of: 'depth', most: 12, code: 'QUERY_TOO_DEEP', text: 'fields inside one another' },
  { of: 'aliases', most: 15, code: 'TOO_MANY_ALIASES', text: 'aliases' },
  { of: 'rootFields', most: 20, code: 'TOO_MANY_ROOT_FIELDS', text: 'root fields' },
  { of: 'cost', most: 5_000, code: 'QUERY_TOO_COSTLY', text: 'objects that the answer may hold' },
];

/** Refuses an operation beyond the limits before anything of it is planned or sent. */
export const limitsPlugin: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, request }) {
        const refusal = operation && refusalOf(schema, document, operation, request.variables ?? {});
        if (refusal) throw refusal;
      },
    };
  },
};

/** Why an operation is refused with these variables; undefined where it is within the limits. */
export function refusalOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError | undefined {
  const fragments = document.definitions.filter((part) => part.kind === Kind.FRAGMENT_DEFINITION);
  const size = measureOperation(schema, operation, fragments, variables);
  const exceeded = LIMITS.find(({ of, most }) => size[of] > most);
  return exceeded && refusal(exceeded, size[exceeded.of]);
}

function refusal({ code, most, text }: (typeof LIMITS)[number], found: number): GraphQLError {
  return new GraphQLError(`The operation has ${found} ${text}; at most ${most} are allowed.`, {
    extensions: { code, found, most, http: { status: 400 } },
  });
}
