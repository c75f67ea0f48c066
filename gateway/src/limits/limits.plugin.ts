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

/** Objects and lists inside one another in the variables, themselves the first. */
const MAX_NESTING = 500;

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
        const variables = request.variables ?? {};
        const refusal =
          textOf(variables) === undefined
            ? tooNested()
            : operation && refusalOf(schema, document, operation, variables);
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

/** Variables as JSON; undefined where they are nested beyond what can be handed on: whoever reads them does so by calls in calls. */
export function textOf(variables: Readonly<Record<string, unknown>>): string | undefined {
  try {
    const text = JSON.stringify(variables);
    // A level takes two characters: shorter ones need no look.
    return text.length > 2 * MAX_NESTING && nestedBeyond(variables, MAX_NESTING) ? undefined : text;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function nestedBeyond(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => nestedBeyond(inner, levels - 1));
}

function tooNested(): GraphQLError {
  return new GraphQLError(`The variables are nested deeper than ${MAX_NESTING} levels.`, {
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  });
}

function refusal({ code, most, text }: (typeof LIMITS)[number], found: number): GraphQLError {
  return new GraphQLError(`The operation has ${found} ${text}; at most ${most} are allowed.`, {
    extensions: { code, found, most, http: { status: 400 } },
  });
}
